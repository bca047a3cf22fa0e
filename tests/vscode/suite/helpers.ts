import * as vscode from 'vscode';

/** Waits until `find` finds something; throws with `what` after 20 s. */
export async function until<T>(what: string, find: () => T | Promise<T>, limitMs = 20_000): Promise<NonNullable<T>> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const found = await find();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

/** A file of the workspace that the tests run in, shown in an editor. */
export async function open(name: string): Promise<vscode.TextEditor> {
  const [uri] = await until(name, async () => {
    const found = await vscode.workspace.findFiles(`**/${name}`);
    return found.length ? found : undefined;
  });
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri!));
}

/** A new document that has no file. */
export async function openText(content: string, language = 'policy-document'): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }));
}

export const ruleOf = ({ code }: vscode.Diagnostic): string =>
  String(typeof code === 'object' ? code.value : (code ?? ''));

/** The findings of a document, once there are some that `accept` takes. */
export const findings = (
  { uri }: vscode.TextDocument,
  accept: (found: readonly vscode.Diagnostic[]) => boolean = (found) => found.length > 0,
): Promise<readonly vscode.Diagnostic[]> =>
  until(`findings in ${uri.path}`, () => {
    const found = vscode.languages.getDiagnostics(uri);
    return accept(found) ? found : undefined;
  });

/** The tab of a Kanwu preview, once it is open. */
export const previewTab = (): Promise<vscode.TabInputTextDiff> =>
  until('a preview', () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .map(({ input }) => input)
      .find(
        (input): input is vscode.TabInputTextDiff =>
          input instanceof vscode.TabInputTextDiff && input.modified.scheme === 'kanwu-preview',
      ),
  );

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
