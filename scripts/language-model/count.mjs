// Counting n-grams of character classes.

/** Sorted run-length counts of an array of numbers: { keys, counts }. */
export function tally(numbers) {
  const sorted = numbers.sort();
  const keys = [];
  const counts = [];
  for (let i = 0; i < sorted.length; ) {
    let end = i + 1;
    while (end < sorted.length && sorted[end] === sorted[i]) end++;
    keys.push(sorted[i]);
    counts.push(end - i);
    i = end;
  }
  return { keys, counts };
}

/**
 * Counts of all unigrams, bigrams and trigrams over the ids of texts and word lists.
 * Id 0 is the border of a line: as context its start, as event its end.
 * A word gives the n-grams inside it; where it ends, its context has seen *something* (`open`), left to shorter contexts.
 */
export function countNgrams(lines, words, size) {
  let length = 0;
  for (const { ids, weight } of lines) length += (ids.length + 1) * weight;
  const bigrams = new Float64Array(length);
  const trigrams = new Float64Array(length);
  const unigram = new Float64Array(size);
  let at = 0;
  for (const { ids, weight } of lines) {
    for (let repeat = 0; repeat < weight; repeat++) {
      let a = 0;
      let b = 0;
      for (let i = 0; i <= ids.length; i++) {
        const c = i < ids.length ? ids[i] : 0;
        unigram[c]++;
        bigrams[at] = b * size + c;
        trigrams[at] = (a * size + b) * size + c;
        at++;
        a = b;
        b = c;
      }
    }
  }
  const two = toMap(tally(bigrams));
  const three = toMap(tally(trigrams));
  // One empty line, so that the start of a line is a pair like any other.
  add(two, 0, 1);
  const openOne = new Float64Array(size);
  const openTwo = new Map();
  for (const { ids, weight } of words) {
    for (let i = 0; i < ids.length; i++) {
      unigram[ids[i]] += weight;
      if (i >= 1) add(two, ids[i - 1] * size + ids[i], weight);
      if (i >= 2) add(three, (ids[i - 2] * size + ids[i - 1]) * size + ids[i], weight);
    }
    const last = ids.length - 1;
    openOne[ids[last]] += weight;
    if (last > 0) add(openTwo, ids[last - 1] * size + ids[last], weight);
  }
  return { unigram, two, three, openOne, openTwo };
}

function toMap({ keys, counts }) {
  const map = new Map();
  for (let i = 0; i < keys.length; i++) map.set(keys[i], counts[i]);
  return map;
}

function add(map, key, value) {
  map.set(key, (map.get(key) ?? 0) + value);
}
