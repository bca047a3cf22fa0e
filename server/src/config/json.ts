/**
 * Reads JSON that people write: with `//` and block comments and commas before a closing bracket. Every value knows
 * where it stands, so that a problem can be shown at its place.
 */
import type { Localized } from '../core/engine/rule.ts';

/** Offsets are UTF-16 code units of the JSON text. */
export interface JsonMember {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly value: JsonNode;
}

export type JsonNode = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
);

export class JsonError extends Error {
  readonly offset: number;
  readonly text: Localized;

  constructor(offset: number, text: Localized) {
    super(text.en);
    this.offset = offset;
    this.text = text;
  }
}

/** Deeper nesting than this is refused, so that no input can exhaust the stack. */
const MAX_DEPTH = 64;

const BLANK = /(?:[\s\uFEFF]+|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/)*/y;
const STRING = /"(?:[^"\\\n\r]|\\.)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const WORD = /[\p{L}\p{N}_$]+/uy;

/** @throws JsonError with the place of the first mistake. */
export function readJson(text: string): JsonNode {
  const reader = new Reader(text);
  const node = reader.value(0);
  reader.blank();
  if (reader.at < text.length) {
    throw new JsonError(reader.at, {
      en: 'nothing may stand after the closing bracket',
      zh: '结尾的括号之后不能再有内容',
    });
  }
  return node;
}

class Reader {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  blank(): void {
    this.#match(BLANK);
    if (this.text.startsWith('/*', this.at)) {
      throw new JsonError(this.at, { en: 'this comment is not closed by `*/`', zh: '注释没有用 `*/` 结束' });
    }
  }

  value(depth: number): JsonNode {
    this.blank();
    const start = this.at;
    if (depth > MAX_DEPTH) throw new JsonError(start, { en: 'nested too deeply', zh: '嵌套层数太多' });
    const char = this.text[start];
    if (char === '{') return this.#object(depth);
    if (char === '[') return this.#array(depth);
    if (char === '"') return { kind: 'string', value: this.#string(), start, end: this.at };
    const number = this.#match(NUMBER);
    if (number !== undefined) return { kind: 'number', value: Number(number), start, end: this.at };
    const word = this.#match(WORD);
    if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true', start, end: this.at };
    if (word === 'null') return { kind: 'null', start, end: this.at };
    if (char === undefined) {
      throw new JsonError(start, {
        en: 'the text ends where a value is expected',
        zh: '此处应有一个值，但文本已经结束',
      });
    }
    throw new JsonError(start, {
      en: `a value is expected, but \`${word ?? char}\` stands here; strings are written in double quotes`,
      zh: `此处应是一个值，却是 \`${word ?? char}\`；字符串要用英文双引号括起来`,
    });
  }

  #object(depth: number): JsonNode {
    const start = this.at++;
    const members: JsonMember[] = [];
    for (;;) {
      this.blank();
      const keyStart = this.at;
      if (this.text[keyStart] === '}') break;
      if (this.text[keyStart] !== '"') throw this.#unexpected('"', '}');
      const key = this.#string();
      const end = this.at;
      this.blank();
      if (this.text[this.at] !== ':') throw this.#unexpected(':');
      this.at++;
      members.push({ key, start: keyStart, end, value: this.value(depth + 1) });
      this.blank();
      if (this.text[this.at] === '}') break;
      if (this.text[this.at] !== ',') throw this.#unexpected(',', '}');
      this.at++;
    }
    this.at++;
    return { kind: 'object', members, start, end: this.at };
  }

  #array(depth: number): JsonNode {
    const start = this.at++;
    const items: JsonNode[] = [];
    for (;;) {
      this.blank();
      if (this.text[this.at] === ']') break;
      items.push(this.value(depth + 1));
      this.blank();
      if (this.text[this.at] === ']') break;
      if (this.text[this.at] !== ',') throw this.#unexpected(',', ']');
      this.at++;
    }
    this.at++;
    return { kind: 'array', items, start, end: this.at };
  }

  #string(): string {
    const start = this.at;
    const quoted = this.#match(STRING);
    if (quoted === undefined) {
      throw new JsonError(start, {
        en: 'this string is not closed on its line: `"` is missing',
        zh: '字符串没有在本行结束：缺少 `"`',
      });
    }
    try {
      // A tab may stand in a string as it is.
      return JSON.parse(quoted.replaceAll('\t', '\\t')) as string;
    } catch {
      throw new JsonError(start, {
        en: `the string ${quoted} holds an escape that JSON does not know; a backslash is written \`\\\\\``,
        zh: `字符串 ${quoted} 中有 JSON 不认识的转义；反斜杠要写成 \`\\\\\``,
      });
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.at = pattern.lastIndex;
    return match[0];
  }

  #unexpected(...wanted: string[]): JsonError {
    const list = wanted.map((sign) => `\`${sign}\``);
    const found = this.text.codePointAt(this.at);
    if (found === undefined) {
      return new JsonError(this.at, {
        en: `the text ends where ${list.join(' or ')} is expected`,
        zh: `此处应有 ${list.join(' 或 ')}，但文本已经结束`,
      });
    }
    const char = String.fromCodePoint(found);
    return new JsonError(this.at, {
      en: `${list.join(' or ')} is expected, but \`${char}\` stands here`,
      zh: `此处应是 ${list.join(' 或 ')}，却是 \`${char}\``,
    });
  }
}
