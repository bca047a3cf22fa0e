import type { FileError, FileResult } from '../result.ts';

/** Counts over all files of a run. */
export interface Summary {
  readonly files: number;
  readonly characters: number;
  readonly findings: number;
  readonly byRule: Readonly<Record<string, number>>;
  readonly bySeverity: Readonly<Record<string, number>>;
  /** Findings that `kanwu fix` would repair, and those that it would repair with --suggested beyond them. */
  readonly safe: number;
  readonly suggested: number;
  readonly fixed: number;
  readonly errors: readonly FileError[];
}

/** Writes results as they come, in the order of the files. */
export interface Reporter {
  begin(): Promise<void>;
  file(result: FileResult): Promise<void>;
  end(summary: Summary): Promise<void>;
}

/** Sums results up. */
export class Tally {
  files = 0;
  characters = 0;
  findings = 0;
  safe = 0;
  suggested = 0;
  fixed = 0;
  readonly byRule: Record<string, number> = {};
  readonly bySeverity: Record<string, number> = {};
  readonly errors: FileError[] = [];

  add(result: FileResult): void {
    this.files++;
    this.characters += result.characters;
    this.findings += result.findings.length;
    for (const { rule, severity, fix } of result.findings) {
      this.byRule[rule] = (this.byRule[rule] ?? 0) + 1;
      this.bySeverity[severity] = (this.bySeverity[severity] ?? 0) + 1;
      if (fix !== undefined) this[fix.safety]++;
    }
    for (const count of Object.values(result.fixed?.byRule ?? {})) this.fixed += count;
  }

  /** 0: nothing at error or warning; 1: something; 2: something could not be done. */
  get exitCode(): 0 | 1 | 2 {
    if (this.errors.length > 0) return 2;
    return (this.bySeverity.error ?? 0) + (this.bySeverity.warning ?? 0) > 0 ? 1 : 0;
  }

  summary(): Summary {
    const byRule = Object.fromEntries(Object.entries(this.byRule).sort(([a], [b]) => (a < b ? -1 : 1)));
    const { files, characters, findings, bySeverity, safe, suggested, fixed, errors } = this;
    return { files, characters, findings, byRule, bySeverity, safe, suggested, fixed, errors };
  }
}
