import type { Change, Layer } from '../text/projection.ts';
import type { Block, Text } from '../text/text.ts';
import { NeededUnits } from './needed-units.ts';
import type {
  BlockScanner,
  DocumentScanner,
  DocumentView,
  EarlierChange,
  LanguageId,
  Rule,
  RuleId,
  Safety,
  ScannedBlock,
  Settings,
} from './rule.ts';

/** What stands behind a change of a layer. */
export interface ChangeTag {
  readonly rule: RuleId;
  readonly safety: Safety;
}

interface CachedScan {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly value: unknown;
}

/** Costly results of one kind by the text that they depend on; those not asked for any more are forgotten. */
class Memory {
  #recent = new Map<string, unknown>();
  #older = new Map<string, unknown>();

  remember<T>(key: string, compute: () => T): T {
    if (this.#recent.has(key)) return this.#recent.get(key) as T;
    const value = this.#older.has(key) ? (this.#older.get(key) as T) : compute();
    if (this.#recent.size >= MOST_REMEMBERED) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, value);
    return value;
  }
}

const MOST_REMEMBERED = 2_000;

/** Results of scanners, kept as long as the block that they were worked out for. */
export class ScanCache {
  readonly #blocks = new WeakMap<Block, Map<BlockScanner<unknown>, CachedScan>>();
  readonly #memories = new Map<BlockScanner<unknown> | string, Memory>();
  readonly #needed: NeededUnits;

  constructor(rules: readonly Rule[]) {
    this.#needed = new NeededUnits(rules);
  }

  find(
    scanner: BlockScanner<unknown>,
    block: Block,
    before: string | undefined,
    after: string | undefined,
  ): CachedScan | undefined {
    const known = this.#blocks.get(block)?.get(scanner);
    return known !== undefined && known.before === before && known.after === after ? known : undefined;
  }

  scan(
    scanner: BlockScanner<unknown>,
    block: Block,
    before: string | undefined,
    after: string | undefined,
  ): CachedScan {
    let scans = this.#blocks.get(block);
    if (scans === undefined) {
      scans = new Map();
      this.#blocks.set(block, scans);
    }
    const value = this.#needed.isIn(block, scanner)
      ? this.#read(scanner, block, before, after)
      : scanner.needs?.nothing;
    const scan = { before, after, value };
    scans.set(scanner, scan);
    return scan;
  }

  #read<T>(scanner: BlockScanner<T>, block: Block, before: string | undefined, after: string | undefined): T {
    return scanner.scan({
      text: block.text,
      lineBefore: before,
      lineAfter: after,
      remember: (key, compute) => this.memoryOf(scanner).remember(key, compute),
    });
  }

  /** The memory of a scanner, or of a topic. */
  memoryOf(owner: BlockScanner<unknown> | string): Memory {
    let memory = this.#memories.get(owner);
    if (memory === undefined) {
      memory = new Memory();
      this.#memories.set(owner, memory);
    }
    return memory;
  }
}

/** The document as one stage reads it: a layer of the projection, with cached scans. */
export class StageView implements DocumentView {
  readonly layer: Layer<ChangeTag>;
  readonly language: LanguageId;
  readonly settings: Settings;
  readonly #scans: ScanCache;
  readonly #documentScans = new Map<DocumentScanner<unknown>, unknown>();
  readonly #blockScans = new Map<BlockScanner<unknown>, readonly ScannedBlock<unknown>[]>();

  constructor(layer: Layer<ChangeTag>, language: LanguageId, settings: Settings, scans: ScanCache) {
    this.layer = layer;
    this.language = language;
    this.settings = settings;
    this.#scans = scans;
  }

  get text(): Text {
    return this.layer.text;
  }

  perBlock<T>(scanner: BlockScanner<T>): readonly ScannedBlock<T>[] {
    const known = this.#blockScans.get(scanner);
    if (known !== undefined) return known as readonly ScannedBlock<T>[];
    const steps = this.#scanInSteps(scanner);
    while (!steps.next().done);
    return this.#blockScans.get(scanner) as readonly ScannedBlock<T>[];
  }

  *prepare(scanner: BlockScanner<unknown> | DocumentScanner<unknown>): Generator<undefined, void> {
    if ('scan' in scanner) yield* this.#scanInSteps(scanner);
    else yield* this.#computeInSteps(scanner);
  }

  /** Runs a scanner over all blocks, with a pause behind each that the cache did not know. */
  *#scanInSteps(scanner: BlockScanner<unknown>): Generator<undefined, void> {
    if (this.#blockScans.has(scanner)) return;
    const { blocks, starts } = this.text;
    const result: ScannedBlock<unknown>[] = [];
    for (let index = 0; index < blocks.length; index++) {
      const block = blocks[index]!;
      const before = blocks[index - 1]?.lastLine;
      const after = blocks[index + 1]?.firstLine;
      const known = this.#scans.find(scanner, block, before, after);
      const { value } = known ?? this.#scans.scan(scanner, block, before, after);
      result.push({ block, start: starts[index]!, value });
      if (known === undefined) yield;
    }
    this.#blockScans.set(scanner, result);
  }

  /** Works out what a document scanner asks for, then the scanner itself, in its steps if it has any. */
  *#computeInSteps(scanner: DocumentScanner<unknown>): Generator<undefined, void> {
    if (this.#documentScans.has(scanner)) return;
    for (const needed of scanner.scanners ?? []) yield* this.#scanInSteps(needed);
    for (const needed of scanner.documents ?? []) yield* this.#computeInSteps(needed);
    const value = 'steps' in scanner ? yield* scanner.steps(this) : scanner.compute(this);
    this.#documentScans.set(scanner, value);
    yield;
  }

  once<T>(scanner: DocumentScanner<T>): T {
    if (!this.#documentScans.has(scanner)) {
      const steps = this.#computeInSteps(scanner);
      while (!steps.next().done);
    }
    return this.#documentScans.get(scanner) as T;
  }

  remember<T>(topic: string, key: string, compute: () => T): T {
    return this.#scans.memoryOf(topic).remember(key, compute);
  }

  earlierChanges(start: number, end: number): readonly EarlierChange[] {
    const found: EarlierChange[] = [];
    const above: Layer<ChangeTag>[] = [];
    let range = { start, end };
    for (let layer: Layer<ChangeTag> = this.layer; layer.below !== undefined; layer = layer.below) {
      for (const change of layer.changesIn(range.start, range.end)) found.push(this.#describe(change, layer, above));
      range = { start: layer.toBelow(range.start, 'end'), end: layer.toBelow(range.end, 'start') };
      above.push(layer);
    }
    return found.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  #describe(change: Change<ChangeTag>, layer: Layer<ChangeTag>, above: readonly Layer<ChangeTag>[]): EarlierChange {
    let start = change.aboveStart;
    let end = change.aboveEnd;
    for (let i = above.length - 1; i >= 0; i--) {
      start = above[i]!.toAbove(start, 'start');
      end = above[i]!.toAbove(end, 'end');
    }
    const removed = layer.below!.text.slice(change.belowStart, change.belowEnd);
    return { start, end: Math.max(start, end), removed, rule: change.tag.rule };
  }
}
