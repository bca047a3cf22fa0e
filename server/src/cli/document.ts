/** One document: from bytes to text, to findings, to its repaired form and back to bytes. */
import { detectEncoding } from '../core/bytes/detect.ts';
import { bomLength, type DecodedFile, decodeFile, type FileEncoding } from '../core/bytes/file.ts';
import type { DocumentFix, Finding } from '../core/engine/finding.ts';
import type { LanguageId } from '../core/engine/rule.ts';
import type { OutlineNode } from '../core/model/outline.ts';
import type { Text } from '../core/text/text.ts';
import { InputError } from './language.ts';
import { excerptOf, placeOf } from './place.ts';
import type { FindingResult, FixResultItem, OutlineItem } from './result.ts';

export interface Decoded extends DecodedFile {
  /** True where the encoding was found out and not given. */
  readonly detected: boolean;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** @throws InputError where the bytes are no text */
export function decode(bytes: Uint8Array, encoding: FileEncoding | 'auto'): Decoded {
  if (encoding !== 'auto') return { ...decodeAs(bytes, encoding), detected: false, confidence: 1 };
  const detected = detectEncoding(bytes);
  if ('notText' in detected) {
    const { en, zh } = detected.notText;
    throw new InputError(
      `is not text: ${en}; to read it as text anyway name its encoding with --encoding`,
      `不是文本：${zh}；如仍要按文本读取，请用 --encoding 指定编码`,
    );
  }
  return { ...decodeAs(bytes, detected.encoding), detected: true, confidence: detected.confidence };
}

function decodeAs(bytes: Uint8Array, encoding: FileEncoding): DecodedFile {
  if (encoding !== 'utf-8') return decodeFile(bytes, encoding);
  try {
    // Sound UTF-8 comes back as the same bytes, so there is nothing to try out.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding, bom: bomLength(bytes, encoding) > 0, exact: true };
  } catch {
    return decodeFile(bytes, encoding);
  }
}

/** The language that a file's name stands for. */
export function languageOfFile(path: string): LanguageId {
  if (/\.(?:md|markdown)$/i.test(path)) return 'markdown';
  return /\.gongwen$/i.test(path) ? 'policy-document' : 'plaintext';
}

/** Findings as plain data, with lines and columns. */
export function findingResults(text: Text, findings: readonly Finding[], withExcerpts: boolean): FindingResult[] {
  return findings.map((finding) => ({
    rule: finding.rule,
    category: finding.category,
    severity: finding.severity,
    ...placeOf(text, finding.start, finding.end),
    message: finding.message,
    ...(finding.evidence && { evidence: finding.evidence }),
    ...(finding.expected !== undefined && { expected: finding.expected }),
    ...(finding.fix && { fix: fixItem(finding.fix) }),
    ...(finding.alternatives && { alternatives: finding.alternatives.map(fixItem) }),
    ...(finding.related && {
      related: finding.related.map(({ start, end, message }) => ({ ...placeOf(text, start, end), message })),
    }),
    ...(withExcerpts && { excerpt: excerptOf(text, finding.start, finding.end) }),
  }));
}

/** Headings as plain data, with their lines. */
export function outlineItems(text: Text, nodes: readonly OutlineNode[]): OutlineItem[] {
  return nodes.map(({ kind, label, number, title, start, end, problem, children }) => ({
    kind,
    label,
    number,
    title,
    start,
    end,
    line: text.positionAt(start).line + 1,
    problem,
    children: outlineItems(text, children),
  }));
}

function fixItem({ safety, title, edits, doubtful }: DocumentFix): FixResultItem {
  return { safety, title, edits, ...(doubtful && doubtful.length > 0 && { doubtful }) };
}
