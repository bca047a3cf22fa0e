/**
 * The one judge of all repairs: a character language model of Chinese official prose, Simplified and Traditional.
 * A repair is the original that a corruption (channel) and the judge together find likeliest.
 */
export interface Judge {
  /**
   * Natural logarithm of the probability that UTF-16 code unit `c` follows `a` and `b` (0 stands for the start of a line).
   * Always finite: unseen events back off to a floor, so values lie between about -20 and 0.
   */
  logp(a: number, b: number, c: number): number;
  /**
   * Sum of `logp` over `text`, which follows `before` (at most its last two code units count).
   * `before` empty means that the text begins a line.
   */
  score(text: string, before?: string): number;
}
