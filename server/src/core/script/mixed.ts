import type { DocumentView, Report, Rule, RuleMeta } from '../engine/rule.ts';
import { documentScript, type Script, scriptEvidence } from '../model/script.ts';
import { KEPT_IN_SIMPLIFIED, KEPT_IN_TRADITIONAL } from '../tables/script-characters.generated.ts';
import {
  SIMPLIFIED_ONLY,
  scriptClasses,
  TRADITIONAL_IN_BOTH,
  TRADITIONAL_ONLY,
  toSimplified,
} from '../tables/script-characters.ts';
import { lineAround } from '../text/line-bounds.ts';
import { traditionalForms } from './forms.ts';
import { evidenceOf, isName, isPassage } from './passages.ts';
import { PhraseSet } from './phrases.ts';

const meta: RuleMeta = {
  id: 'script/mixed',
  stage: 'structure',
  severity: 'warning',
  fixSafety: 'suggested',
  docs: {
    summary: {
      en: 'Simplified characters in a Traditional document, or Traditional ones in a Simplified document.',
      zh: '繁体文档中的简体字，或简体文档中的繁体字。',
    },
    why: {
      en: 'Converters have holes: they leave a few characters behind. Pasted passages bring others in. A search for the word then misses these places. Characters that are right in both scripts (后 in 皇后, 里 in 公里, 范 as a name) are never flagged, nor is a passage in quotation marks that is all in the other script.',
      zh: '转换工具有缺漏，会留下个别字；粘贴的段落也会带入另一种字体，检索时便会漏掉这些地方。两种字体都用的字（皇后的“后”、公里的“里”、姓氏“范”）不会报告，引号内整段用另一种字体的也不会报告。',
    },
    whatToDo: {
      en: 'Take the character of the document’s own script. For a whole passage in the other script, convert it or set it off as a quotation.',
      zh: '改用本文档的字体。若整段都是另一种字体，请转换，或加引号注明为引文。',
    },
    bad: [
      { text: '各級政府應當依法公開信息，接受«监»督。', fixed: '各級政府應當依法公開信息，接受監督。' },
      {
        text: '各级政府应当依法«關於»信息公开的规定，接受监督。',
        fixed: '各级政府应当依法关于信息公开的规定，接受监督。',
      },
    ],
    good: [
      { text: '皇后鎮距縣城三公里，范某某任鎮長，負責環境保護。' },
      { text: '各级政府应当公开信息，牌匾题字“為國為民”保持原样。' },
    ],
  },
};

let kept: { readonly simplified: PhraseSet; readonly traditional: PhraseSet } | undefined;

function keptPhrases(script: Script): PhraseSet {
  kept ??= { simplified: new PhraseSet(KEPT_IN_SIMPLIFIED), traditional: new PhraseSet(KEPT_IN_TRADITIONAL) };
  return script === 'simplified' ? kept.simplified : kept.traditional;
}

/** Forms that the mainland's list of standard characters keeps for names. */
const NAMES_IN_SIMPLIFIED = '昇陞甯氾蒐著麽';
const KANA = /[\u3040-\u30ff]/;
export const rule: Rule = {
  meta,
  scanners: [scriptEvidence],
  documents: [documentScript],
  *check(view) {
    const { script } = view.once(documentScript);
    if (script === 'unknown') return;
    for (const { block, start, value } of view.perBlock(scriptEvidence)) {
      // a block that is of the other script as a whole holds the passage, and its own strangers are at home here
      const isOwn =
        script === 'simplified' ? value.traditional <= value.simplified : value.traditional > value.simplified;
      const places = isOwn ? value.foreign : strangersIn(block.text, script);
      if (places.length > 0) {
        if (script === 'traditional') yield* view.prepare(traditionalForms);
        yield* reportsIn(view, block.text, start, places, script);
      }
      yield;
    }
  },
};

function strangersIn(text: string, script: Script): readonly number[] {
  const found: number[] = [];
  const strange = script === 'simplified' ? TRADITIONAL_ONLY : SIMPLIFIED_ONLY;
  const classes = scriptClasses();
  for (let i = 0; i < text.length; i++) if (classes[text.charCodeAt(i)] === strange) found.push(i);
  return found;
}

function* reportsIn(
  view: DocumentView,
  text: string,
  base: number,
  places: readonly number[],
  script: Script,
): Iterable<Report> {
  const isStrange = strangeness(script);
  for (let next = 0; next < places.length; ) {
    const { start, end } = lineAround(text, places[next]!);
    let last = next;
    while (last < places.length && places[last]! < end) last++;
    const line = text.slice(start, end);
    const inLine = places.slice(next, last).map((at) => at - start);
    next = last;
    if (KANA.test(line)) continue;
    if (isPassage(line, script)) {
      yield passageReport(view, line, base + start, script);
      continue;
    }
    const wrong = inLine.filter(
      (at) => !isKept(line, at, script) && !isQuoted(line, at, script) && isStrange(line.charCodeAt(at)),
    );
    yield* runReports(view, line, base + start, wrong, script);
  }
}

/** Any character that was collected as a stranger; the classes that decide are those of the scan. */
function strangeness(script: Script): (code: number) => boolean {
  const classes = scriptClasses();
  return script === 'simplified'
    ? (code) => classes[code] === TRADITIONAL_ONLY || classes[code] === TRADITIONAL_IN_BOTH
    : (code) => classes[code] === SIMPLIFIED_ONLY;
}

function isKept(line: string, at: number, script: Script): boolean {
  const char = line[at]!;
  if (script === 'simplified' && NAMES_IN_SIMPLIFIED.includes(char)) return true;
  if (char === '於' && isName(line, at)) return true;
  return keptPhrases(script).holds(line, at);
}

const QUOTES = ['“”', '「」', '『』', '《》', '‘’'];

/** Whether the character stands in quotation marks whose content has at least two characters of its script and none of the document's. */
function isQuoted(line: string, at: number, script: Script): boolean {
  for (const [open, close] of QUOTES as unknown as readonly [string, string][]) {
    const from = line.lastIndexOf(open, at);
    if (from < 0) continue;
    const to = line.indexOf(close, from + 1);
    if (to < at) continue;
    const { simplified, traditional } = evidenceOf(line.slice(from + 1, to));
    const [own, other] = script === 'simplified' ? [simplified, traditional] : [traditional, simplified];
    if (own === 0 && other >= 2) return true;
  }
  return false;
}

const SCRIPTS = {
  simplified: { en: 'Simplified', zh: '简体', other: { en: 'Traditional', zh: '繁体' } },
  traditional: { en: 'Traditional', zh: '繁体', other: { en: 'Simplified', zh: '简体' } },
} as const;

/** One report for each run of neighbouring characters. */
function* runReports(
  view: DocumentView,
  line: string,
  base: number,
  wrong: readonly number[],
  script: Script,
): Iterable<Report> {
  const names = SCRIPTS[script as 'simplified' | 'traditional'];
  for (let i = 0; i < wrong.length; ) {
    const start = wrong[i]!;
    let end = start;
    for (; i < wrong.length && wrong[i] === end; i++) end++;
    const stands = line.slice(start, end);
    const text = converted(view, line, start, end, script);
    yield {
      start: base + start,
      end: base + end,
      message: {
        en: `${stands} is ${names.other.en} in a ${names.en} document. Here it is written ${text}.`,
        zh: `${names.zh}文档中出现${names.other.zh}字“${stands}”，应作“${text}”。`,
      },
      fix: {
        safety: 'suggested',
        title: { en: `Write ${text}`, zh: `改为“${text}”` },
        edits: [{ start: base + start, end: base + end, text }],
      },
    };
  }
}

function passageReport(view: DocumentView, line: string, base: number, script: Script): Report {
  const names = SCRIPTS[script as 'simplified' | 'traditional'];
  const trimmed = line.trimEnd();
  const text = script === 'simplified' ? converted(view, line, 0, trimmed.length, script) : wholly(view, trimmed);
  return {
    start: base,
    end: base + trimmed.length,
    severity: 'info',
    message: {
      en: `This paragraph is ${names.other.en}, the document is ${names.en}. Convert it, or set it off as a quotation.`,
      zh: `本段是${names.other.zh}，文档是${names.zh}。请转换，或注明为引文。`,
    },
    fix: {
      safety: 'suggested',
      title: { en: `Convert the paragraph to ${names.en}`, zh: `将本段转为${names.zh}` },
      edits: [{ start: base, end: base + trimmed.length, text }],
    },
  };
}

/** A line of Simplified text in Traditional: the characters, too, that both scripts have (`根据`, `用于`). */
function wholly(view: DocumentView, line: string): string {
  const forms = view.once(traditionalForms);
  let text = '';
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    text += code >= 0x3400 && code <= 0x9fff ? forms.convert(line, at) : line[at]!;
  }
  return text;
}

function converted(view: DocumentView, line: string, start: number, end: number, script: Script): string {
  let text = '';
  for (let at = start; at < end; at++) {
    const char = line[at]!;
    const kind = scriptClasses()[line.charCodeAt(at)]!;
    if (script === 'simplified') text += toSimplified(char);
    else text += kind === SIMPLIFIED_ONLY ? view.once(traditionalForms).convert(line, at) : char;
  }
  return text;
}
