// Packing: streams of small numbers as printable ASCII, one character a symbol, so that deflate can shorten them.

export const ALPHABET = 91;

/** Symbols 0…90 as text that needs no escapes. */
export function symbolsToText(symbols) {
  let text = '';
  for (let i = 0; i < symbols.length; i += 4096) {
    const codes = symbols.slice(i, i + 4096).map((symbol) => (symbol + 35 >= 92 ? symbol + 36 : symbol + 35));
    text += String.fromCharCode(...codes);
  }
  return text;
}

class Stream {
  #symbols = [];
  put(symbol) {
    this.#symbols.push(symbol);
  }
  /** 0…89 in one symbol, more in three. */
  number(value) {
    if (value < ALPHABET - 1) {
      this.put(value);
      return;
    }
    const rest = value - (ALPHABET - 1);
    if (rest >= ALPHABET * ALPHABET) throw new Error(`too large: ${value}`);
    this.put(ALPHABET - 1);
    this.put(Math.floor(rest / ALPHABET));
    this.put(rest % ALPHABET);
  }
  toString() {
    return symbolsToText(this.#symbols);
  }
}

/** Natural logarithms in steps: 0 is certain, the last step is a floor. */
export const steps = (log, step, levels) => Math.max(0, Math.min(levels - 1, Math.round(-log / step)));

export const STEP = { unigram: 0.2, bigram: 0.25, trigram: 0.25, backOff: 0.2, form: 0.15 };
export const LEVELS = { unigram: 90, bigram: 60, trigram: 48, backOff: 60, form: 90 };
/** Back-off weights may exceed one: their logarithm is written less this. */
export const BACK_OFF_TOP = 4;

/** Packs a pruned model. Successors of a character are sorted by id; a trigram names its third by its place among those. */
export function pack(model, kept, bow, size) {
  const rows = Array.from({ length: size }, () => []);
  for (const key of kept.keepTwo) rows[Math.floor(key / size)].push(key % size);
  for (const row of rows) row.sort((x, y) => x - y);
  // The likeliest successors first: a trigram's third is mostly among them, so that its place is a small number.
  const stepOf = (a, b) => steps(Math.log(model.p2.values.get(a * size + b)), STEP.bigram, LEVELS.bigram);
  const places = rows.map(
    (row, a) => new Map([...row].sort((x, y) => stepOf(a, x) - stepOf(a, y) || x - y).map((b, place) => [b, place])),
  );
  const thirds = new Map();
  for (const key of kept.keepThree) {
    const context = Math.floor(key / size);
    if (!thirds.has(context)) thirds.set(context, []);
    thirds.get(context).push(key % size);
  }
  const out = Object.fromEntries(
    ['unigram', 'backOff1', 'counts2', 'gaps2', 'bigram', 'counts3', 'backOff2', 'gaps3', 'trigram'].map((name) => [
      name,
      new Stream(),
    ]),
  );
  for (let a = 0; a < size; a++) {
    out.unigram.put(steps(Math.log(model.p1[a]), STEP.unigram, LEVELS.unigram));
    out.backOff1.put(steps(Math.log(bow.bow1.get(a) ?? 1) - BACK_OFF_TOP, STEP.backOff, LEVELS.backOff));
    out.counts2.number(rows[a].length);
    let last = -1;
    for (const b of rows[a]) {
      out.gaps2.number(b - last - 1);
      last = b;
      out.bigram.put(stepOf(a, b));
      const context = a * size + b;
      const list = (thirds.get(context) ?? []).sort((x, y) => places[b].get(x) - places[b].get(y));
      out.counts3.number(list.length);
      if (list.length === 0) continue;
      out.backOff2.put(steps(Math.log(bow.bow2.get(context)) - BACK_OFF_TOP, STEP.backOff, LEVELS.backOff));
      let lastPlace = -1;
      for (const c of list) {
        out.gaps3.number(places[b].get(c) - lastPlace - 1);
        lastPlace = places[b].get(c);
        out.trigram.put(steps(Math.log(model.p3.values.get(context * size + c)), STEP.trigram, LEVELS.trigram));
      }
    }
  }
  return Object.fromEntries(Object.entries(out).map(([name, stream]) => [name, stream.toString()]));
}

/** What the forms of a class cost: negative logarithms in steps. */
export function packForms(costs) {
  const stream = new Stream();
  for (const cost of costs) stream.put(steps(-cost, STEP.form, LEVELS.form));
  return stream.toString();
}
