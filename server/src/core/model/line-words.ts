/** What the words of a line say by themselves; each question is answered once, as long as the line's block lives. */
import {
  continuesTitle,
  isDate,
  isDocumentNumber,
  isFoot,
  isPublicationNote,
  isSignature,
  isTableHead,
  isTitle,
  looksLikeHeading,
} from './titles.ts';

const LISTS_FOLLOW = /下列|如下|左列|如左|以下/;
const OMITTED = /^[（(【].*(?:略|刪除|删除|删去|未修正|保留)[^）)]{0,3}[）)】]$/;
const BRACKETED = /^[（(][^（）()]{2,20}[）)]$/;

export class LineWords {
  readonly #block: string;
  readonly #start: number;
  readonly #end: number;
  readonly #title: string;
  /** One bit for each question that was asked, and the answers. */
  #asked = 0;
  #answers = 0;
  /** What {@link heldBefore} was last asked of, and the answer. */
  #before: object | undefined;
  #number = 0;
  #isHeld = false;

  /** @param title the words of a heading; for a line without a mark the line itself where it is short, else empty. */
  constructor(block: string, start: number, end: number, title: string) {
    this.#block = block;
    this.#start = start;
    this.#end = end;
    this.#title = title;
  }

  get isTitle(): boolean {
    return this.#ask(1, isTitle);
  }

  get continuesTitle(): boolean {
    return this.#ask(2, continuesTitle);
  }

  get isTableHead(): boolean {
    return this.#ask(4, isTableHead);
  }

  get looksLikeHeading(): boolean {
    return this.#ask(8, looksLikeHeading);
  }

  get isPublicationNote(): boolean {
    return this.#ask(16, isPublicationNote);
  }

  /** A date, a signature, its foot, a note of publication: a document may end here. */
  get endsDocument(): boolean {
    return this.#ask(32, endsDocument);
  }

  /** A list may begin behind this line: it ends with a colon, or says that one follows. */
  get announcesList(): boolean {
    if ((this.#asked & 64) === 0) {
      const last = this.#block[this.#end - 1];
      const follows = (): boolean =>
        LISTS_FOLLOW.test(this.#block.slice(Math.max(this.#start, this.#end - 60), this.#end));
      this.#keep(64, last === '：' || last === ':' || follows());
    }
    return (this.#answers & 64) !== 0;
  }

  /** What stood here was left out or deleted: `（五至十一略）`. */
  get saysOmitted(): boolean {
    if (this.#end - this.#start > 40) return false;
    const last = this.#block[this.#end - 1];
    if (last !== '）' && last !== ')' && last !== '】') return false;
    if ((this.#asked & 128) === 0) this.#keep(128, OMITTED.test(this.#block.slice(this.#start, this.#end)));
    return (this.#answers & 128) !== 0;
  }

  /** Whether the line `before` holds the number before `number`, as this line's is read; asked once for both. */
  heldBefore(before: object, number: number, isHeld: () => boolean): boolean {
    if (this.#before !== before || this.#number !== number) {
      this.#before = before;
      this.#number = number;
      this.#isHeld = isHeld();
    }
    return this.#isHeld;
  }

  #ask(bit: number, question: (title: string) => boolean): boolean {
    if ((this.#asked & bit) === 0) this.#keep(bit, question(this.#title));
    return (this.#answers & bit) !== 0;
  }

  #keep(bit: number, answer: boolean): void {
    this.#asked |= bit;
    if (answer) this.#answers |= bit;
  }
}

function endsDocument(title: string): boolean {
  return (
    isDate(title) ||
    isDocumentNumber(title) ||
    isPublicationNote(title) ||
    isFoot(title) ||
    BRACKETED.test(title) ||
    isSignature(title)
  );
}
