/** The door for VS Code on a desktop or a remote machine: the server runs as a Node process. */
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateKanwu } from './extension.ts';

export function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'server', 'dist', 'node.js').fsPath;
  const server = { module, transport: TransportKind.ipc };
  return activateKanwu(context, (id, name, options) => new LanguageClient(id, name, server, options));
}
