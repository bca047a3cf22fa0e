/** Asks the structural model about places of the document, and moves its answers back to the document. */

import type { Position, Range } from 'vscode-languageserver';
import { headingAt, type Reference, referenceAt, referencesTo } from '../core/model/references.ts';
import type { Heading } from '../core/model/tree.ts';
import type { Span } from '../core/text/edit.ts';
import type { Analyzed } from './analyses.ts';
import { toRange } from './convert.ts';

export class PlacedView {
  readonly #analyzed: Analyzed;

  constructor(analyzed: Analyzed) {
    this.#analyzed = analyzed;
  }

  get #view() {
    return this.#analyzed.analysis.view;
  }

  /** The offset in the text that the model read. */
  offsetAt(position: Position): number {
    const { document } = this.#analyzed;
    return this.#view.layer.fromGround(document.text.offsetAt(position), 'start');
  }

  /** The range in the document of a span of the model. */
  rangeOf({ start, end }: Span): Range {
    return toRange(this.#analyzed.document.text, this.#view.layer.rangeToGround(start, end));
  }

  textOf({ start, end }: Span): string {
    return this.#view.text.slice(start, end);
  }

  referenceAt(position: Position): Reference | undefined {
    return referenceAt(this.#view, this.offsetAt(position));
  }

  /** The heading whose label stands at a place, or which the reference there names. */
  headingAt(position: Position): Heading | undefined {
    const offset = this.offsetAt(position);
    const heading = headingAt(this.#view, offset);
    const isHere =
      heading !== undefined && (this.isOnLabel(heading, offset) || this.referenceAt(position) !== undefined);
    return isHere ? heading : undefined;
  }

  isOnLabel({ start, labelEnd }: Heading, offset: number): boolean {
    return start <= offset && offset <= labelEnd;
  }

  referencesTo(heading: Heading): readonly Reference[] {
    return referencesTo(this.#view, heading);
  }

  /** Where the number of a heading can be renamed at a place: in its label, or in a reference to it. */
  numberAt(position: Position): { readonly heading: Heading; readonly span: Span } | undefined {
    const offset = this.offsetAt(position);
    const numbers = this.referenceAt(position)?.numbers ?? [];
    const named =
      numbers.find(({ start, end }) => start <= offset && offset <= end) ??
      // `第` before it, `条` behind it
      numbers.find(({ start, end }) => numbers.length === 1 || (start - 1 <= offset && offset <= end + 1));
    if (named !== undefined) return { heading: named.heading, span: named };
    const heading = headingAt(this.#view, offset);
    if (heading === undefined || heading.number === null || !this.isOnLabel(heading, offset)) return undefined;
    return { heading, span: { start: heading.numberStart, end: heading.numberEnd } };
  }
}
