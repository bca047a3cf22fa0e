/** Gives a heading another number; every reference in the document follows. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { readArabic, readHan } from '../../core/model/numerals.ts';
import { groundEdits, renameNumber } from '../../core/model/renumber.ts';
import type { Feature } from '../context.ts';
import { toWorkspaceEdit } from '../fixing.ts';
import { PlacedView } from '../placed-view.ts';

export const rename: Feature = {
  capabilities: () => ({ renameProvider: { prepareProvider: true } }),

  register({ connection, analyses, client, locale }) {
    connection.onPrepareRename(async ({ textDocument: { uri }, position }, token) => {
      const analyzed = await analyses.current(uri, token);
      if (analyzed === undefined) return null;
      const view = new PlacedView(analyzed);
      const found = view.numberAt(position);
      return found === undefined ? null : { range: view.rangeOf(found.span), placeholder: view.textOf(found.span) };
    });
    connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }, token) => {
      const analyzed = await analyses.current(uri, token);
      if (analyzed === undefined) return null;
      const found = new PlacedView(analyzed).numberAt(position);
      if (found === undefined) return null;
      const number = numberIn(newName);
      if (number === undefined) {
        const en = `“${newName}” is no number: write one like 12 or 十二.`;
        const message = locale.say({ en, zh: `“${newName}”不是编号：请写成 12 或十二。` });
        throw new ResponseError(LSPErrorCodes.RequestFailed, message);
      }
      const { document, analysis } = analyzed;
      const edits = renameNumber(analysis.view, found.heading.numberStart, number);
      return toWorkspaceEdit(client, document, groundEdits(edits, analysis.view.layer));
    });
  },
};

/** The number that a person wrote: `12`, `十二`, or a whole label such as `第十二条`. */
function numberIn(name: string): number | undefined {
  const bare = name.trim().replace(/^[第附件（(]+|[条條章节節编編）)、.．款项項]+$/g, '');
  const number = readArabic(bare).value ?? readHan(bare).value;
  return number === null || number < 1 ? undefined : number;
}
