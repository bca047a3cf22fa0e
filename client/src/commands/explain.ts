/** The documentation of a rule, as the server has it, in VS Code's Markdown preview. */
import * as vscode from 'vscode';
import type { Session } from '../session.ts';

const SCHEME = 'kanwu-rule';

/** Where a finding's rule links to; `{rule}` stands for the rule's id. */
export const RULE_ADDRESS = 'command:kanwu.explainRule?%5B%22{rule}%22%5D';

export class RuleDocumentation implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[];

  constructor(session: Session) {
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        provideTextDocumentContent: async ({ path }) => {
          const rule = path.slice(1).replace(/\.md$/, '');
          const found = await session.client.sendRequest<{ markdown: string } | null>('kanwu/explain', { rule });
          return found?.markdown ?? vscode.l10n.t('There is no rule {0}.', rule);
        },
      }),
      vscode.commands.registerCommand('kanwu.explainRule', (rule: string) =>
        vscode.commands.executeCommand(
          'markdown.showPreview',
          vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` }),
        ),
      ),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
