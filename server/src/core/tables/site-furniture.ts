/**
 * What sites put around a document, gathered by hand from how the pages of these sites read. To add a line, add its
 * pattern to the group of its site; {@link FurniturePattern} says how patterns are written.
 */
import type { FurnitureGroup } from './furniture-pattern.ts';
import { LAW_FURNITURE } from './site-furniture-law.ts';
import { NEWS_FURNITURE } from './site-furniture-news.ts';
import { PORTAL_FURNITURE } from './site-furniture-portals.ts';
import { SHARING_FURNITURE } from './site-furniture-sharing.ts';
import { TAIWAN_FURNITURE } from './site-furniture-taiwan.ts';
import { TEMPLATE_FURNITURE } from './site-furniture-templates.ts';
import { TOOL_FURNITURE } from './site-furniture-tools.ts';

export const SITE_FURNITURE: readonly FurnitureGroup[] = [
  ...SHARING_FURNITURE,
  ...TEMPLATE_FURNITURE,
  ...TOOL_FURNITURE,
  ...NEWS_FURNITURE,
  ...LAW_FURNITURE,
  ...PORTAL_FURNITURE,
  ...TAIWAN_FURNITURE,
];
