/** Keeps the documents up to date, and forgets what is closed. */
import { TextDocumentSyncKind } from 'vscode-languageserver';
import type { Feature } from '../context.ts';

export const synchronization: Feature = {
  capabilities: () => ({
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  }),

  register({ connection, documents, analyses, settings, reports, encodings, events }) {
    connection.onDidOpenTextDocument(async ({ textDocument: { uri, languageId, version, text } }) => {
      analyses.drop(uri);
      const document = documents.open(uri, languageId, version, text);
      events.emit('opened', uri);
      if (await encodings.look(document)) reports.repeatStatus(uri);
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      if (documents.change(uri, version, contentChanges) === undefined) return;
      analyses.drop(uri);
      events.emit('changed', uri);
    });
    connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
      reports.markDue(uri);
      events.emit('saved', uri);
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      documents.close(uri);
      analyses.drop(uri);
      settings.forget(uri);
      reports.forget(uri);
      encodings.forget(uri);
      events.emit('closed', uri);
    });
  },
};
