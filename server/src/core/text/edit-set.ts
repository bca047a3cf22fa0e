import type { Edit } from './edit.ts';

/** Edits of one text in order, without overlaps; grows by whole groups that fit. */
export class EditSet<E extends Edit> {
  readonly #edits: E[] = [];

  get edits(): readonly E[] {
    return this.#edits;
  }

  /**
   * Adds a group of edits if each of them fits: all or none. Fast where groups come in order of their start.
   * @param covers says that an edit of the set which contains the new one does its work as well; the new edit is then
   * left out and the group still fits.
   */
  tryAdd(group: readonly E[], covers: (kept: E, added: E) => boolean = () => false): boolean {
    const places: { at: number; edit: E }[] = [];
    for (const edit of group) {
      const at = this.#placeOf(edit);
      const clash = [this.#edits[at - 1], this.#edits[at], this.#edits[at + 1]].find(
        (kept) => kept !== undefined && collides(kept, edit),
      );
      if (clash === undefined) places.push({ at, edit });
      else if (!(clash.start <= edit.start && edit.end <= clash.end && covers(clash, edit))) return false;
    }
    for (let i = places.length - 1; i >= 0; i--) {
      const { at, edit } = places[i]!;
      if (at === this.#edits.length) this.#edits.push(edit);
      else this.#edits.splice(at, 0, edit);
    }
    return true;
  }

  /** Index of the first kept edit that lies behind `edit` or runs into it from its start on. */
  #placeOf(edit: Edit): number {
    let low = 0;
    let high = this.#edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byPlace(this.#edits[middle]!, edit) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function byPlace(a: Edit, b: Edit): number {
  return a.start - b.start || a.end - b.end;
}

/** Whether two edits touch the same text, or insert at the same place. */
function collides(a: Edit, b: Edit): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}
