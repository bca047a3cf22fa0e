import type { BlockScanner, BlockView, DocumentView, Report, Rule, RuleMeta } from '../engine/rule.ts';
import { documentScript, type Script, scriptOf } from '../model/script.ts';
import { SIMPLIFIED_SLIPS } from '../tables/script-characters.generated.ts';
import { scriptClasses, TRADITIONAL_ONLY } from '../tables/script-characters.ts';
import { lineAround } from '../text/line-bounds.ts';
import { getChoices, type Verdict } from './choices.ts';
import { traditionalForms } from './forms.ts';
import { evidenceOf, isName, isPassage } from './passages.ts';
import { judgeChoice } from './words.ts';

const meta: RuleMeta = {
  id: 'script/misconverted',
  stage: 'structure',
  severity: 'warning',
  fixSafety: 'suggested',
  docs: {
    summary: {
      en: 'A character that a conversion between the scripts chose wrongly: 戰斗 for 戰鬥, 皇後 for 皇后.',
      zh: '简繁转换选错的字：“戰鬥”作“戰斗”，“皇后”作“皇後”。',
    },
    why: {
      en: 'One Simplified character may stand for several Traditional ones. A converter that goes character by character takes always the same one, and even one that knows phrases cuts some of them wrongly (被髮明, 參與制造). Flagged is only what the words beside it rule out; variants that are both in use (台 臺, 占 佔, 裏 裡) are left alone.',
      zh: '一个简体字可能对应几个繁体字。逐字转换只会取同一个，按词转换也会切错词（“被髮明”“參與制造”）。只有上下文能排除的才报告；两可的异体（台臺、占佔、裏裡）不报告。',
    },
    whatToDo: {
      en: 'Take the offered character if the word is the one meant. Where a document was converted character by character, apply all fixes of this rule at once and read them.',
      zh: '确认词义后采用建议的字。若整篇文档是逐字转换的，可一次应用本规则的全部修正，再通读一遍。',
    },
    bad: [
      { text: '«干»部都是戰«斗»員，要繼續艱苦奮«斗»。', fixed: '幹部都是戰鬥員，要繼續艱苦奮鬥。' },
      { text: '各部門應當完善管理«製»度，限«製»超標排放。', fixed: '各部門應當完善管理制度，限制超標排放。' },
      { text: '这座石桥建于«干»隆年间。', fixed: '这座石桥建于乾隆年间。' },
    ],
    good: [
      { text: '皇后鎮距縣城三公里，干擾施工的，由台北市政府處理。' },
      { text: '製造商應當控制質量，僅限製造商參加，核准後標準不變。' },
      { text: '干部应当了解骨干县的情况。' },
    ],
  },
};

/** A character with what its context says against it, in block-relative offsets. */
interface Suspect extends Verdict {
  readonly at: number;
}

interface BlockChoices {
  /** How many characters of the block belong to a choice. */
  readonly choices: number;
  readonly suspects: readonly Suspect[];
  /** Words of a Simplified block that a conversion got wrong. */
  readonly slips: readonly { readonly at: number; readonly wrong: string; readonly right: string }[];
}

const NOTHING: BlockChoices = { choices: 0, suspects: [], slips: [] };
/** 壹 */
const ACCOUNTS_ONE = 0x58f9;
/** Every how many characters the script of a block is sampled. */
const SAMPLE_STEP = 7;

/** Judges every character of a Traditional block that a conversion had to choose. */
const blockChoices: BlockScanner<BlockChoices> = {
  name: 'conversion-choices',
  needs: {
    has: (code) => IS_SLIP_CHAR[code] === 1 || code === ACCOUNTS_ONE || scriptClasses()[code] === TRADITIONAL_ONLY,
    nothing: NOTHING,
  },
  scan({ text }: BlockView): BlockChoices {
    const script = sampledScript(text);
    if (script === 'unknown') return NOTHING;
    if (script === 'simplified') {
      const slips = slipsIn(text);
      const suspects = text.includes('壹') ? suspectsIn(text, (code) => code === ACCOUNTS_ONE).suspects : [];
      return slips.length + suspects.length === 0 ? NOTHING : { choices: 0, suspects, slips };
    }
    return suspectsIn(text, () => true);
  },
};

function sampledScript(text: string): ReturnType<typeof scriptOf> {
  const { simplified, traditional } = evidenceOf(text, text.length < 2_000 ? 1 : SAMPLE_STEP);
  return scriptOf(simplified, traditional);
}

function suspectsIn(text: string, isWanted: (code: number) => boolean): BlockChoices {
  const table = getChoices();
  const { groupOf } = table;
  const suspects: Suspect[] = [];
  let choices = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (groupOf[code] === 0 || !isWanted(code)) continue;
    choices++;
    const verdict = judgeChoice(table, text, at);
    if (verdict === undefined || verdict.evenMargin <= Math.min(verdict.relaxed, EVEN_MARGIN)) continue;
    suspects.push({ ...verdict, at });
  }
  return { choices, suspects, slips: [] };
}

/** A word that conversion got wrong; `within` is the place of the character that it is looked for by. */
interface Slip {
  readonly wrong: string;
  readonly right: string;
  readonly within: number;
}

let slipTable: ReadonlyMap<number, readonly Slip[]> | undefined;

/** The words, each by one character in it that is rare in sound text. */
function slipsByChar(): NonNullable<typeof slipTable> {
  const table = new Map<number, Slip[]>();
  const words = SIMPLIFIED_SLIPS.split('|');
  for (let i = 0; i < words.length; i += 2) {
    const wrong = words[i]!;
    const within = [...wrong].findIndex((char) => SLIP_CHARS.includes(char));
    const code = wrong.charCodeAt(within);
    table.set(code, [...(table.get(code) ?? []), { wrong, right: words[i + 1]!, within }]);
  }
  return table;
}

const SLIP_CHARS = '沈瞭藉坤隆嘉卦旦曜纲闼陵佑炼画征干';
/** Marks those characters in a table of UTF-16 code units. */
const IS_SLIP_CHAR = new Uint8Array(0x10000);
for (const char of SLIP_CHARS) IS_SLIP_CHAR[char.charCodeAt(0)] = 1;

function slipsIn(text: string): BlockChoices['slips'] {
  const slips: { at: number; wrong: string; right: string }[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (IS_SLIP_CHAR[code] === 0) continue;
    slipTable ??= slipsByChar();
    for (const { wrong, right, within } of slipTable.get(code) ?? []) {
      if (!text.startsWith(wrong, i - within)) continue;
      slips.push({ at: i - within, wrong, right });
      break;
    }
  }
  return slips;
}

/** A document is taken for one that was converted badly from this many certain errors on, and this share of all choices. */
const CERTAIN_ERRORS = 2;
const CERTAIN_SHARE = 0.012;
/** Where a document never writes the other character, this much evidence, weighed evenly, is enough. */
const EVEN_MARGIN = 1.5;

export const rule: Rule = {
  meta,
  scanners: [blockChoices],
  documents: [documentScript],
  *check(view) {
    const { script } = view.once(documentScript);
    if (script === 'unknown') return;
    const blocks = view.perBlock(blockChoices);
    let choices = 0;
    let certain = 0;
    for (const { value } of blocks) {
      choices += value.choices;
      for (const suspect of value.suspects) if (suspect.margin > suspect.strict) certain++;
    }
    const isOneAsked = blocks.some(({ value }) => value.suspects.some(({ better }) => better === '一'));
    if (certain > 0 || isOneAsked) yield* view.prepare(traditionalForms);
    const isConverted = certain >= CERTAIN_ERRORS && certain > choices * CERTAIN_SHARE;
    // a converter that knows one choice alone never writes the other
    const isUnknown = (better: string) => certain >= CERTAIN_ERRORS && !view.once(traditionalForms).has(better);
    for (const { block, start, value } of blocks) {
      for (const suspect of value.suspects) {
        // who writes 一 as well chose 壹: a receipt, a contract; a converter that takes 壹 leaves no 一
        if (suspect.better === '一' && view.once(traditionalForms).has('一')) continue;
        const isSure =
          suspect.margin > suspect.strict ||
          (isConverted && suspect.margin > suspect.relaxed) ||
          (suspect.evenMargin > EVEN_MARGIN && isUnknown(suspect.better));
        if (!isSure || isElsewhereJudged(block.text, suspect.at, script)) continue;
        yield suspectReport(view, block.text, start, suspect);
      }
      if (script === 'simplified') for (const slip of value.slips) yield* slipReports(start, slip);
      yield;
    }
  },
};

/** Surnames that are also the Simplified form of another character. */
const SURNAMES = '于范余';

/** A passage in the other script is converted as a whole; a name keeps its surname: `組長：于建明`. */
function isElsewhereJudged(text: string, at: number, script: Script): boolean {
  const { start, end } = lineAround(text, at);
  const line = text.slice(start, end);
  if (isPassage(line, script)) return true;
  const place = at - start;
  return SURNAMES.includes(text[at]!) && isName(line, place) && !/^.{2,3}，/.test(line.slice(place));
}

function suspectReport(view: DocumentView, text: string, base: number, { at, better, margin }: Suspect): Report {
  const stands = text[at]!;
  const should = better === '一' ? better : view.once(traditionalForms).localForm(better);
  const word = (char: string) => text.slice(Math.max(0, at - 1), at).trim() + char + text.slice(at + 1, at + 2).trim();
  return {
    ...replacement(base + at, stands, should, word(stands), word(should)),
    evidence: {
      en: `In text that was not converted, ${should} is by far the likelier here (${margin.toFixed(1)} in natural logarithm).`,
      zh: `在未经转换的文本中，此处作“${should}”的可能远大于“${stands}”（对数比 ${margin.toFixed(1)}）。`,
    },
  };
}

function* slipReports(base: number, slip: BlockChoices['slips'][number]): Iterable<Report> {
  for (let i = 0; i < slip.wrong.length; i++) {
    if (slip.wrong[i] === slip.right[i]) continue;
    yield replacement(base + slip.at + i, slip.wrong[i]!, slip.right[i]!, slip.wrong, slip.right);
  }
}

function replacement(at: number, stands: string, should: string, wrong: string, right: string): Report {
  return {
    start: at,
    end: at + stands.length,
    message: {
      en: `${stands} in ${wrong} is the wrong choice of a conversion: ${right}.`,
      zh: `“${wrong}”的“${stands}”是简繁转换选错的字，应作“${right}”。`,
    },
    fix: {
      safety: 'suggested',
      title: { en: `Write ${should}`, zh: `改为“${should}”` },
      edits: [{ start: at, end: at + stands.length, text: should }],
    },
  };
}
