import { declareCommandTests } from './commands.ts';
import { declareDiagnosticsTests } from './diagnostics.ts';
import { declareLanguageTests } from './language.ts';
import { declareStructureTests } from './structure.ts';

/** Declares every test; called once the test interface is there. */
export function declareTests(): void {
  declareLanguageTests();
  declareDiagnosticsTests();
  declareStructureTests();
  declareCommandTests();
}
