/** Reads the command line. Every mistake is named with what is allowed in its place. */
import { parseArgs } from 'node:util';
import { mostSimilar } from '../config/similar.ts';
import { LEVELS, notAllowed, ruleNames, unknownRule } from '../config/values.ts';
import { FILE_ENCODINGS, type FileEncoding, fileEncoding } from '../core/bytes/file.ts';
import type { Severity } from '../core/engine/rule.ts';
import { UsageError } from './language.ts';

export const COMMANDS = ['check', 'fix', 'outline', 'rules', 'explain', 'stream', 'lsp', 'help'] as const;
export type Command = (typeof COMMANDS)[number];

export const FORMATS = ['pretty', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

export interface Options {
  readonly command: Command;
  /** Paths and globs; for `explain` rule ids, for `help` a command. */
  readonly operands: readonly string[];
  readonly format: Format;
  readonly stdin: boolean;
  readonly stdinFilename: string | undefined;
  readonly encoding: FileEncoding | 'auto';
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Rules and categories; empty means all. */
  readonly only: readonly string[];
  readonly config: string | undefined;
  /** Undefined: as many as are worth while. */
  readonly jobs: number | undefined;
  readonly progress: boolean;
  readonly suggested: boolean;
  readonly stdout: boolean;
  readonly diff: boolean;
  readonly dryRun: boolean;
  /** Name of the member that holds the text of a record of `stream`. */
  readonly field: string;
  readonly version: boolean;
}

const FIX = ['fix'] as const;
const DEFINITIONS: Readonly<Record<string, Definition>> = {
  format: { type: 'string' },
  stdin: { type: 'boolean' },
  'stdin-filename': { type: 'string' },
  encoding: { type: 'string' },
  rule: { type: 'string', multiple: true },
  only: { type: 'string', multiple: true },
  config: { type: 'string' },
  jobs: { type: 'string', short: 'j' },
  'no-progress': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  suggested: { type: 'boolean', commands: ['fix', 'stream'] },
  stdout: { type: 'boolean', commands: FIX },
  diff: { type: 'boolean', commands: FIX },
  'dry-run': { type: 'boolean', commands: FIX },
  field: { type: 'string', commands: ['stream'] },
  stdio: { type: 'boolean', commands: ['lsp'] },
  clientProcessId: { type: 'string', commands: ['lsp'] },
};

interface Definition {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  readonly commands?: readonly Command[];
}

const FORMATS_OF: Partial<Record<Command, readonly Format[]>> = {
  stream: ['pretty', 'json'],
  outline: ['pretty', 'json'],
  rules: ['pretty', 'json'],
  explain: ['pretty', 'json'],
};

/** @throws UsageError */
export function parseOptions(args: readonly string[]): Options {
  const { values, operands } = readArguments(args);
  const flag = (name: string) => values.has(name);
  const last = (name: string) => values.get(name)?.at(-1);
  const command = commandOf(operands, flag);
  for (const name of values.keys()) checkBelongs(name, command);
  const options: Options = {
    command: flag('help') ? 'help' : command,
    operands: flag('help') ? [command] : operands.slice(1),
    format: oneOf('format', last('format') ?? 'pretty', FORMATS_OF[command] ?? FORMATS),
    stdin: flag('stdin'),
    stdinFilename: last('stdin-filename'),
    encoding: encodingOf(last('encoding') ?? 'auto'),
    rules: Object.fromEntries((values.get('rule') ?? []).map(ruleSetting)),
    only: (values.get('only') ?? []).flatMap((list) => list.split(',')).map(knownRule),
    config: last('config'),
    jobs: jobsOf(last('jobs')),
    progress: !flag('no-progress'),
    suggested: flag('suggested'),
    stdout: flag('stdout'),
    diff: flag('diff'),
    dryRun: flag('dry-run'),
    field: last('field') ?? 'text',
    version: flag('version'),
  };
  if (options.command !== 'help' && !options.version) checkTogether(options, flag('stdio'));
  return options;
}

function readArguments(args: readonly string[]): { values: Map<string, string[]>; operands: string[] } {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(DEFINITIONS).map(([name, { type, short, multiple }]) => [
        name,
        { type, ...(short !== undefined && { short }), ...(multiple && { multiple }) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const definition = Object.hasOwn(DEFINITIONS, token.name) ? DEFINITIONS[token.name] : undefined;
    if (definition === undefined) throw unknownOption(token.rawName);
    if (definition.type === 'boolean' && token.value !== undefined) {
      throw new UsageError(
        `${token.rawName} is a switch and takes no value; write it without \`=${token.value}\``,
        `${token.rawName} 是开关，不带值；请去掉 \`=${token.value}\``,
      );
    }
    if (definition.type === 'string') {
      if (token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('-'))) {
        throw new UsageError(
          `${token.rawName} needs a value: ${EXAMPLES[token.name] ?? `${token.rawName} VALUE`}`,
          `${token.rawName} 需要一个值：${EXAMPLES[token.name] ?? `${token.rawName} 值`}`,
        );
      }
    }
    const known = values.get(token.name) ?? [];
    values.set(token.name, [...known, token.value ?? '']);
  }
  return { values, operands };
}

const EXAMPLES: Readonly<Record<string, string>> = {
  format: `--format ${FORMATS.join('|')}`,
  'stdin-filename': '--stdin-filename notice.txt',
  encoding: `--encoding auto|${FILE_ENCODINGS.join('|')}`,
  rule: '--rule scrape/inline-pinyin=error',
  only: '--only encoding,scrape',
  config: '--config path/.kanwurc.json',
  jobs: '--jobs 4',
  field: '--field content',
};

function unknownOption(name: string): UsageError {
  const names = Object.keys(DEFINITIONS).map((known) => `--${known}`);
  const similar = mostSimilar(name, names);
  return new UsageError(
    `there is no option ${name}; ${similar === undefined ? '`kanwu help` lists them' : `did you mean ${similar}?`}`,
    `没有选项 ${name}；${similar === undefined ? '用 `kanwu help` 可列出全部' : `是否指 ${similar}？`}`,
  );
}

function commandOf(operands: readonly string[], flag: (name: string) => boolean): Command {
  const word = operands[0];
  if (word === undefined) return 'help';
  const command = COMMANDS.find((known) => known === word);
  if (command !== undefined) return command;
  if (flag('help')) return 'help';
  const similar = mostSimilar(word, COMMANDS);
  throw new UsageError(
    `there is no command \`${word}\`; ${similar === undefined ? `use ${COMMANDS.join(', ')}` : `did you mean \`${similar}\`?`}`,
    `没有命令 \`${word}\`；${similar === undefined ? `可用 ${COMMANDS.join('、')}` : `是否指 \`${similar}\`？`}`,
  );
}

function checkBelongs(name: string, command: Command): void {
  const { commands } = DEFINITIONS[name]!;
  if (commands === undefined || command === 'help' || commands.includes(command)) return;
  throw new UsageError(
    `--${name} belongs to ${commands.map((known) => `\`kanwu ${known}\``).join(' and ')}, not to \`kanwu ${command}\``,
    `--${name} 用于 ${commands.map((known) => `\`kanwu ${known}\``).join(' 和 ')}，不能用于 \`kanwu ${command}\``,
  );
}

function oneOf<T extends string>(option: string, word: string, allowed: readonly T[]): T {
  const found = allowed.find((known) => known === word);
  if (found !== undefined) return found;
  const message = notAllowed(word, allowed);
  throw new UsageError(`--${option}: ${message.en}`, `--${option}：${message.zh}`);
}

function encodingOf(label: string): FileEncoding | 'auto' {
  if (label === 'auto') return 'auto';
  return fileEncoding(label) ?? oneOf('encoding', label, FILE_ENCODINGS);
}

function ruleSetting(setting: string): [string, Severity | 'off'] {
  const [name = '', level, ...rest] = setting.split('=');
  if (level === undefined || rest.length > 0) {
    throw new UsageError(
      `--rule ${setting}: write it as ID=LEVEL, such as scrape/inline-pinyin=off; levels are ${LEVELS.join(', ')}`,
      `--rule ${setting}：应写成 ID=级别，如 scrape/inline-pinyin=off；级别有 ${LEVELS.join('、')}`,
    );
  }
  if (!ruleNames().includes(name)) throw unknownRuleError('--rule', name);
  return [name, oneOf(`rule ${name}`, level, LEVELS)];
}

function knownRule(name: string): string {
  if (!ruleNames().includes(name.trim())) throw unknownRuleError('--only', name.trim());
  return name.trim();
}

export function unknownRuleError(where: string, name: string): UsageError {
  const message = unknownRule(name);
  return new UsageError(`${where}: ${message.en}`, `${where}：${message.zh}`);
}

function jobsOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const jobs = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (jobs >= 1 && jobs <= 256) return jobs;
  throw new UsageError(
    `--jobs: \`${value}\` is not allowed here; use a whole number from 1 to 256`,
    `--jobs：此处不能用 \`${value}\`；请用 1 到 256 的整数`,
  );
}

/** What can't be said in one breath. */
function checkTogether(options: Options, stdio: boolean): void {
  const { command, operands, stdin } = options;
  const takesPaths = command === 'check' || command === 'fix' || command === 'outline';
  if (stdin && operands.length > 0 && takesPaths) {
    throw new UsageError(
      `--stdin reads the text from standard input, so no PATH can be given beside it (\`${operands[0]}\`); to name the text use --stdin-filename`,
      `--stdin 从标准输入读取文本，不能同时给出路径（\`${operands[0]}\`）；要给文本命名，请用 --stdin-filename`,
    );
  }
  if (options.stdinFilename !== undefined && !stdin) {
    throw new UsageError(
      '--stdin-filename only names a text that is read with --stdin; add --stdin',
      '--stdin-filename 只用于为 --stdin 读取的文本命名；请加上 --stdin',
    );
  }
  if (options.stdout && options.diff) {
    throw new UsageError(
      '--stdout and --diff both write to stdout; use one',
      '--stdout 与 --diff 都写到标准输出；请只用一个',
    );
  }
  if ((options.stdout || options.diff) && options.format !== 'pretty') {
    const name = options.stdout ? '--stdout' : '--diff';
    throw new UsageError(
      `${name} puts the ${options.stdout ? 'text' : 'difference'} on stdout, so --format ${options.format} has no place there; use --dry-run --format ${options.format}`,
      `${name} 已占用标准输出，不能再用 --format ${options.format}；可改用 --dry-run --format ${options.format}`,
    );
  }
  if (command === 'fix' && !stdin && operands.length === 0) {
    throw new UsageError(
      '`kanwu fix` changes files, so it must be told which: name files, folders or globs (`.` is this folder)',
      '`kanwu fix` 会修改文件，必须指明范围：请给出文件、文件夹或通配模式（`.` 表示当前文件夹）',
    );
  }
  if (command === 'explain' && operands.length === 0) {
    throw new UsageError(
      '`kanwu explain` needs a rule, such as `kanwu explain scrape/inline-pinyin`; `kanwu rules` lists them',
      '`kanwu explain` 需要规则名，如 `kanwu explain scrape/inline-pinyin`；用 `kanwu rules` 可列出全部',
    );
  }
  if ((command === 'rules' || command === 'stream' || command === 'lsp') && operands.length > 0) {
    throw new UsageError(
      `\`kanwu ${command}\` takes no arguments (\`${operands[0]}\`)${command === 'stream' ? '; it reads records from standard input' : ''}`,
      `\`kanwu ${command}\` 不带参数（\`${operands[0]}\`）${command === 'stream' ? '；它从标准输入读取记录' : ''}`,
    );
  }
  if (command === 'lsp' && !stdio) {
    throw new UsageError(
      'the language server speaks over standard input and output; start it with `kanwu lsp --stdio`',
      '语言服务器通过标准输入输出通信；请用 `kanwu lsp --stdio` 启动',
    );
  }
}
