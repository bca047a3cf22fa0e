/** Which bytes a decoder takes for pairs, and what it can make of a byte that makes none. */
import type { Codec } from '../bytes/codec.ts';
import { UNDER_MARK } from './slip-beam.ts';

export class Pairs {
  readonly #codec: Codec;
  readonly #hasUserAreas: boolean;
  /** What `likeLead` found. */
  readonly #alike = new Map<number, number>();

  /** @param hasUserAreas whether the decoder has characters for the user-defined areas */
  constructor(codec: Codec, hasUserAreas: boolean) {
    this.#codec = codec;
    this.#hasUserAreas = hasUserAreas;
  }

  /** Whether two bytes are a character to the decoder. */
  isPair(lead: number, trail: number): boolean {
    const char = this.#codec.charOf((lead << 8) | trail);
    if (char < 0) return false;
    return this.#hasUserAreas || char < 0xe000 || char >= 0xf900;
  }

  /** Whether a byte can be the first of a pair that the decoder did not know. */
  canFail(lead: number, next: number): boolean {
    if (lead < 0x80) return false;
    return next < 0 || !this.isPair(lead, next);
  }

  /** A byte that may have been put in before `next` and shows as a mark, or 0. */
  strayByte(next: number): number {
    for (let byte = 0xfe; byte > 0x80; byte--) if (this.canFail(byte, next)) return byte;
    return 0;
  }

  /** The least byte that makes pairs with the same second bytes as `lead`: after a mark they are alike. */
  likeLead(lead: number): number {
    const known = this.#alike.get(lead);
    if (known !== undefined) return known;
    let like = 0x81;
    while (like < lead && !this.#isAlike(like, lead)) like++;
    this.#alike.set(lead, like);
    return like;
  }

  #isAlike(one: number, other: number): boolean {
    for (let trail = 0x81; trail < 0xff; trail++) {
      if (this.isPair(one, trail) !== this.isPair(other, trail)) return false;
    }
    return true;
  }

  /** Whether a byte can be the lead that waits unknown. */
  fits(pend: number, lead: number): boolean {
    return pend < UNDER_MARK || !this.isPair(pend - UNDER_MARK, lead);
  }

  /** Whether a lead byte has second bytes from 80 on that make no pair with it. */
  failsInAPair(lead: number): boolean {
    if (lead < 0x81) return false;
    return !this.isPair(lead, 0xa1) || !this.isPair(lead, 0xfe) || !this.isPair(lead, 0xb0) || !this.isPair(lead, 0xd0);
  }
}
