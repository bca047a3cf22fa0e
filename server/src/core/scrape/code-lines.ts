/** Scripts and style rules that stand in a text as lines, their tags gone. */
import type { LineRun } from './removal.ts';

const STYLE_RULE =
  /^\s*(?:\/\*|@(?:font-face|page|media|import|charset|list)\b|[.#*]?[\w.#:*>,\s()[\]="'@-]{1,120}\{[^{}]*(?:[\w-]+\s*:\s*[^;{}]+;?|\}?\s*$))/;
const DECLARATIONS =
  /^\s*(?:[a-z-]{2,40}\s*:\s*[^;{}\u3400-\u9fff]{1,120};\s*)*[a-z-]{2,40}\s*:\s*[^;{}\u3400-\u9fff]{1,120};?\s*\}?\s*$/;
const MSO = /(?:^|[\s;{"])mso-[a-z-]+\s*:|\bpanose-1\s*:|MsoNormal|\bUnhideWhenUsed=|\bLatentStyleCount=|<w:/;
const SCRIPT =
  /^\s*(?:(?:var|let|const)\s+[\w$]+\s*(?:=|;)|function\s*[\w$]*\s*\(|\(function\s*\(|\$\(|jQuery\(|document\.|window\.|location\.|if\s*\(.*\)\s*\{|else\s*(?:if\b.*)?\{|for\s*\(.*\)|while\s*\(.*\)|try\s*\{|\}\s*(?:catch|else)|return\b.*;|[\w$.]+\s*=\s*[\w$."'[({].*;?\s*$|[\w$.]+\(.*\);?\s*$|<!\[CDATA\[|\/\/\s*(?:<!\[CDATA\[|\]\]>)|_hmt\b|new\s+[A-Z]\w*\()/;
const CLOSING = /^\s*[\])};,]+(?:\(.*\))?;?\s*$/;
const OPENS_STRONGLY = /[{;]\s*$|\)\s*;?\s*$|\}\s*$|mso-|=\s*function|_hmt|document\.|window\.|var\s|@font-face|\/\*/;

/** Runs of lines of code. A run begins with a line that can be nothing else and goes on to the end of its brackets. */
export function codeRuns(lines: readonly string[]): LineRun[] {
  const runs: LineRun[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (!opensCode(lines[i]!)) continue;
    let depth = depthOf(lines[i]!);
    let last = i;
    let inComment = /\/\*/.test(lines[i]!) && !/\*\//.test(lines[i]!);
    for (let next = i + 1; next < lines.length; next++) {
      const line = lines[next]!;
      if (line.trim() === '') continue;
      if (inComment) {
        inComment = !/\*\//.test(line);
      } else if (!isCode(line, depth > 0)) break;
      depth = Math.max(0, depth + depthOf(line));
      last = next;
    }
    if (!isListing(lines, i, last)) runs.push({ first: i, last });
    i = last;
  }
  return runs;
}

/** A line of a program or a command in another language than those of web pages. */
const OTHER_CODE = /^\s*(?:[#$%>]\s*\S|[-+]?[\w./~-]+\s*(?:[=:]\s*\S|\())|[\\|;{}()\]]\s*$|^\s{4}/;

/** A sentence that announces what follows; `分享到：` is a label of the page. */
function announces(line: string): boolean {
  return /[：:]$/.test(line.trimEnd()) && (line.slice(-60).match(/\p{Script=Han}/gu)?.length ?? 0) >= 8;
}

/** How far back it is looked for, in lines. */
const LONGEST_LISTING = 30;

/** Whether lines of code are part of a listing that the author shows: text announces them, or code of another kind goes on. */
function isListing(lines: readonly string[], first: number, last: number): boolean {
  // lines that hold words of text and none of the marks that part statements: a sign of equality, a name with its brackets
  const run = lines.slice(first, last + 1);
  if (run.some((line) => hanShare(line) > 0) && !run.some((line) => /[;{}]|\*\/|mso-/.test(line))) return true;
  let before = first - 1;
  while (before >= 0 && before > first - LONGEST_LISTING && hanShare(lines[before]!) === 0) before--;
  if (before >= 0 && announces(lines[before]!)) return true;
  return [first - 1, last + 1].some((number) => {
    const line = lines[number]?.slice(0, LOOKED_AT) ?? '';
    return line.trim() !== '' && hanShare(line) === 0 && OTHER_CODE.test(line);
  });
}

function hanShare(line: string): number {
  const length = line.replace(/\s/g, '').length;
  return length === 0 ? 0 : (line.match(/\p{Script=Han}/gu)?.length ?? 0) / length;
}

/** Longest part of a line that is looked at. */
const LOOKED_AT = 400;

function opensCode(whole: string): boolean {
  const line = whole.slice(0, LOOKED_AT);
  if (!/[{;=(]|mso-|\/\*/.test(line) || hanShare(line) > 0.3) return false;
  if (MSO.test(line)) return true;
  if (!OPENS_STRONGLY.test(line)) return false;
  return (STYLE_RULE.test(line) && /[{}]|\/\*/.test(line)) || (SCRIPT.test(line) && /[=(].*[;{})]|\bvar\s/.test(line));
}

function isCode(whole: string, inside: boolean): boolean {
  const line = whole.slice(0, LOOKED_AT);
  if (inside && /^\s*(?:\/\/|\*)/.test(line)) return true;
  if (hanShare(line) > (inside ? 0.6 : 0.3)) return false;
  if (MSO.test(line) || CLOSING.test(line) || DECLARATIONS.test(line) || SCRIPT.test(line)) return true;
  if (STYLE_RULE.test(line) && /[{}]|\/\*/.test(line)) return true;
  return inside && /[;{},:)(]\s*$/.test(line);
}

function depthOf(line: string): number {
  let depth = 0;
  for (const char of line) {
    if (char === '{') depth++;
    else if (char === '}') depth--;
  }
  return depth;
}
