import type { Feature } from '../context.ts';
import { codeActions } from './code-actions.ts';
import { commands } from './commands.ts';
import { configuration } from './configuration.ts';
import { customRequests } from './custom-requests.ts';
import { pullDiagnostics } from './pull-diagnostics.ts';
import { pushDiagnostics } from './push-diagnostics.ts';
import { synchronization } from './synchronization.ts';
import { workspaceDiagnostics } from './workspace-diagnostics.ts';

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
];
