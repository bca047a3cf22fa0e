/** How a heading looks in the tree. */
import * as vscode from 'vscode';
import type { OutlineKind, OutlineNode } from '../protocol.ts';
import { expectedLabel, type Heading, headingText } from './headings.ts';

const ICONS: Readonly<Record<OutlineKind, string>> = {
  title: 'book',
  part: 'library',
  chapter: 'symbol-namespace',
  section: 'symbol-class',
  article: 'symbol-ruler',
  'paragraph-number': 'symbol-number',
  enumeration: 'list-ordered',
  annex: 'paperclip',
};

/** Longer titles are cut, so that what is said behind them stays in sight; the tooltip has the whole. */
const TITLE_LIMIT = 16;
const BROKEN_TITLE_LIMIT = 8;

/** Deep trees start with their upper two levels open. */
const OPEN_LEVELS = 2;

export function toTreeItem(heading: Heading): vscode.TreeItem {
  const { node, id, children } = heading;
  const item = new vscode.TreeItem(labelOf(node), stateOf(heading));
  item.id = id;
  item.description = descriptionOf(heading);
  item.iconPath = node.problem
    ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
    : new vscode.ThemeIcon(ICONS[node.kind]);
  item.tooltip = tooltipOf(heading);
  item.contextValue = contextOf(node);
  item.command = { command: 'kanwu.structure.goTo', title: vscode.l10n.t('Go to Heading'), arguments: [heading] };
  item.accessibilityInformation = { label: tooltipOf(heading).replaceAll('\n\n', ', ') };
  if (children.length === 0) item.collapsibleState = vscode.TreeItemCollapsibleState.None;
  return item;
}

/** What the menu of a heading goes by: `numbered`, `broken`, `findings`, as many of them as are true. */
const contextOf = ({ number, problem, findings }: OutlineNode): string =>
  ['heading', number !== null && 'numbered', problem && 'broken', findings > 0 && 'findings'].filter(Boolean).join(' ');

function labelOf(node: OutlineNode): string {
  const limit = node.problem ? BROKEN_TITLE_LIMIT : TITLE_LIMIT;
  const title = [...node.title];
  return headingText(title.length > limit ? { ...node, title: `${title.slice(0, limit).join('')}…` } : node);
}

function stateOf({ id, children }: Heading): vscode.TreeItemCollapsibleState {
  if (children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return id.split('.').length < OPEN_LEVELS
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

/** `→ 四、` where 四、 was expected, and how many findings the section holds. */
function descriptionOf({ node }: Heading): string {
  const expected = node.problem && expectedLabel(node.label, node.problem);
  const parts = [expected && `→ ${expected}`, node.findings ? String(node.findings) : ''];
  return parts.filter(Boolean).join(' · ');
}

function tooltipOf({ node }: Heading): string {
  const lines = [headingText(node), node.problem?.message];
  if (node.findings) lines.push(vscode.l10n.t('{0} findings', node.findings));
  return lines.filter(Boolean).join('\n\n');
}
