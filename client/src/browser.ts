/** The door for VS Code in a browser: the server runs as a web worker. */
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateKanwu } from './extension.ts';

export function activate(context: vscode.ExtensionContext): Promise<void> {
  const script = vscode.Uri.joinPath(context.extensionUri, 'server', 'dist', 'browser.js').toString(true);
  const worker = new Worker(script);
  context.subscriptions.push({ dispose: () => worker.terminate() });
  return activateKanwu(context, (id, name, options) => new LanguageClient(id, name, worker, options));
}
