/** What is found around and inside the text. */
import type { Safety } from '../engine/rule.ts';

/** Lines that go out together, by zero-based line number, both ends included. */
export interface FurnitureRun {
  readonly first: number;
  readonly last: number;
  readonly safety: Safety;
  /** Where most of the lines come from; empty where only their form tells. */
  readonly site: string;
  /** Whether they stand before the text begins or after it has ended. */
  readonly isOutside?: boolean;
}

/** Furniture inside a line of text. */
export interface FurniturePassage {
  readonly start: number;
  readonly end: number;
  readonly safety: Safety;
  readonly site: string;
}
