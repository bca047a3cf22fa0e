// From counts to a back-off model: interpolated absolute discounting, pruned by what each n-gram is worth.

const DISCOUNT = 0.7;

/** Probabilities of all n-grams, highest order interpolated with the lower ones. Contexts map to { total, types }. */
export function estimate({ unigram, two, three, openOne, openTwo }, size) {
  const sum = unigram.reduce((total, count) => total + count, 0);
  const p1 = Float64Array.from(unigram, (count) => (count + 0.2) / (sum + 0.2 * size * 2));
  const p2 = interpolate(
    two,
    size,
    (context) => openOne[context],
    (c) => p1[c],
  );
  const lower = (context, c) => {
    const b = context % size;
    return p2.values.get(b * size + c) ?? p2.rest(b) * p1[c];
  };
  const p3 = interpolate(
    three,
    size,
    (context) => openTwo.get(context) ?? 0,
    (c, context) => lower(context, c),
  );
  return { p1, p2, p3, lower };
}

function interpolate(counts, size, openOf, lower) {
  const contexts = new Map();
  for (const [key, count] of counts) {
    const context = Math.floor(key / size);
    let entry = contexts.get(context);
    if (!entry) {
      entry = { total: openOf(context), held: openOf(context) };
      contexts.set(context, entry);
    }
    entry.total += count;
    entry.held += Math.min(DISCOUNT, count);
  }
  const values = new Map();
  for (const [key, count] of counts) {
    const context = Math.floor(key / size);
    const { total, held } = contexts.get(context);
    values.set(key, (Math.max(count - DISCOUNT, 0) + held * lower(key % size, context)) / total);
  }
  const rest = (context) => {
    const entry = contexts.get(context);
    return entry ? entry.held / entry.total : 1;
  };
  return { values, rest, contexts };
}

/** The `limit` trigrams that change a line's score most; then the bigrams these need and the best others. */
export function prune(counts, model, size, bigramLimit, trigramLimit) {
  const { two, three } = counts;
  const { p1, p2, p3, lower } = model;
  const worthThree = [];
  for (const [key, count] of three) {
    if (count < 1.5) continue;
    const context = Math.floor(key / size);
    const worth = count * Math.abs(Math.log(p3.values.get(key) / (p3.rest(context) * lower(context, key % size))));
    worthThree.push([worth, key]);
  }
  worthThree.sort((x, y) => y[0] - x[0] || x[1] - y[1]);
  const keepThree = new Set(worthThree.slice(0, trigramLimit).map(([, key]) => key));
  const keepTwo = new Set();
  for (const key of keepThree) {
    keepTwo.add(Math.floor(key / size));
    keepTwo.add(key % (size * size));
  }
  const worthTwo = [];
  for (const [key, count] of two) {
    if (keepTwo.has(key)) continue;
    const context = Math.floor(key / size);
    worthTwo.push([count * Math.abs(Math.log(p2.values.get(key) / (p2.rest(context) * p1[key % size]))), key]);
  }
  worthTwo.sort((x, y) => y[0] - x[0] || x[1] - y[1]);
  for (const [, key] of worthTwo) {
    if (keepTwo.size >= bigramLimit) break;
    keepTwo.add(key);
  }
  return { keepTwo, keepThree };
}

/** Back-off weights so that every context sums to one over what is kept. */
export function backOff(model, kept, size) {
  const { p1, p2, p3 } = model;
  const bow1 = weights(
    kept.keepTwo,
    size,
    (key) => p2.values.get(key),
    (key) => p1[key % size],
  );
  const p2kept = (b, c) => {
    const key = b * size + c;
    return kept.keepTwo.has(key) ? p2.values.get(key) : (bow1.get(b) ?? 1) * p1[c];
  };
  const bow2 = weights(
    kept.keepThree,
    size,
    (key) => p3.values.get(key),
    (key) => p2kept(Math.floor(key / size) % size, key % size),
  );
  return { bow1, bow2 };
}

function weights(keys, size, high, low) {
  const sums = new Map();
  for (const key of keys) {
    const context = Math.floor(key / size);
    const entry = sums.get(context) ?? [0, 0];
    entry[0] += high(key);
    entry[1] += low(key);
    sums.set(context, entry);
  }
  const result = new Map();
  for (const [context, [seen, covered]] of sums) {
    result.set(context, Math.max(1 - seen, 1e-4) / Math.max(1 - covered, 1e-4));
  }
  return result;
}
