/** What every repair needs, made when the first one is tried. It never changes afterwards. */

import { type Prose, prose } from '../judge/prose.ts';
import { chainDecoder } from './chain-decoder.ts';
import type { Chain } from './chains.ts';
import { codecsOf, isDoubleByte, type Route } from './channels.ts';
import { type LatticeDecoder, latticeDecoder } from './decoders.ts';

export interface Workshop {
  readonly prose: Prose;
  /** Undoes all readings of a chain. */
  decoder(chain: Chain): LatticeDecoder;
}

let workshop: Workshop | undefined;

export function getWorkshop(): Workshop {
  workshop ??= openWorkshop();
  return workshop;
}

function openWorkshop(): Workshop {
  const judge = prose();
  const decoders = new Map<Route, LatticeDecoder>();
  const single = (route: Route): LatticeDecoder => {
    const known = decoders.get(route) ?? decoderFor(route, judge);
    decoders.set(route, known);
    return known;
  };
  const decoder = ([outer, ...rest]: Chain): LatticeDecoder => {
    if (!outer) throw new RangeError('a chain of no readings');
    const [inner] = rest;
    return inner ? chainDecoder(single(outer), inner, decoder(rest)) : single(outer);
  };
  return { prose: judge, decoder };
}

function decoderFor(route: Route, judge: Prose): LatticeDecoder {
  const readers = codecsOf(route.reading);
  const isLost = (pair: number): boolean =>
    isDoubleByte(route.reading) && readers.every(({ charOf }) => charOf(pair) < 0 || isPrivate(charOf(pair)));
  return latticeDecoder(route.original, judge.weight, isLost);
}

function isPrivate(codePoint: number): boolean {
  return codePoint >= 0xe000 && codePoint < 0xf900;
}
