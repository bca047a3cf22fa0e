/** Where things are in the project. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** Downloads: ignored by git, may be deleted at any time. */
export const cache = path.join(root, '.cache');
/** @param {...string} parts */
export const inRoot = (...parts) => path.join(root, ...parts);
