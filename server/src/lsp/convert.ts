/** The edge between the core's offsets and the protocol's positions: lines and columns exist only here. */
import { DiagnosticSeverity, type Position, type Range, type TextEdit } from 'vscode-languageserver';
import type { Severity } from '../core/engine/rule.ts';
import type { Edit, Span } from '../core/text/edit.ts';
import type { Text } from '../core/text/text.ts';

/** The range of `[start, end)`, in UTF-16 columns. */
export function toRange(text: Text, span: Span): Range {
  return { start: text.positionAt(span.start), end: text.positionAt(span.end) };
}

/** The reverse; a range that runs backwards is turned round, one that leaves the text is cut to it. */
export function fromRange(text: Text, range: Range): Span {
  const a = text.offsetAt(range.start);
  const b = text.offsetAt(range.end);
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

export function toTextEdits(text: Text, edits: readonly Edit[]): TextEdit[] {
  return edits.map((edit) => ({ range: toRange(text, edit), newText: edit.text }));
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toSeverity(severity: Severity): DiagnosticSeverity {
  return SEVERITIES[severity];
}

/** Whether two spans share a unit or touch. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

export function isPosition(value: unknown): value is Position {
  const position = value as Position | null;
  return typeof position === 'object' && position !== null && isCount(position.line) && isCount(position.character);
}

export function isRange(value: unknown): value is Range {
  const range = value as Range | null;
  return typeof range === 'object' && range !== null && isPosition(range.start) && isPosition(range.end);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0;
}
