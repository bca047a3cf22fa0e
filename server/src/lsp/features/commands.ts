/** Commands. They propose and write nothing, unless the client asks the server to apply what it proposes. */
import {
  type CancellationToken,
  ErrorCodes,
  type ExecuteCommandParams,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { RuleId } from '../../core/engine/rule.ts';
import type { Command } from '../commands/command.ts';
import { convertScriptCommand } from '../commands/convert-script.ts';
import { fixDocumentCommand } from '../commands/fix-document.ts';
import { ignoreFinding } from '../commands/ignore.ts';
import { renumberCommand } from '../commands/renumber.ts';
import type { Context, Feature } from '../context.ts';
import { toWorkspaceEdit } from '../fixing.ts';
import { COMMANDS, type ProposedIgnoreFile } from '../protocol.ts';
import { refresh } from './configuration.ts';

/** Those that propose new text for a document. */
const PROPOSING: Readonly<Record<string, Command>> = {
  [COMMANDS.fixDocument]: fixDocumentCommand,
  [COMMANDS.renumber]: renumberCommand,
  [COMMANDS.convertScript]: convertScriptCommand,
};

export const commands: Feature = {
  capabilities: () => ({
    executeCommandProvider: { commands: [...Object.keys(PROPOSING), COMMANDS.ignore, COMMANDS.explain] },
  }),

  register(context) {
    context.connection.onExecuteCommand(async (params, token) => {
      try {
        return await execute(context, params, token);
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        throw new ResponseError(LSPErrorCodes.RequestFailed, error instanceof Error ? error.message : String(error));
      }
    });
  },
};

async function execute(
  context: Context,
  { command, arguments: given }: ExecuteCommandParams,
  token: CancellationToken,
) {
  const argument: Readonly<Record<string, unknown>> = given?.[0] ?? {};
  if (command === COMMANDS.explain) return explain(context, argument.rule as RuleId);
  const propose = PROPOSING[command];
  if (propose === undefined && command !== COMMANDS.ignore) {
    throw new ResponseError(ErrorCodes.InvalidParams, `there is no command ${command}`);
  }
  const { uri } = argument;
  const document = typeof uri === 'string' ? context.documents.get(uri) : undefined;
  if (typeof uri !== 'string' || document === undefined) return null;
  if (command === COMMANDS.ignore) {
    const list = await ignoreFinding(context, document, argument);
    if (argument.apply !== true) return list;
    await write(context, list);
    return null;
  }
  const proposal = await propose?.(context, { ...argument, uri }, token);
  if (proposal === undefined) return null;
  if (argument.apply !== true) return proposal.proposed;
  const edit = toWorkspaceEdit(context.client, proposal.document, proposal.edits);
  if (proposal.edits.length > 0) await context.connection.workspace.applyEdit({ label: 'Kanwu', edit });
  return null;
}

async function write(context: Context, { file, content }: ProposedIgnoreFile): Promise<void> {
  const { connection, files } = context;
  const access = files.localTo(file);
  if (access !== undefined) await access.write(file, content);
  else {
    const all = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };
    await connection.workspace.applyEdit({
      documentChanges: [
        { kind: 'create', uri: file, options: { ignoreIfExists: true } },
        { textDocument: { uri: file, version: null }, edits: [{ range: all, newText: content }] },
      ],
    });
  }
  refresh(context);
}

/** Shows the documentation of a rule: its page where there is one, or else a message. */
async function explain({ connection, client, locale, metaOf }: Context, rule: RuleId) {
  const { ruleUrl } = client.options;
  if (ruleUrl !== undefined && client.showsDocuments) {
    await connection.window.showDocument({ uri: ruleUrl.replaceAll('{rule}', rule), external: true });
  } else {
    const { why, whatToDo } = metaOf(rule).docs;
    connection.window.showInformationMessage(`${rule}: ${locale.say(why)} ${locale.say(whatToDo)}`);
  }
  return null;
}
