/** What kind of document a text is, and the elements at its head and foot. */
import type { DocumentScanner, DocumentView } from '../engine/rule.ts';
import { documentModel } from './document.ts';
import { DOCUMENT_KINDS, type DocumentKind, isDocumentKind } from './kinds.ts';
import type { PlacedLines } from './placed.ts';
import { isDate, isDocumentNumber, isSignature } from './titles.ts';
import type { Heading } from './tree.ts';

export { DOCUMENT_KINDS, type DocumentKind };

/** A stretch of the view's text. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface DocumentFacts {
  /** Detected, or as `documentKind` in the settings says. */
  readonly kind: DocumentKind;
  readonly title: Place | undefined;
  /** 发文字号: `国发〔2009〕3号`, `交路字第…號`. */
  readonly documentNumber: Place | undefined;
  /** 主送机关: whom the document is sent to. */
  readonly addressee: Place | undefined;
  /** Office or person that signs, and the date; in the order of the text. */
  readonly signature: readonly Place[];
}

/** Lines at the head of a document that are looked at for its elements. */
const HEAD = 12;
/** Lines of a signature. */
const SIGNATURE_LINES = 3;

const facts: DocumentScanner<DocumentFacts> = {
  name: 'model/facts',
  documents: [documentModel],
  compute(view) {
    const { lines, tree } = view.once(documentModel);
    const set = view.settings.documentKind;
    const title = tree.title;
    return {
      kind: set !== undefined && isDocumentKind(set) ? set : detectKind(lines, tree.all),
      title: title && placeOf(lines, title.first, title.last),
      documentNumber: firstPlace(lines, 0, HEAD, (line) => isDocumentNumber(line)),
      addressee: firstPlace(
        lines,
        1,
        HEAD,
        (line) => /^[\p{Script=Han}、，（）()·]{2,60}[：:]$/u.test(line) && !/[如下]列|如下/.test(line),
      ),
      signature: signatureOf(lines),
    };
  },
};

/** Kind, title, document number, addressee and signature of a document. */
export function factsOf(view: DocumentView): DocumentFacts {
  return view.once(facts);
}

function detectKind(lines: PlacedLines, all: readonly Heading[]): DocumentKind {
  const count = (style: Heading['style']): number => all.filter((heading) => heading.style === style).length;
  const words = all.filter(({ style }) => style === 'words').map(({ title }) => title);
  const title = all.find(({ style }) => style === 'title')?.title ?? '';
  const articles = all.filter(({ style }) => style === 'article');
  const isTaiwan =
    articles.some(({ label }) => label.includes('條')) || words.some((word) => /主旨|依據|說明/.test(word));
  const isOrder = /(?:令|公告|函)$/.test(title);
  if (words.includes('主旨')) return count('title') > 1 ? 'gazette' : 'taiwan-official-document';
  if (isOrder && isTaiwan) return 'gazette';
  if (count('decimal') >= 3) return 'standard';
  if (articles.length >= 3) return isTaiwan ? 'taiwan-statute' : 'statute';
  const opening = firstPlace(lines, 0, 2 * HEAD, (line) =>
    /^(?:各位代表|同志们|各位|尊敬的).{0,10}[：:！]$/.test(line),
  );
  if (opening !== undefined || /报告|讲话|致辞/.test(title)) return 'report';
  if (/(?:通知|意见|决定|批复|函|公告|通告|通报|请示|纪要|命令|令|决议|公报|议案)(?:[（(].*)?$/.test(title)) {
    return isTaiwan ? 'taiwan-official-document' : 'official-document';
  }
  return 'other';
}

function placeOf(lines: PlacedLines, first: number, last = first): Place {
  const start = lines.start(first);
  const end = lines.end(last);
  return { start, end, text: lines.text.slice(start, end) };
}

function firstPlace(lines: PlacedLines, from: number, to: number, test: (line: string) => boolean): Place | undefined {
  for (let i = from; i < Math.min(to, lines.length); i++) {
    const { mark, title } = lines.line(i)!;
    if (mark === undefined && title !== '' && test(title)) return placeOf(lines, i);
  }
  return undefined;
}

/** The last date that stands alone, with the office before it, or the last signature of a person. */
function signatureOf(lines: PlacedLines): Place[] {
  for (let i = lines.length - 1; i > 0; i--) {
    const line = lines.line(i)!;
    if (line.mark !== undefined || line.title === '') continue;
    if (isSignature(line.title)) return [placeOf(lines, i)];
    if (!isDate(line.title)) continue;
    const places = [placeOf(lines, i)];
    for (let above = i - 1; above >= Math.max(0, i - SIGNATURE_LINES); above--) {
      const { mark, title } = lines.line(above)!;
      if (mark !== undefined || title === '' || title.length > 30 || /[。；：，]/.test(title)) break;
      places.unshift(placeOf(lines, above));
    }
    return places;
  }
  return [];
}
