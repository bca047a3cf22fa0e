/** Blanks that slipped into a number: `第一百二十八 条侦查人员…` among `第一百二十七条 …`. */
import type { Heading } from './tree.ts';

/** A heading with a blank inside its label, in a list whose labels have none. */
export interface BlankBreak {
  readonly heading: Heading;
  /** A heading of the list that is written as the others are. */
  readonly model: Heading;
  /** The label without blanks. */
  readonly label: string;
}

const SHORTEST_LIST = 10;
/** At most this share of a list may be called the exception. */
const RARE = 0.05;
const BLANK = /[ \u3000\u00a0]/;
const NONE: readonly BlankBreak[] = [];

/** Only articles and their like: in other lists a blank is as often the author's layout. */
export function findBlankBreaks(list: readonly Heading[]): readonly BlankBreak[] {
  if (list.length < SHORTEST_LIST || !/[条章节]/.test(list[0]!.separator)) return NONE;
  const spaced = list.filter(({ label }) => BLANK.test(label));
  if (spaced.length === 0 || spaced.length > Math.max(1, list.length * RARE)) return NONE;
  const model = list.find(({ label }) => !BLANK.test(label))!;
  return spaced.map((heading) => ({ heading, model, label: heading.label.replace(/[ \u3000\u00a0]/g, '') }));
}
