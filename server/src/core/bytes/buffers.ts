/** Growing output buffers for decoders and encoders. */

/** Collects UTF-16 code units; `text()` gives the string. */
export class TextBuffer {
  #units: Uint16Array;
  #length = 0;

  constructor(capacity: number) {
    this.#units = new Uint16Array(Math.max(16, capacity));
  }

  push(codePoint: number): void {
    if (this.#length + 2 > this.#units.length) {
      const grown = new Uint16Array(this.#units.length * 2);
      grown.set(this.#units);
      this.#units = grown;
    }
    if (codePoint > 0xffff) {
      this.#units[this.#length++] = 0xd800 + ((codePoint - 0x10000) >> 10);
      this.#units[this.#length++] = 0xdc00 + ((codePoint - 0x10000) & 0x3ff);
    } else {
      this.#units[this.#length++] = codePoint;
    }
  }

  text(): string {
    let out = '';
    for (let i = 0; i < this.#length; i += 8192) {
      out += String.fromCharCode(...this.#units.subarray(i, Math.min(i + 8192, this.#length)));
    }
    return out;
  }
}

/** Collects bytes. */
export class ByteBuffer {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(Math.max(16, capacity));
  }

  push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const grown = new Uint8Array(this.#bytes.length * 2);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes[this.#length++] = byte;
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}
