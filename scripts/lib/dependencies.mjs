/** `npm ci`, when it is needed: node_modules is missing, or the lock file has changed since it was made. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { step, withHeartbeat } from './console.mjs';
import { inRoot, root } from './paths.mjs';
import { npm } from './processes.mjs';

const lockFile = inRoot('package-lock.json');
const stamp = inRoot('node_modules', '.kanwu-lock-hash');

/**
 * Does node_modules hold what the lock file asks for? npm itself keeps a copy of the lock file in node_modules,
 * which this compares by package and version; a stamp spares the comparison the next time.
 */
function isInstalled() {
  if (!fs.existsSync(inRoot('node_modules', '.package-lock.json'))) return false;
  const hash = createHash('sha256').update(fs.readFileSync(lockFile)).digest('hex');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hash) return true;
  const wanted = JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages;
  const present = JSON.parse(fs.readFileSync(inRoot('node_modules', '.package-lock.json'), 'utf8')).packages;
  for (const [where, entry] of Object.entries(wanted)) {
    if (!where.startsWith('node_modules/') || entry.link || entry.optional) continue;
    if (present[where]?.version !== entry.version) return false;
  }
  fs.writeFileSync(stamp, hash);
  return true;
}

/** Throws where the registry can't be reached. */
export async function ensureDependencies() {
  if (isInstalled()) return;
  step('Installing the packages named in package-lock.json (npm ci)');
  const { code, output } = await withHeartbeat('npm ci', () =>
    npm(['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root }),
  );
  if (code !== 0) throw new Error(`npm ci failed (exit code ${code}):\n${output.trim()}`);
  fs.writeFileSync(stamp, createHash('sha256').update(fs.readFileSync(lockFile)).digest('hex'));
}

/** Ends the script with a clear word on a Node that is too old. */
export function requireNode20() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 20) return;
  console.error(`Kanwu needs Node 20 or later; this is Node ${process.versions.node}.`);
  process.exit(2);
}
