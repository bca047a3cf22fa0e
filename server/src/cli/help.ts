import type { Localized } from '../core/engine/rule.ts';
import type { Command } from './options.ts';

const COMMON: Localized = {
  en: `Options of every command:
  --format pretty|json|sarif|github   how results are written (default: pretty)
  --stdin                             read the text from standard input
  --stdin-filename NAME               its name, for its kind and its configuration
  --encoding auto|utf-8|gb18030|big5|utf-16le|…
                                      encoding of the files (default: auto)
  --rule ID=error|warning|info|hint|off
                                      severity of a rule or category (may be repeated)
  --only ID[,ID…]                     only these rules or categories
  --config FILE                       in place of the nearest .kanwurc.json
  --jobs N                            threads (default: as many as are worth while)
  --no-progress                       no progress line on standard error
  -h, --help   -v, --version

Exit code: 0 nothing at error or warning; 1 findings at error or warning; 2 wrong use or unreadable input.
Results go to standard output, messages to standard error.`,
  zh: `各命令通用的选项：
  --format pretty|json|sarif|github   结果的格式（默认 pretty）
  --stdin                             从标准输入读取文本
  --stdin-filename NAME               给该文本命名，据以判断类型、查找配置
  --encoding auto|utf-8|gb18030|big5|utf-16le|…
                                      文件编码（默认 auto，自动识别）
  --rule ID=error|warning|info|hint|off
                                      规则或类别的级别（可重复）
  --only ID[,ID…]                     只用这些规则或类别
  --config FILE                       代替最近的 .kanwurc.json
  --jobs N                            线程数（默认按需）
  --no-progress                       不在标准错误上显示进度
  -h, --help   -v, --version

退出码：0 没有错误或警告；1 有错误或警告；2 用法不对，或有输入无法读取。
结果写到标准输出，消息写到标准错误。`,
};

const PATHS: Localized = {
  en: `PATH is a file, a folder (its .txt, .md and .gongwen files) or a glob such as '**/*.{txt,md}'.`,
  zh: `PATH 可以是文件、文件夹（其中的 .txt、.md、.gongwen 文件）或 '**/*.{txt,md}' 这样的通配模式。`,
};

/** What each command is called with, and what it does. */
const USAGE: Readonly<Record<Command, { readonly call: string } & Localized>> = {
  check: { call: 'kanwu check [PATH…]', en: 'list findings', zh: '列出问题' },
  fix: { call: 'kanwu fix PATH…', en: 'apply safe fixes in place', zh: '就地作安全修复' },
  outline: { call: 'kanwu outline [PATH…]', en: 'show the tree of headings', zh: '显示标题层次' },
  rules: { call: 'kanwu rules', en: 'list all rules', zh: '列出全部规则' },
  explain: {
    call: 'kanwu explain RULE…',
    en: 'document rules, or all of a category',
    zh: '说明规则，或一类的全部规则',
  },
  stream: { call: 'kanwu stream', en: 'JSON records in, with findings out', zh: '逐行处理 JSON 记录' },
  lsp: { call: 'kanwu lsp --stdio', en: 'start the language server', zh: '启动语言服务器' },
  help: { call: 'kanwu help [COMMAND]', en: 'show help', zh: '显示帮助' },
};

const DETAILS: Partial<Record<Command, Localized>> = {
  check: PATHS,
  outline: PATHS,
  fix: {
    en: `${PATHS.en}
Each file is written whole or not at all; its encoding, byte order mark, line ends and mode stay.

  --suggested   suggested fixes too (the preferred one where there are several)
  --stdout      write the repaired text to standard output, not to the file
  --diff        write the difference to standard output
  --dry-run     only say what would be repaired`,
    zh: `${PATHS.zh}
每个文件要么整个写好，要么保持原样；编码、字节顺序标记、行尾和权限都不变。

  --suggested   也作建议的修复（有几种时取首选）
  --stdout      把修复后的文本写到标准输出，不改文件
  --diff        把差异写到标准输出
  --dry-run     只说明会修复什么`,
  },
  stream: {
    en: `Reads one JSON object a line and writes the same object with \`kanwu\` added: \`findings\`, and \`text\` where fixes
change the text. A bad record comes back with \`kanwu.error\`. The order is kept.

  --field NAME   member that holds the text (default: text)
  --suggested    suggested fixes too`,
    zh: `每行读入一个 JSON 对象，原样写出并加上 \`kanwu\`：\`findings\`，以及修复后有变化时的 \`text\`。
无法处理的记录带 \`kanwu.error\` 写出。顺序不变。

  --field NAME   存放文本的成员（默认 text）
  --suggested    也作建议的修复`,
  },
};

/** The help of one command, or of all. */
export function helpText(command: Command | undefined): Localized {
  if (command === undefined || command === 'help') return overview();
  const { call, en, zh } = USAGE[command];
  const details = DETAILS[command];
  const common = command === 'lsp' ? undefined : COMMON;
  const text = (language: keyof Localized, about: string) =>
    [`${call}: ${about}`, details?.[language], common?.[language]].filter((part) => part !== undefined).join('\n\n');
  return { en: `${text('en', en)}\n`, zh: `${text('zh', zh)}\n` };
}

function overview(): Localized {
  const text = (language: keyof Localized, title: string) => {
    const calls = Object.values(USAGE).map((usage) => `  ${usage.call.padEnd(24)}${usage[language]}`);
    return `${title}\n\n${calls.join('\n')}\n\n${PATHS[language]}\n\n${COMMON[language]}\n`;
  };
  return {
    en: text(
      'en',
      'Kanwu finds and repairs scrape artifacts, encoding errors and broken numbering in Chinese documents.',
    ),
    zh: text('zh', '勘误：查找并修复中文公文中的采集残留、编码错误和编号错误。'),
  };
}
