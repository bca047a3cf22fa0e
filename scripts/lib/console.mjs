/** What the scripts say in the terminal: plain lines, and a sign of life while something long runs. */

const started = Date.now();
const colour = process.stdout.isTTY && !process.env.NO_COLOR;

/** @param {string} text */
export const bold = (text) => (colour ? `\x1b[1m${text}\x1b[22m` : text);
/** @param {string} text */
export const dim = (text) => (colour ? `\x1b[2m${text}\x1b[22m` : text);

/** Seconds since the script began, for people. */
export const elapsed = () => `${((Date.now() - started) / 1000).toFixed(0)} s`;

/**
 * Says what begins now.
 * @param {string} text
 */
export function step(text) {
  console.log(`${bold('»')} ${text} ${dim(`(${elapsed()})`)}`);
}

/**
 * Runs `work` and prints a line every ten seconds while it runs.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withHeartbeat(what, work) {
  const begun = Date.now();
  const timer = setInterval(() => {
    console.log(dim(`  … ${what}: still at it, ${Math.round((Date.now() - begun) / 1000)} s`));
  }, 10_000);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
