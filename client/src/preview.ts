/** Shows what an edit would make of a document beside what stands there, and writes it only when told to. */
import * as vscode from 'vscode';
import type { Range } from 'vscode-languageclient';
import type { ProposedText } from './protocol.ts';

const SCHEME = 'kanwu-preview';

export interface Proposal {
  readonly document: vscode.TextDocument;
  readonly proposed: ProposedText;
  /** Title of the diff: “Clean Document”. */
  readonly title: string;
  /** What would be done, in a sentence for the question. */
  readonly summary: string;
  /** Places of the new text that could only be guessed. */
  readonly doubtful?: readonly Range[];
  /** Another answer beside *Apply*: a button and what it does. */
  readonly alternative?: { readonly label: string; readonly run: () => Promise<void> };
}

interface Pending {
  readonly proposal: Proposal;
  readonly uri: vscode.Uri;
  /** Resolves the question of {@link Preview.show}, whichever way the answer comes. */
  readonly answer: (answer: Answer) => void;
}

type Answer = 'apply' | 'discard' | 'alternative';

export class Preview implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #pending = new Map<string, Pending>();
  readonly #doubtful = vscode.window.createTextEditorDecorationType({
    textDecoration: 'underline dotted',
    backgroundColor: new vscode.ThemeColor('editor.wordHighlightStrongBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.infoForeground'),
  });
  readonly #subscriptions: vscode.Disposable[];
  #count = 0;

  constructor() {
    this.#subscriptions = [
      this.#doubtful,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
      }),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) this.#decorate(editor);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document.uri)),
      vscode.commands.registerCommand('kanwu.applyPreview', () => this.#answerActive('apply')),
      vscode.commands.registerCommand('kanwu.discardPreview', () => this.#answerActive('discard')),
    ];
  }

  /**
   * Shows the proposal and waits for an answer. Returns true where it was applied. The whole of it is one step to undo.
   */
  async show(proposal: Proposal): Promise<boolean> {
    const { document, title } = proposal;
    this.#count += 1;
    const uri = document.uri.with({ scheme: SCHEME, query: String(this.#count) });
    this.#texts.set(uri.toString(), proposal.proposed.text);
    const name = document.uri.path.split('/').pop() ?? '';
    const answered = new Promise<Answer>((answer) => this.#pending.set(uri.toString(), { proposal, uri, answer }));
    await vscode.commands.executeCommand('vscode.diff', document.uri, uri, `${title}: ${name}`, { preview: true });
    for (const editor of vscode.window.visibleTextEditors) this.#decorate(editor);
    void this.#ask(uri, proposal);
    const answer = await answered;
    this.#pending.delete(uri.toString());
    await closeTab(uri);
    this.#texts.delete(uri.toString());
    if (answer === 'alternative') await proposal.alternative?.run();
    return answer === 'apply' && (await apply(proposal));
  }

  async #ask(uri: vscode.Uri, { summary, alternative }: Proposal): Promise<void> {
    const [applyLabel, discardLabel] = [vscode.l10n.t('Apply'), vscode.l10n.t('Discard')];
    const labels = [applyLabel, ...(alternative ? [alternative.label] : []), discardLabel];
    const chosen = await vscode.window.showInformationMessage(summary, ...labels);
    // Dismissed without an answer: the buttons in the title of the diff remain.
    if (chosen === undefined) return;
    const answer = chosen === applyLabel ? 'apply' : chosen === discardLabel ? 'discard' : 'alternative';
    this.#pending.get(uri.toString())?.answer(answer);
  }

  #answerActive(answer: Answer): void {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    const uri = input instanceof vscode.TabInputTextDiff ? input.modified.toString() : undefined;
    const pending = uri ? this.#pending.get(uri) : [...this.#pending.values()].at(-1);
    pending?.answer(answer);
  }

  #closed(uri: vscode.Uri): void {
    if (uri.scheme !== SCHEME) return;
    this.#pending.get(uri.toString())?.answer('discard');
  }

  #decorate(editor: vscode.TextEditor): void {
    const doubtful = this.#pending.get(editor.document.uri.toString())?.proposal.doubtful;
    if (!doubtful) return;
    const hoverMessage = vscode.l10n.t('A guess: what stood here could not be made out with certainty.');
    editor.setDecorations(
      this.#doubtful,
      doubtful.map(({ start, end }) => ({
        range: new vscode.Range(start.line, start.character, end.line, end.character),
        hoverMessage,
      })),
    );
  }

  dispose(): void {
    for (const { answer } of this.#pending.values()) answer('discard');
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

/** Writes the edits, all or none. */
async function apply({ document, proposed }: Proposal): Promise<boolean> {
  if (proposed.version !== null && proposed.version !== document.version) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Nothing was changed: the document was edited while the preview was open. Run the command again.'),
    );
    return false;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    proposed.edits.map(({ range: { start, end }, newText }) =>
      vscode.TextEdit.replace(new vscode.Range(start.line, start.character, end.line, end.character), newText),
    ),
  );
  return vscode.workspace.applyEdit(edit);
}

async function closeTab(uri: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const shown = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString(),
  );
  if (shown.length) await vscode.window.tabGroups.close(shown);
}
