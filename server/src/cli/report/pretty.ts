/** `--format pretty`: for people at a terminal. */
import type { Severity } from '../../core/engine/rule.ts';
import { LEVEL_NAMES } from '../../core/engine/rule-page.ts';
import type { Language } from '../language.ts';
import type { FileResult, FindingResult, FixedResult, FixResultItem } from '../result.ts';
import type { Terminal } from '../terminal.ts';
import { excerptLines, visible } from './excerpt.ts';
import { type Paint, painter } from './paint.ts';
import type { Reporter, Summary } from './reporter.ts';

const STYLES: Readonly<Record<Severity, Parameters<Paint>[0]>> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
  hint: 'grey',
};
const SAFETY = { safe: { en: 'safe', zh: '安全' }, suggested: { en: 'suggested', zh: '建议' } };
/** A repair is shown in full up to this many characters. */
const SHOWN_REPAIR = 60;
const INDENT = '      ';

/**
 * @param showsFindings false where standard output is taken by the repaired text: then only messages are given
 * @param dryRun says "would repair", as nothing is written
 */
export function prettyReporter(terminal: Terminal, showsFindings: boolean, dryRun: boolean): Reporter {
  const { language } = terminal;
  const paint = painter(terminal.colours);
  return {
    begin: async () => undefined,
    async file(result) {
      if (result.fixed !== undefined) {
        for (const line of fixedLines(result.path, result.fixed, language, dryRun)) {
          if (showsFindings) await terminal.write(`${line}\n`);
          else terminal.say(line);
        }
      }
      if (!showsFindings || result.findings.length === 0) return;
      const about = result.encoding === 'utf-8' ? result.script : `${result.encoding}, ${result.script}`;
      await terminal.write(`${paint('bold', result.path)}  ${paint('grey', `(${about})`)}\n`);
      for (const group of groupsOf(result)) await terminal.write(groupText(group, language, paint));
      await terminal.write('\n');
    },
    async end(summary) {
      const text = summaryText(summary, language, dryRun);
      if (showsFindings) await terminal.write(`${text}\n`);
      else terminal.say(text);
    },
  };
}

/** Findings of one rule on one line are shown together, at the place of the first. */
function groupsOf({ findings }: FileResult): FindingResult[][] {
  const groups = new Map<string, FindingResult[]>();
  for (const finding of findings) {
    const key = `${finding.line}\n${finding.rule}\n${finding.severity}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function groupText(group: readonly FindingResult[], language: Language, paint: Paint): string {
  const first = group[0]!;
  const style = STYLES[first.severity];
  const place = `${first.line}:${first.column}`.padStart(7);
  const head = `${place}  ${paint(style, LEVEL_NAMES[first.severity][language])}  ${visible(first.message[language])}  ${paint('grey', first.rule)}`;
  const lines = [head];
  if (first.excerpt !== undefined) {
    const { line, marks } = excerptLines(first.excerpt);
    lines.push(`${INDENT}${paint('grey', '│')} ${line}`, `${INDENT}${paint('grey', '│')} ${paint(style, marks)}`);
  }
  if (first.fix !== undefined) lines.push(`${INDENT}${fixText(first.fix, language)}`);
  for (const alternative of first.alternatives ?? []) {
    lines.push(`${INDENT}${language === 'zh' ? '或者：' : 'or: '}${repairText(alternative, language)}`);
  }
  if (group.length > 1) {
    const columns = group.slice(1).map(({ column }) => column);
    lines.push(
      INDENT +
        paint(
          'grey',
          language === 'zh'
            ? `本行还有 ${columns.length} 处，在第 ${columns.join('、')} 列`
            : `and ${columns.length} more on this line, at ${columns.length === 1 ? 'column' : 'columns'} ${columns.join(', ')}`,
        ),
    );
  }
  return `${lines.join('\n')}\n`;
}

function fixText(fix: FixResultItem, language: Language): string {
  const safety = SAFETY[fix.safety][language];
  return language === 'zh'
    ? `修复（${safety}）：${repairText(fix, language)}`
    : `fix (${safety}): ${repairText(fix, language)}`;
}

/** The title of a repair, with what would stand there where that is short; guessed characters stand in 〔〕. */
function repairText({ title, edits, doubtful }: FixResultItem, language: Language): string {
  const text = visible(title[language]);
  const doubts = doubtful ?? [];
  if (doubts.length === 0) return text;
  const shown = edits.map((edit, index) => {
    let marked = '';
    let at = 0;
    for (const doubt of doubts.filter((candidate) => candidate.edit === index)) {
      marked += `${edit.text.slice(at, doubt.start)}〔${edit.text.slice(doubt.start, doubt.end)}〕`;
      at = doubt.end;
    }
    return marked + edit.text.slice(at);
  });
  const joined = visible(shown.join(' … '));
  const cut = joined.length > SHOWN_REPAIR ? `${joined.slice(0, SHOWN_REPAIR)}…` : joined;
  return language === 'zh' ? `${text}：${cut}（〔〕中为推测）` : `${text}: ${cut} (〔〕 is a guess)`;
}

function fixedLines(path: string, fixed: FixedResult, language: Language, dryRun: boolean): string[] {
  const counts = Object.entries(fixed.byRule).sort(([a], [b]) => (a < b ? -1 : 1));
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const lines: string[] = [];
  if (total > 0) {
    const list = counts.map(([rule, count]) => `${rule} ${count}`).join(', ');
    lines.push(
      language === 'zh'
        ? `${path}：${dryRun ? '可修复' : '已修复'} ${total} 处（${list}）`
        : `${path}: ${dryRun ? 'would repair' : 'repaired'} ${total} (${list})`,
    );
  }
  if (fixed.doubtful.length > 0) {
    lines.push(
      language === 'zh'
        ? `${path}：其中 ${fixed.doubtful.length} 处含有推测的字，请核对`
        : `${path}: ${plural(fixed.doubtful.length, 'place')} could only be guessed, please check`,
    );
  }
  if (fixed.oscillating.length > 0) {
    const rules = fixed.oscillating.join(', ');
    lines.push(
      language === 'zh'
        ? `${path}：以下规则的修复互相抵消，已停止：${rules}`
        : `${path}: stopped, because the fixes of these rules undo each other: ${rules}`,
    );
  }
  return lines;
}

function summaryText(summary: Summary, language: Language, dryRun: boolean): string {
  const { bySeverity, fixed, safe, suggested, errors } = summary;
  const counts = (Object.keys(STYLES) as Severity[]).filter((severity) => (bySeverity[severity] ?? 0) > 0);
  if (language === 'zh') {
    const found = counts.map((severity) => `${LEVEL_NAMES[severity].zh} ${bySeverity[severity]}`).join('，');
    const parts = [
      `${summary.files} 个文件，${grouped(summary.characters)} 字：${found === '' ? '没有发现问题' : found}`,
      ...(fixed > 0 ? [`${dryRun ? '可修复' : '已修复'} ${fixed} 处`] : []),
      ...(fixed === 0 && safe > 0 ? [`\`kanwu fix\` 可安全修复 ${safe} 处`] : []),
      ...(suggested > 0 ? [`另有 ${suggested} 处有修复建议（--suggested）`] : []),
      ...(errors.length > 0 ? [`${errors.length} 项未能处理`] : []),
    ];
    return `${parts.join('；')}。`;
  }
  const found = counts.map((severity) => plural(bySeverity[severity]!, LEVEL_NAMES[severity].en)).join(', ');
  const parts = [
    `${plural(summary.files, 'file')}, ${plural(summary.characters, 'character')}: ${found === '' ? 'nothing found' : found}`,
    ...(fixed > 0 ? [`${dryRun ? 'would repair' : 'repaired'} ${fixed}`] : []),
    ...(fixed === 0 && safe > 0 ? [`\`kanwu fix\` repairs ${safe} of them safely`] : []),
    ...(suggested > 0 ? [`${suggested} more ${suggested === 1 ? 'has' : 'have'} a suggested fix (--suggested)`] : []),
    ...(errors.length > 0 ? [`${plural(errors.length, 'input')} could not be done`] : []),
  ];
  return `${parts.join('; ')}.`;
}

function plural(count: number, noun: string): string {
  const isMass = noun === 'info';
  return `${grouped(count)} ${noun}${count === 1 || isMass ? '' : 's'}`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
