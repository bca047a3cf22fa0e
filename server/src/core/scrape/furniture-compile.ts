/** Makes regular expressions of furniture patterns, and finds what to look for before one is tried. */
import type { FurniturePattern } from '../tables/furniture-pattern.ts';

/** Pairs of characters too common in sound text to be looked for, if there is another pair. */
const COMMON = new Set(
  '内容 信息 文件 部门 单位 资料 来源 时间 日期 发布 文档 网站 资源 使用 服务 提供 下载 管理 公开 政府 中心 主办 电话 地址 联系 本站 本网 请在 可在 人民 委员 员会 办公 以下 需要 公安 备案 法律 经营 的文 实施 执行 责任 制作 组织 所有 国家 相关 其他 学习 参考 综合 成人 技术 支持 修改 编辑 关于 审核 一般 登记 法规 类别 用户 支付 完成 成功 权益 案号 备的 案的 的所 件的 该文 本条 本文 或者 规定 可以 网络 电子 编号 号: 级别 公共 上传 文字 字是 我们 户上 直接 邮箱 标准 专业 教育 实用 整理 优秀 安全 成交 记录 政务 机关 法规 机构 国家 个人 主管 维护 广告 修改 文明 制定 工作 申请 举报 文章 公布 主题 发文 成文 制发 所属 服务 专题 行政 社会 建设 保护 专业 统一 网上 意见 市长 通知 公告 规定 政策 生成 废止 生效 修订 通过 批准'.split(
    ' ',
  ),
);

/** The regular expression of a pattern, for text as `fold` gives it. `whole`: it must fit from end to end. */
export function compilePattern(pattern: FurniturePattern, whole: boolean): RegExp {
  let source = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    if (char === '\\') source += char + pattern[++i]!;
    else if (inClass) {
      source += char;
      inClass = char !== ']';
    } else if (char === '[') {
      source += char;
      inClass = true;
    } else if (char === '(') source += '(?:';
    else if (char === '#') source += '(?:\\d+)';
    else if (char === '~') source += '(?:[^。]{0,40})';
    else if (char === '…') source += i === 0 ? '[^。]{0,40}' : '(?:.{0,200})';
    else source += char;
  }
  return new RegExp(whole ? `^(?:${source})$` : source, whole ? '' : 'g');
}

/** A pair of characters that a pattern needs, and the furthest place in the line where it can begin. */
export interface NeededPair {
  /** Two characters, or a single `>` or `©`. */
  readonly pair: string;
  /** In folded characters from the start of the line; infinite where anything can stand before. */
  readonly furthest: number;
}

export interface Needs {
  /** One of these stands in every text that the pattern fits; undefined where there are none. */
  readonly pairs: readonly NeededPair[] | undefined;
  /** Length of the longest text that the pattern fits. */
  readonly longest: number;
}

export function needsOf(pattern: FurniturePattern): Needs {
  return new PatternReader(pattern).alternatives();
}

/** The pair of a plain word that is rarest in sound text, where it begins. */
export function rarestPair(word: string): NeededPair {
  let best: NeededPair = { pair: word.slice(0, 2), furthest: 0 };
  for (let i = 1; i + 1 < word.length; i++) {
    const pair = { pair: word.slice(i, i + 2), furthest: i };
    if (priceOf([pair]) < priceOf([best])) best = pair;
  }
  return best;
}

/** Length of the longest text that the signs of the tables stand for. */
const GAPS: Readonly<Record<string, number>> = { '#': 12, '~': 40, '…': 200, '.': 1 };

class PatternReader {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  /** Reads up to the closing bracket or the end: what is needed is one of what each alternative needs. */
  alternatives(): Needs {
    let pairs: readonly NeededPair[] | undefined = [];
    let longest = 0;
    for (;;) {
      const needs = this.#sequence();
      pairs = pairs === undefined || needs.pairs === undefined ? undefined : [...pairs, ...needs.pairs];
      longest = Math.max(longest, needs.longest);
      if (this.#pattern[this.#at] !== '|') return { pairs, longest };
      this.#at++;
    }
  }

  #sequence(): Needs {
    let best: readonly NeededPair[] | undefined;
    let run = '';
    let before = 0; // longest text before the run
    const offer = (candidate: readonly NeededPair[]): void => {
      if (candidate.length > 0 && (best === undefined || priceOf(candidate) < priceOf(best))) best = candidate;
    };
    const flush = (): void => {
      for (let i = 0; i + 1 < run.length; i++) offer([{ pair: run.slice(i, i + 2), furthest: before + i }]);
      for (const sign of ['>', '©']) if (run.includes(sign)) offer([{ pair: sign, furthest: before + run.length }]);
      before += run.length;
      run = '';
    };
    while (this.#at < this.#pattern.length) {
      const char = this.#pattern[this.#at]!;
      if (char === '|' || char === ')') break;
      this.#at++;
      if (char === '(') {
        const { pairs, longest } = this.alternatives();
        this.#at++;
        flush();
        const times = this.#times();
        const reach = times.most === 1 ? 0 : longest * (times.most - 1);
        const needed = pairs?.map(({ pair, furthest }) => ({ pair, furthest: before + furthest + reach }));
        if (times.least > 0 && needed !== undefined) offer(needed);
        before += longest * times.most;
        continue;
      }
      let literal = '';
      let length = 1;
      if (char === '[') {
        while (this.#pattern[this.#at] !== ']') this.#at += this.#pattern[this.#at] === '\\' ? 2 : 1;
        this.#at++;
      } else if (char === '\\') {
        const escaped = this.#pattern[this.#at++]!;
        if (!/[a-z]/i.test(escaped)) literal = escaped;
      } else if (char === '^') length = 0;
      else if (char in GAPS) length = GAPS[char]!;
      else literal = char;
      const times = this.#times();
      if (literal !== '' && times.least === 1 && times.most === 1) run += literal;
      else {
        flush();
        before += length * times.most;
      }
    }
    flush();
    return { pairs: best, longest: before };
  }

  /** Reads a quantifier, if there is one. */
  #times(): { least: number; most: number } {
    const quantifier = /^(?:[?*+]|\{(\d+)(?:(,)(\d*))?\})\??/.exec(this.#pattern.slice(this.#at));
    if (quantifier === null) return { least: 1, most: 1 };
    this.#at += quantifier[0].length;
    const sign = quantifier[0][0];
    if (sign === '?') return { least: 0, most: 1 };
    if (sign === '*') return { least: 0, most: 12 };
    if (sign === '+') return { least: 1, most: 12 };
    const least = Number(quantifier[1]);
    return { least, most: quantifier[2] === undefined ? least : Number(quantifier[3] || 400) };
  }
}

function priceOf(pairs: readonly NeededPair[]): number {
  let price = 0;
  for (const { pair, furthest } of pairs) {
    price += COMMON.has(pair) ? 20 : /^[\d:]|[\d:]$/.test(pair) ? 6 : 1;
    if (furthest > 30) price += 2;
  }
  return price;
}
