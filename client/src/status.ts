/** The status bar item: how many findings, which script, and whether Kanwu is at work. */
import * as vscode from 'vscode';
import type { StatusParams } from './protocol.ts';
import { activeKanwuEditor, type Session } from './session.ts';

export class StatusItem implements vscode.Disposable {
  readonly #session: Session;
  readonly #item = vscode.window.createStatusBarItem('kanwu.status', vscode.StatusBarAlignment.Right, 100);
  readonly #subscriptions: vscode.Disposable[];

  constructor(session: Session) {
    this.#session = session;
    this.#item.name = 'Kanwu';
    this.#item.command = 'kanwu.showMenu';
    this.#subscriptions = [
      this.#item,
      session.onDidChangeStatus(() => this.#show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#show()),
      vscode.commands.registerCommand('kanwu.showMenu', showMenu),
    ];
    this.#show();
  }

  #show(): void {
    const editor = activeKanwuEditor();
    if (!editor) {
      this.#item.hide();
      return;
    }
    const status = this.#session.status(editor.document);
    this.#item.text = textOf(status);
    this.#item.tooltip = tooltipOf(status);
    this.#item.show();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

function textOf(status: StatusParams | undefined): string {
  if (!status) return '$(book) Kanwu';
  const icon = status.state === 'running' ? '$(loading~spin)' : status.findings ? '$(warning)' : '$(check)';
  const script = { simplified: ' 简', traditional: ' 繁', mixed: ' 简/繁' }[status.script] ?? '';
  return `${icon} Kanwu ${status.findings}${script}`;
}

function tooltipOf(status: StatusParams | undefined): string {
  if (!status) return vscode.l10n.t('Kanwu has not looked at this document yet.');
  const lines = [
    vscode.l10n.t('{0} findings, {1} of them can be repaired', status.findings, status.fixable),
    vscode.l10n.t('Script: {0}', status.script),
  ];
  if (status.encoding) lines.push(vscode.l10n.t('Encoding: {0}', status.encoding));
  if (status.state === 'running') lines.push(vscode.l10n.t('Reading the document …'));
  return lines.join('\n');
}

async function showMenu(): Promise<void> {
  const items: (vscode.QuickPickItem & { command: string })[] = [
    { label: `$(sparkle) ${vscode.l10n.t('Clean Document')}`, command: 'kanwu.cleanDocument' },
    { label: `$(wrench) ${vscode.l10n.t('Fix All of This Kind')}`, command: 'kanwu.fixAllOfThisKind' },
    { label: `$(list-ordered) ${vscode.l10n.t('Renumber')}`, command: 'kanwu.renumberHeadings' },
    { label: `$(arrow-swap) ${vscode.l10n.t('Convert to Simplified')}`, command: 'kanwu.convertToSimplified' },
    { label: `$(arrow-swap) ${vscode.l10n.t('Convert to Traditional')}`, command: 'kanwu.convertToTraditional' },
    { label: `$(list-tree) ${vscode.l10n.t('Document Structure')}`, command: 'kanwu.structure.focus' },
    { label: `$(problems) ${vscode.l10n.t('Show Problems')}`, command: 'workbench.actions.view.problems' },
    { label: `$(play) ${vscode.l10n.t('Analyze Now')}`, command: 'kanwu.analyzeNow' },
    { label: `$(output) ${vscode.l10n.t('Show Output')}`, command: 'kanwu.showOutput' },
  ];
  const picked = await vscode.window.showQuickPick(items, { placeHolder: 'Kanwu' });
  if (picked) await vscode.commands.executeCommand(picked.command);
}
