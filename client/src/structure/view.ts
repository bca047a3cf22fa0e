/** *Kanwu: Document Structure* in the Explorer. */
import * as vscode from 'vscode';
import { fixSection } from '../commands/fixes.ts';
import { renumberAt } from '../commands/renumber.ts';
import type { Preview } from '../preview.ts';
import type { OutlineNode } from '../protocol.ts';
import { activeKanwuEditor, type Session } from '../session.ts';
import { buildHeadings, type Heading, type Headings, headingAt, NO_HEADINGS, toMarkdown } from './headings.ts';
import { toTreeItem } from './item.ts';

const VIEW = 'kanwu.structure';
const REFRESH_DELAY_MS = 150;
const FOLLOW_DELAY_MS = 100;

export class StructureView implements vscode.Disposable, vscode.TreeDataProvider<Heading> {
  readonly #session: Session;
  readonly #preview: Preview;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<Heading>;
  readonly #subscriptions: vscode.Disposable[];
  readonly onDidChangeTreeData = this.#changed.event;
  #document: vscode.TextDocument | undefined;
  #nodes: readonly OutlineNode[] = [];
  #headings: Headings = NO_HEADINGS;
  #onlyBroken = false;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;
  #followTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session, preview: Preview) {
    this.#session = session;
    this.#preview = preview;
    this.#view = vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = [
      this.#view,
      this.#changed,
      session.onDidChangeStatus(({ uri, state }) => {
        if (state === 'idle' && uri === this.#document?.uri.toString()) this.#refreshSoon();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.#refreshSoon()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document === this.#document) this.#followSoon();
      }),
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.#refreshSoon();
      }),
      vscode.commands.registerCommand('kanwu.structure.goTo', (heading: Heading) => this.#goTo(heading)),
      vscode.commands.registerCommand('kanwu.structure.showBroken', () => this.#filter(true)),
      vscode.commands.registerCommand('kanwu.structure.showAll', () => this.#filter(false)),
      vscode.commands.registerCommand('kanwu.structure.copyMarkdown', (heading?: Heading) =>
        this.#copyMarkdown(heading),
      ),
      vscode.commands.registerCommand('kanwu.structure.fixSection', (heading?: Heading) => this.#fixSection(heading)),
      vscode.commands.registerCommand('kanwu.structure.renumberFromHere', (heading?: Heading) =>
        this.#renumber('from-here', heading),
      ),
      vscode.commands.registerCommand('kanwu.structure.renumberLevel', (heading?: Heading) =>
        this.#renumber('level', heading),
      ),
      vscode.commands.registerCommand('kanwu.structure.refresh', () => this.#refresh()),
    ];
    this.#refreshSoon();
  }

  getTreeItem(heading: Heading): vscode.TreeItem {
    return toTreeItem(heading);
  }

  getChildren(heading?: Heading): readonly Heading[] & Heading[] {
    return [...(heading?.children ?? this.#headings.roots)];
  }

  getParent(heading: Heading): Heading | undefined {
    return heading.parent;
  }

  #refreshSoon(): void {
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => void this.#refresh(), REFRESH_DELAY_MS);
  }

  async #refresh(): Promise<void> {
    // Another kind of editor in front, a diff or an image: what was shown stays.
    const document = activeKanwuEditor()?.document ?? (this.#document?.isClosed ? undefined : this.#document);
    if (!this.#view.visible) return;
    this.#document = document;
    const nodes = document ? await this.#outlineOf(document) : [];
    if (document !== this.#document) return;
    this.#nodes = nodes;
    this.#rebuild();
  }

  async #outlineOf(document: vscode.TextDocument): Promise<readonly OutlineNode[]> {
    try {
      return (await this.#session.outline(document)).nodes;
    } catch (error) {
      this.#session.client.error('The outline could not be read', error, false);
      return [];
    }
  }

  #rebuild(): void {
    this.#headings = buildHeadings(this.#nodes, this.#onlyBroken);
    const { broken, roots } = this.#headings;
    this.#view.description = broken ? vscode.l10n.t('{0} broken', broken) : '';
    this.#view.message = roots.length ? '' : this.#emptyMessage();
    this.#changed.fire();
    this.#followSoon();
  }

  #emptyMessage(): string {
    if (!this.#document) return vscode.l10n.t('Open a document to see its structure.');
    if (this.#onlyBroken && this.#nodes.length) return vscode.l10n.t('All headings are in order.');
    return vscode.l10n.t('No headings were found in this document.');
  }

  #filter(onlyBroken: boolean): void {
    this.#onlyBroken = onlyBroken;
    void vscode.commands.executeCommand('setContext', 'kanwu.structure.onlyBroken', onlyBroken);
    this.#rebuild();
  }

  #followSoon(): void {
    clearTimeout(this.#followTimer);
    this.#followTimer = setTimeout(() => void this.#follow(), FOLLOW_DELAY_MS);
  }

  async #follow(): Promise<void> {
    const editor = activeKanwuEditor();
    if (!editor || editor.document !== this.#document || !this.#view.visible) return;
    const { line, character } = editor.selection.active;
    const heading = headingAt(this.#headings, line, character);
    if (!heading || this.#view.selection[0]?.id === heading.id) return;
    try {
      await this.#view.reveal(heading, { select: true, focus: false });
    } catch {
      // The tree was built anew meanwhile, and follows again when it is there.
    }
  }

  async #goTo({ node: { selectionRange } }: Heading): Promise<void> {
    if (!this.#document) return;
    const { start, end } = selectionRange;
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    const editor = await vscode.window.showTextDocument(this.#document, { selection: range });
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** The whole outline, or the part of it below a heading. */
  async #copyMarkdown(heading: Heading | undefined): Promise<void> {
    await vscode.env.clipboard.writeText(toMarkdown(heading ? [heading.node] : this.#nodes));
    vscode.window.setStatusBarMessage(vscode.l10n.t('The outline was copied as Markdown.'), 3000);
  }

  /** Called without a heading from the keyboard: the selected one is meant. */
  async #fixSection(heading = this.#view.selection[0]): Promise<void> {
    if (this.#document && heading) await fixSection(this.#session, this.#preview, this.#document, heading.node.range);
  }

  async #renumber(scope: 'from-here' | 'level', heading = this.#view.selection[0]): Promise<void> {
    if (!this.#document || !heading) return;
    await renumberAt(this.#session, this.#preview, this.#document, heading.node.selectionRange.start, scope);
  }

  dispose(): void {
    clearTimeout(this.#refreshTimer);
    clearTimeout(this.#followTimer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
