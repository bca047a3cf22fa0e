import type { Feature } from '../context.ts';
import { codeActions } from './code-actions.ts';
import { commands } from './commands.ts';
import { configuration } from './configuration.ts';
import { customRequests } from './custom-requests.ts';
import { definition } from './definition.ts';
import { documentSymbols } from './document-symbols.ts';
import { folding } from './folding.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { outline } from './outline.ts';
import { pullDiagnostics } from './pull-diagnostics.ts';
import { pushDiagnostics } from './push-diagnostics.ts';
import { references } from './references.ts';
import { rename } from './rename.ts';
import { selectionRanges } from './selection-ranges.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { synchronization } from './synchronization.ts';
import { workspaceDiagnostics } from './workspace-diagnostics.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

/** All that the server offers. */
export const FEATURES: readonly Feature[] = [
  synchronization,
  configuration,
  pullDiagnostics,
  pushDiagnostics,
  workspaceDiagnostics,
  codeActions,
  commands,
  customRequests,
  documentSymbols,
  folding,
  selectionRanges,
  hover,
  rename,
  references,
  definition,
  inlayHints,
  semanticTokens,
  outline,
  workspaceSymbols,
];
