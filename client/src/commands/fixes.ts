/** *Clean Document*, *Fix All of This Kind* and *Fix This Section*: many repairs at once, shown before they are written. */
import * as vscode from 'vscode';
import type { Range } from 'vscode-languageclient';
import type { Preview } from '../preview.ts';
import type { ProposedFixes } from '../protocol.ts';
import type { Session } from '../session.ts';
import { pickRule } from './findings.ts';

interface FixRequest {
  readonly safety: 'safe' | 'suggested';
  readonly only?: readonly string[];
  readonly range?: Range;
}

export const cleanDocument = (session: Session, preview: Preview, editor: vscode.TextEditor): Promise<void> =>
  requestFixes(session, preview, editor.document, vscode.l10n.t('Clean Document'), { safety: 'safe' });

export async function fixAllOfThisKind(session: Session, preview: Preview, editor: vscode.TextEditor): Promise<void> {
  const rule = await pickRule(editor);
  const title = vscode.l10n.t('Fix All of This Kind');
  if (rule) await requestFixes(session, preview, editor.document, title, { safety: 'suggested', only: [rule] });
}

export const fixSection = (
  session: Session,
  preview: Preview,
  document: vscode.TextDocument,
  range: Range,
): Promise<void> =>
  requestFixes(session, preview, document, vscode.l10n.t('Fix This Section'), { safety: 'safe', range });

async function requestFixes(
  session: Session,
  preview: Preview,
  document: vscode.TextDocument,
  title: string,
  request: FixRequest,
): Promise<void> {
  const proposed = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Kanwu: working out the repairs') },
    () => session.execute<ProposedFixes | null>('kanwu.fixDocument', { uri: session.uriOf(document), ...request }),
  );
  if (!proposed) return;
  const more = () => requestFixes(session, preview, document, title, { ...request, safety: 'suggested' });
  await proposeFixes(preview, document, title, proposed, request.safety === 'safe' ? more : undefined);
}

/** Shows the fixes in a preview with a title. `more` computes them anew with the suggested ones. */
export async function proposeFixes(
  preview: Preview,
  document: vscode.TextDocument,
  title: string,
  proposed: ProposedFixes,
  more?: () => Promise<void>,
): Promise<void> {
  const withSuggested = vscode.l10n.t('Include Suggested Repairs');
  if (proposed.edits.length === 0) {
    const nothing = vscode.l10n.t('There is nothing that Kanwu would repair without being asked.');
    const choices = more && proposed.remaining > 0 ? [withSuggested] : [];
    const chosen = await vscode.window.showInformationMessage(nothing, ...choices);
    if (chosen === withSuggested) await more?.();
    return;
  }
  await preview.show({
    document,
    proposed,
    title,
    summary: summaryOf(proposed),
    doubtful: proposed.doubtful,
    ...(more && proposed.remaining > 0 ? { alternative: { label: withSuggested, run: more } } : {}),
  });
}

function summaryOf({ counts, remaining, doubtful }: ProposedFixes): string {
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  const shown = entries.slice(0, 4).map(([rule, count]) => `${rule} ${count}`);
  if (entries.length > shown.length) shown.push('…');
  const parts = [vscode.l10n.t('{0} repairs ({1}).', total, shown.join(', '))];
  if (remaining > 0) parts.push(vscode.l10n.t('{0} findings stay.', remaining));
  if (doubtful.length > 0) parts.push(vscode.l10n.t('{0} guesses are underlined.', doubtful.length));
  return parts.join(' ');
}
