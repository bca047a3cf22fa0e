/** What is said about a broken number: what stands there, what was expected, and why. */
import type { Localized } from '../engine/rule.ts';
import type { NumberBreak } from './checks.ts';
import { labelWith } from './labels.ts';

const UNIT: Readonly<Record<string, string>> = { article: '条', chapter: '章', section: '节', part: '编' };

/** The message of a finding on a broken number. */
export function breakMessage(found: NumberBreak): Localized {
  const { heading, related, expected, kind } = found;
  const wanted = labelWith(heading, expected);
  const { label } = heading;
  const before = related === undefined || related === heading ? undefined : related.label;
  if (kind === 'malformed') {
    return {
      en: `“${label}” is no number; “${wanted}” is expected here.`,
      zh: `“${label}”不是正确的数字写法，此处应为“${wanted}”。`,
    };
  }
  if (found.first || before === undefined) {
    return {
      en: `The list begins with “${label}”; “${wanted}” is expected first.`,
      zh: `此处序号从“${label}”开始，前面缺“${wanted}”。`,
    };
  }
  if (found.swapped) {
    return {
      en: `“${label}” and “${before}” have changed places; “${wanted}” is expected here.`,
      zh: `“${label}”与“${before}”次序颠倒，此处应为“${wanted}”。`,
    };
  }
  const unit = UNIT[heading.style] ?? '项';
  const reason = { en: `the one before is “${before}”`, zh: `上一${unit}是“${before}”` };
  const follows = related !== undefined && related.start > heading.start;
  const why = follows ? { en: `the one after is “${before}”`, zh: `下一${unit}是“${before}”` } : reason;
  return {
    gap: {
      en: `Number skipped: ${why.en}, so “${wanted}” is expected, not “${label}”.`,
      zh: `序号缺漏：${why.zh}，此处应为“${wanted}”，实为“${label}”。`,
    },
    duplicate: {
      en: `Number repeated: ${why.en}, so “${wanted}” is expected, not “${label}” again.`,
      zh: `序号重复：${why.zh}，此处应为“${wanted}”，实为“${label}”。`,
    },
    order: {
      en: `Number out of order: ${why.en}, so “${wanted}” is expected, not “${label}”.`,
      zh: `序号错乱：${why.zh}，此处应为“${wanted}”，实为“${label}”。`,
    },
    restart: {
      en: `Numbering starts over: ${why.en}, so “${wanted}” is expected, not “${label}”. Two documents may have been joined here, or the numbers not been carried on.`,
      zh: `序号重新开始：${why.zh}，此处应为“${wanted}”，实为“${label}”。可能是两份文件拼接，或序号没有接排。`,
    },
  }[kind];
}
