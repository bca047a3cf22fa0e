/** The door for VS Code in a browser: the server runs as a web worker. */
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateKanwu } from './extension.ts';

/** The server, and before it the data that it reads from `globalThis`. */
const SCRIPTS = ['tables.js', 'opencc.js', 'browser.js'];

export function activate(context: vscode.ExtensionContext): Promise<void> {
  const worker = startWorker(
    SCRIPTS.map((name) => vscode.Uri.joinPath(context.extensionUri, 'server', 'dist', name).toString(true)),
  );
  context.subscriptions.push({ dispose: () => worker.terminate() });
  return activateKanwu(context, (id, name, options) => new LanguageClient(id, name, worker, options));
}

function startWorker(scripts: readonly string[]): Worker {
  const source = `importScripts(${scripts.map((script) => JSON.stringify(script)).join(', ')});`;
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  return new Worker(address);
}
