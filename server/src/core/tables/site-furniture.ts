/**
 * What sites put around a document, gathered by hand from how the pages of these sites read. To add a line, add its
 * pattern to the group of its site; {@link FurniturePattern} says how patterns are written.
 */
import type { FurnitureGroup } from './furniture-pattern.ts';
import { PORTAL_FURNITURE } from './site-furniture-portals.ts';
import { SHARING_FURNITURE } from './site-furniture-sharing.ts';

export const SITE_FURNITURE: readonly FurnitureGroup[] = [...SHARING_FURNITURE, ...PORTAL_FURNITURE];
