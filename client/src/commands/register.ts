/** Every command of the palette, by its id. */
import * as vscode from 'vscode';
import type { Preview } from '../preview.ts';
import { activeKanwuEditor, type Session } from '../session.ts';
import { convertToSimplified, convertToTraditional } from './convert.ts';
import { reopenWithDetectedEncoding } from './encoding.ts';
import { cleanDocument, fixAllOfThisKind } from './fixes.ts';
import { ignoreHere } from './ignore.ts';
import { renumber } from './renumber.ts';

type EditorCommand = (session: Session, preview: Preview, editor: vscode.TextEditor) => Promise<unknown>;

/** Commands that work on the document in the active editor. */
const editorCommands: Readonly<Record<string, EditorCommand>> = {
  'kanwu.cleanDocument': cleanDocument,
  'kanwu.fixAllOfThisKind': fixAllOfThisKind,
  'kanwu.renumberHeadings': renumber,
  'kanwu.convertToSimplified': convertToSimplified,
  'kanwu.convertToTraditional': convertToTraditional,
  'kanwu.reopenWithDetectedEncoding': (session, _preview, editor) => reopenWithDetectedEncoding(session, editor),
  'kanwu.ignoreHere': (session, _preview, editor) => ignoreHere(session, editor),
  'kanwu.analyzeNow': (session, _preview, editor) => session.analyze(editor.document),
};

export function registerCommands(session: Session, preview: Preview): vscode.Disposable[] {
  const inEditor = Object.entries(editorCommands).map(([id, run]) =>
    vscode.commands.registerCommand(id, async () => {
      const editor = activeKanwuEditor();
      if (editor) return run(session, preview, editor);
      const message = vscode.l10n.t('Open a plain text, Markdown or policy document first.');
      return void vscode.window.showInformationMessage(message);
    }),
  );
  return [
    ...inEditor,
    vscode.commands.registerCommand('kanwu.showOutput', () => session.client.outputChannel.show()),
    vscode.commands.registerCommand('kanwu.restartServer', async () => {
      await session.client.stop();
      await session.client.start();
    }),
  ];
}
