/**
 * What to do with the results of the server's commands when something in VS Code runs them, such as an entry of the
 * quick-fix menu: the server proposes and writes nothing; here a proposal is shown, and written when it is accepted.
 */
import * as vscode from 'vscode';
import type { ExecuteCommandMiddleware } from 'vscode-languageclient';
import type { Preview } from '../preview.ts';
import type { ProposedFixes, ProposedIgnoreFile, ProposedText } from '../protocol.ts';
import { proposeFixes } from './fixes.ts';
import { writeIgnoreFile } from './ignore.ts';

type Handler = (preview: Preview, document: vscode.TextDocument, result: unknown) => Promise<unknown>;

const propose =
  (title: () => string): Handler =>
  (preview, document, result) => {
    const proposed = result as ProposedText;
    const summary = vscode.l10n.t('{0}: {1} changes.', title(), proposed.edits.length);
    return preview.show({ document, proposed, title: title(), summary });
  };

const handlers: Readonly<Record<string, Handler>> = {
  'kanwu.fixDocument': (preview, document, result) =>
    proposeFixes(preview, document, vscode.l10n.t('Clean Document'), result as ProposedFixes),
  'kanwu.renumber': propose(() => vscode.l10n.t('Renumber')),
  'kanwu.convertScript': propose(() => vscode.l10n.t('Convert Script')),
  'kanwu.ignore': (_preview, _document, result) => writeIgnoreFile(result as ProposedIgnoreFile),
};

export function commandResults(preview: Preview): NonNullable<ExecuteCommandMiddleware['executeCommand']> {
  return async (command, args, next) => {
    const result: unknown = await next(command, args);
    const handle = handlers[command];
    const uri: unknown = args[0]?.uri;
    if (!handle || !result || typeof uri !== 'string') return result;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    await handle(preview, document, result);
    return result;
  };
}
