/**
 * Runs the rules stage by stage. Each stage reads the text as it will read after the preferred fixes of the stages
 * before it; what it reports is moved back to the document.
 */

import { EditSet } from '../text/edit-set.ts';
import { Layer, RegionCache, type TaggedEdit } from '../text/projection.ts';
import type { Text } from '../text/text.ts';
import type { DocumentFix, Finding } from './finding.ts';
import {
  type Doubt,
  type Fix,
  type LanguageId,
  type Report,
  type Rule,
  type Safety,
  type Settings,
  STAGES,
} from './rule.ts';
import { categoryOf, DEFAULT_SETTINGS, severityOf } from './settings.ts';
import { type ChangeTag, ScanCache, StageView } from './view.ts';

export interface AnalysisOptions {
  readonly language?: LanguageId;
  readonly settings?: Settings;
  /** True for findings that the user chose to ignore: by rule and the text that the finding stands on. */
  readonly isIgnored?: (rule: string, quoted: string) => boolean;
}

export interface Analysis {
  readonly text: Text;
  /** Sorted by start, then end. */
  readonly findings: readonly Finding[];
  /** The document as the last stage reads it; its layer maps offsets back to the document. */
  readonly view: StageView;
}

const SEVERITIES = ['hint', 'info', 'warning', 'error'] as const;

/** Analyses documents with a fixed set of rules; keeps what it worked out for blocks that later runs meet again. */
export class Analyzer {
  readonly rules: readonly Rule[];
  readonly #scans: ScanCache;
  readonly #regions = new RegionCache();

  constructor(rules: readonly Rule[]) {
    this.rules = rules;
    this.#scans = new ScanCache(rules);
  }

  analyze(text: Text, options: AnalysisOptions = {}): Analysis {
    const steps = this.steps(text, options);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** The same in small steps: pauses after each block that a scanner reads, after each finding and after each rule. */
  *steps(text: Text, options: AnalysisOptions = {}): Generator<void, Analysis> {
    const settings = options.settings ?? DEFAULT_SETTINGS;
    const language = options.language ?? 'plaintext';
    const findings: Finding[] = [];
    let layer = Layer.ground<ChangeTag>(text);
    let view = new StageView(layer, language, settings, this.#scans);
    for (const stage of STAGES) {
      const edits: TaggedEdit<ChangeTag>[][] = [];
      for (const rule of this.rules) {
        if (rule.meta.stage !== stage || severityOf(rule.meta, settings) === 'off') continue;
        for (const scanner of rule.scanners ?? []) yield* view.prepare(scanner);
        for (const scanner of rule.documents ?? []) yield* view.prepare(scanner);
        for (const report of rule.check(view)) {
          if (report === undefined) {
            yield;
            continue;
          }
          const finding = findingOf(rule, report, view, settings);
          if (options.isIgnored?.(finding.rule, text.slice(finding.start, finding.end))) continue;
          findings.push(finding);
          if (stage !== 'structure' && report.fix !== undefined && report.projects !== false) {
            const tag = { rule: rule.meta.id, safety: finding.fix!.safety };
            edits.push(report.fix.edits.map((edit) => ({ ...edit, tag })));
          }
          yield;
        }
        yield;
      }
      const next = yield* layer.changeInSteps(withoutOverlaps(edits), this.#regions);
      if (next !== layer) {
        layer = next;
        view = new StageView(layer, language, settings, this.#scans);
      }
    }
    findings.sort((a, b) => a.start - b.start || a.end - b.end);
    return { text, findings, view };
  }
}

/** The edits of all fixes in order; of two fixes that overlap, the one that begins first, then the longer, is kept. */
function withoutOverlaps<Tag>(fixes: readonly (readonly TaggedEdit<Tag>[])[]): readonly TaggedEdit<Tag>[] {
  const inOrder = fixes
    .filter((edits) => edits.length > 0)
    .sort((a, b) => a[0]!.start - b[0]!.start || b[b.length - 1]!.end - a[a.length - 1]!.end);
  const set = new EditSet<TaggedEdit<Tag>>();
  for (const edits of inOrder) set.tryAdd(edits);
  return set.edits;
}

function findingOf(rule: Rule, report: Report, view: StageView, settings: Settings): Finding {
  const { layer } = view;
  const { meta } = rule;
  const configured = severityOf(meta, settings);
  const isDefault = settings.rules[meta.id] === undefined && settings.rules[categoryOf(meta.id)] === undefined;
  const fallback = configured === 'off' ? meta.severity : configured;
  const severity = isDefault && report.severity !== undefined ? milder(report.severity, fallback) : fallback;
  const fix = report.fix && groundFix(report.fix, layer);
  const alternatives = report.alternatives?.map((alternative) => groundFix(alternative, layer));
  const related = report.related?.map((place) => ({ ...place, ...layer.rangeToGround(place.start, place.end) }));
  return {
    rule: meta.id,
    category: categoryOf(meta.id),
    severity,
    stage: meta.stage,
    ...layer.rangeToGround(report.start, report.end),
    message: report.message,
    ...(fix && { fix }),
    ...(alternatives && alternatives.length > 0 && { alternatives }),
    ...(related && related.length > 0 && { related }),
    ...(report.evidence && { evidence: report.evidence }),
    ...(report.expected !== undefined && { expected: report.expected }),
  };
}

function milder(a: Report['severity'] & string, b: Report['severity'] & string): (typeof SEVERITIES)[number] {
  return SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b) ? a : b;
}

/** Moves a fix down to the document. It is as safe as the least safe change that it had to take in. */
function groundFix(fix: Fix, top: Layer<ChangeTag>): DocumentFix {
  let safety: Safety = fix.safety;
  let { edits } = fix;
  let doubts: readonly Doubt[] = fix.doubtful ?? [];
  for (let layer = top; layer.below !== undefined; layer = layer.below) {
    const lowered = layer.lower(edits);
    if (lowered.some((edit) => edit.absorbed.some((change) => change.tag.safety === 'suggested'))) safety = 'suggested';
    doubts = doubts.map((doubt) => {
      const edit = lowered.findIndex((candidate) => candidate.origins.some((origin) => origin.index === doubt.edit));
      const { offset } = lowered[edit]!.origins.find((origin) => origin.index === doubt.edit)!;
      return { edit, start: doubt.start + offset, end: doubt.end + offset };
    });
    edits = lowered.map(({ start, end, text }) => ({ start, end, text }));
  }
  return { safety, title: fix.title, edits, ...(doubts.length > 0 && { doubtful: doubts }) };
}
