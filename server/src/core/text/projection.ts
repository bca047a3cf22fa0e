/**
 * The projection: a text as it will read after some changes, with an exact map of offsets back to the text below.
 * Layers stack: the lowest has no changes and is the document itself.
 */

import { applyEdits, type Edit } from './edit.ts';
import { type Block, cut, type Text } from './text.ts';

/** One change of a layer: where it stands below and above, and what put it there. */
export interface Change<Tag> {
  readonly belowStart: number;
  readonly belowEnd: number;
  readonly aboveStart: number;
  readonly aboveEnd: number;
  readonly tag: Tag;
}

export interface TaggedEdit<Tag> extends Edit {
  readonly tag: Tag;
}

/** An edit moved to the text below, with the changes that it had to take in. `origins` says where the sources stand in it. */
export interface LoweredEdit<Tag> extends Edit {
  readonly absorbed: readonly Change<Tag>[];
  /** The range above that this edit replaces. */
  readonly aboveStart: number;
  readonly aboveEnd: number;
  /** For each source edit: its number, and where its text begins in the text of this edit. */
  readonly origins: readonly { readonly index: number; readonly offset: number }[];
}

export type Side = 'start' | 'end';

export class Layer<Tag> {
  readonly text: Text;
  readonly below: Layer<Tag> | undefined;
  readonly changes: readonly Change<Tag>[];

  private constructor(text: Text, below: Layer<Tag> | undefined, changes: readonly Change<Tag>[]) {
    this.text = text;
    this.below = below;
    this.changes = changes;
  }

  static ground<Tag>(text: Text): Layer<Tag> {
    return new Layer<Tag>(text, undefined, []);
  }

  /**
   * The layer above this one.
   * @param edits sorted, without overlaps, in offsets of this layer's text.
   */
  change(edits: readonly TaggedEdit<Tag>[], cache: RegionCache): Layer<Tag> {
    const steps = this.changeInSteps(edits, cache);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** The same in steps: pauses behind each region of the text that is rebuilt. */
  *changeInSteps(edits: readonly TaggedEdit<Tag>[], cache: RegionCache): Generator<undefined, Layer<Tag>> {
    if (edits.length === 0) return this;
    const changes: Change<Tag>[] = [];
    let delta = 0;
    for (const edit of edits) {
      const aboveStart = edit.start + delta;
      const aboveEnd = aboveStart + edit.text.length;
      changes.push({ belowStart: edit.start, belowEnd: edit.end, aboveStart, aboveEnd, tag: edit.tag });
      delta = aboveEnd - edit.end;
    }
    const text = yield* this.text.mapRegionsInSteps(edits, cache.rebuild);
    return new Layer<Tag>(text, this, changes);
  }

  /**
   * The offset below of an offset in this layer. Inside replaced text `start` gives the replaced range's start and
   * `end` its end; where text was taken out, `start` gives the offset behind it and `end` the offset before it.
   */
  toBelow(offset: number, side: Side): number {
    const { changes } = this;
    // changes before `index` begin before the offset
    let index = lowerBound(changes, (change) => change.aboveStart >= offset);
    const before = changes[index - 1];
    if (before !== undefined && offset < before.aboveEnd) return side === 'start' ? before.belowStart : before.belowEnd;
    let below = before === undefined ? offset : before.belowEnd + (offset - before.aboveEnd);
    if (side === 'end') return below;
    for (; index < changes.length; index++) {
      const change = changes[index]!;
      if (change.aboveStart !== offset || change.aboveEnd !== offset || change.belowStart !== below) break;
      below = change.belowEnd;
    }
    return below;
  }

  /** The offset in this layer of an offset below. Inside a changed range `start` gives the change's start, `end` its end. */
  toAbove(offset: number, side: Side): number {
    const index = lowerBound(this.changes, (change) => change.belowEnd > offset || change.belowStart >= offset);
    const change = this.changes[index];
    if (change !== undefined && change.belowStart < offset)
      return side === 'start' ? change.aboveStart : change.aboveEnd;
    const before = this.changes[index - 1];
    return before === undefined ? offset : before.aboveEnd + (offset - before.belowEnd);
  }

  /** The offset in the ground layer. */
  toGround(offset: number, side: Side): number {
    return this.below === undefined ? offset : this.below.toGround(this.toBelow(offset, side), side);
  }

  /** The range in the ground layer; an empty range stays empty. */
  rangeToGround(start: number, end: number): { start: number; end: number } {
    const groundStart = this.toGround(start, 'start');
    if (start === end) return { start: groundStart, end: groundStart };
    return { start: groundStart, end: Math.max(groundStart, this.toGround(end, 'end')) };
  }

  /** The offset in this layer of an offset in the ground layer. */
  fromGround(offset: number, side: Side): number {
    return this.below === undefined ? offset : this.toAbove(this.below.fromGround(offset, side), side);
  }

  /** The changes of this layer inside `[start, end)` or at its edges, in this layer's offsets. */
  changesIn(start: number, end: number): readonly Change<Tag>[] {
    const from = lowerBound(this.changes, (change) => change.aboveEnd >= start);
    let to = from;
    while (to < this.changes.length && this.changes[to]!.aboveStart <= end) to++;
    return this.changes.slice(from, to);
  }

  /**
   * Moves edits of this layer to the layer below. An edit that cuts into a change, or spans one, takes the whole change
   * in; edits that share a change become one.
   */
  lower(edits: readonly Edit[]): LoweredEdit<Tag>[] {
    const lowered: LoweredEdit<Tag>[] = [];
    for (let index = 0; index < edits.length; ) {
      let { start, end } = edits[index]!;
      const absorbed: Change<Tag>[] = [];
      const origins: { index: number; offset: number }[] = [];
      const from = start;
      let next = lowerBound(this.changes, (change) => change.aboveEnd > from);
      let text = '';
      let taken = -1; // the text above up to here is in `text`, -1 before the first change or edit
      for (;;) {
        const edit = edits[index];
        const change = this.changes[next];
        if (change !== undefined && cuts(change, start, end)) {
          if (taken < 0 && change.aboveStart < start) start = change.aboveStart;
          end = Math.max(end, change.aboveEnd);
          absorbed.push(change);
          next++;
        } else if (edit !== undefined && (origins.length === 0 || edit.start < end)) {
          text += this.text.slice(taken < 0 ? start : taken, edit.start);
          origins.push({ index, offset: text.length });
          text += edit.text;
          taken = edit.end;
          end = Math.max(end, edit.end);
          index++;
        } else break;
      }
      text += this.text.slice(taken, end);
      const belowStart = this.toBelow(start, 'start');
      const belowEnd = start === end ? belowStart : this.toBelow(end, 'end');
      lowered.push({
        start: belowStart,
        end: Math.max(belowStart, belowEnd),
        text,
        absorbed,
        origins,
        aboveStart: start,
        aboveEnd: end,
      });
    }
    return lowered;
  }
}

/** Whether a change has a part, or an empty place, strictly inside `[start, end)`. */
function cuts(change: Change<unknown>, start: number, end: number): boolean {
  return change.aboveStart < end && change.aboveEnd > start;
}

function lowerBound<T>(items: readonly T[], isBehind: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBehind(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Rebuilds the regions that edits touch, and gives back the very same blocks when the same blocks are changed in the
 * same way again, so that what was worked out for them is found again.
 */
export class RegionCache {
  readonly #regions = new WeakMap<
    Block,
    { readonly blocks: readonly Block[]; readonly edits: readonly Edit[]; readonly result: readonly Block[] }[]
  >();

  readonly rebuild = (blocks: readonly Block[], edits: readonly Edit[]): readonly Block[] => {
    const first = blocks[0]!;
    const known = this.#regions.get(first) ?? [];
    for (const region of known) {
      if (sameBlocks(region.blocks, blocks) && sameEdits(region.edits, edits)) return region.result;
    }
    const source = blocks.length === 1 ? first.text : blocks.map((block) => block.text).join('');
    const result = cut(applyEdits(source, edits));
    // one entry for each stage that changes a block, and one for each way of a recent run
    this.#regions.set(first, [{ blocks, edits, result }, ...known.slice(0, 3)]);
    return result;
  };
}

function sameBlocks(a: readonly Block[], b: readonly Block[]): boolean {
  return a.length === b.length && a.every((block, index) => block === b[index]);
}

function sameEdits(a: readonly Edit[], b: readonly Edit[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const x = a[i]!;
    const y = b[i]!;
    if (x.start !== y.start || x.end !== y.end || x.text !== y.text) return false;
  }
  return true;
}
