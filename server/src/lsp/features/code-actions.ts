/** Quick fixes for findings, and the fix of everything that is safe. */
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver';
import type { Analyzed } from '../analyses.ts';
import type { Context, Feature } from '../context.ts';
import { fromRange, toRange, touches } from '../convert.ts';
import { fixDocument, toWorkspaceEdit } from '../fixing.ts';
import { SOURCE } from '../present/diagnostics.ts';
import { type Choice, quickFixes } from '../present/quick-fixes.ts';
import {
  CLIENT_COMMANDS,
  COMMANDS,
  type CommandArgument,
  type FixDocumentArgument,
  type IgnoreArgument,
} from '../protocol.ts';
import { outdated } from '../scheduler.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.kanwu`;

/** What an action carries whose edit is worked out when it is chosen. */
interface LaterEdit {
  readonly uri: string;
  readonly version: number;
  readonly rule: string;
}

export const codeActions: Feature = {
  capabilities: (client) => ({
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL],
      resolveProvider: client.resolvesActionEdits,
    },
  }),

  register(context) {
    const { connection, analyses } = context;
    connection.onCodeAction(async (params, token) => {
      const { uri } = params.textDocument;
      const actions: CodeAction[] = [];
      // only where it is asked for, on save or from the menu of source actions: it takes an analysis of its own
      if (params.context.only !== undefined && isAsked(FIX_ALL, params)) {
        actions.push(...(await fixAll(context, uri, token)));
      }
      if (isAsked(CodeActionKind.QuickFix, params)) {
        const analyzed = await analyses.current(uri, token);
        if (analyzed !== undefined) actions.push(...quickFixesAt(context, analyzed, params));
      }
      return actions;
    });
    connection.onCodeActionResolve((action, token) => resolve(context, action, token));
  },
};

/** Whether actions of a kind are wanted: `only` names the kind itself or one above it. */
function isAsked(kind: string, { context: { only } }: CodeActionParams): boolean {
  return only === undefined || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

async function fixAll(context: Context, uri: string, token: CancellationToken): Promise<CodeAction[]> {
  const { locale, client } = context;
  const fixed = await fixDocument(context, uri, { safety: 'safe', only: [] }, token);
  if (fixed === undefined || fixed.result.edits.length === 0) return [];
  const count = fixed.result.applied.length;
  const title = locale.say({ en: `Make all ${count} safe repairs`, zh: `完成全部 ${count} 处稳妥修复` });
  return [{ title, kind: FIX_ALL, edit: toWorkspaceEdit(client, fixed.document, fixed.result.edits) }];
}

function quickFixesAt(context: Context, analyzed: Analyzed, { range, context: asked }: CodeActionParams): CodeAction[] {
  const { document, analysis, settings } = analyzed;
  if (settings.isExcluded) return [];
  const isOfPlace = ({ source, code, range }: Diagnostic, { rule, place }: Choice) =>
    source === SOURCE && code === rule && touches(fromRange(document.text, range), place);
  return quickFixes(analysis.findings, fromRange(document.text, range), context.metaOf).map((choice) => ({
    title: context.locale.say(choice.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: asked.diagnostics.filter((diagnostic) => isOfPlace(diagnostic, choice)),
    ...effectOf(context, analyzed, choice),
  }));
}

function effectOf({ client }: Context, { document }: Analyzed, choice: Choice): Partial<CodeAction> {
  const { uri, version, text } = document;
  const { rule } = choice;
  const apply = client.options.handlesCommands !== true;
  const commandOf = (command: string, argument: CommandArgument | { rule: string }) => ({
    command: { title: '', command, arguments: [argument] },
  });
  switch (choice.kind) {
    case 'edits':
      return { edit: toWorkspaceEdit(client, document, choice.edits), isPreferred: choice.isPreferred };
    case 'all': {
      const data: LaterEdit = { uri, version, rule };
      if (client.resolvesActionEdits && (choice.isSafe || apply)) return { data };
      const argument: FixDocumentArgument = { uri, safety: 'suggested', only: [rule], apply };
      return commandOf(COMMANDS.fixDocument, argument);
    }
    case 'ignore': {
      const argument: IgnoreArgument = { uri, rule, range: toRange(text, choice.place), apply };
      return commandOf(COMMANDS.ignore, argument);
    }
    case 'documentation':
      return apply
        ? commandOf(COMMANDS.explain, { rule })
        : { command: { title: '', command: CLIENT_COMMANDS.explainRule, arguments: [rule] } };
  }
}

async function resolve(context: Context, action: CodeAction, token: CancellationToken): Promise<CodeAction> {
  const data = action.data as LaterEdit | undefined;
  if (data === undefined || action.edit !== undefined) return action;
  const { uri, version, rule } = data;
  const fixed = await fixDocument(context, uri, { safety: 'suggested', only: [rule] }, token);
  if (fixed === undefined || fixed.document.version !== version) throw outdated();
  return { ...action, edit: toWorkspaceEdit(context.client, fixed.document, fixed.result.edits) };
}
