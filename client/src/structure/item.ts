/** How a heading looks in the tree. */
import * as vscode from 'vscode';
import type { OutlineKind } from '../protocol.ts';
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

/** Deep trees start with their upper two levels open. */
const OPEN_LEVELS = 2;

export function toTreeItem(heading: Heading): vscode.TreeItem {
  const { node, id, children } = heading;
  const item = new vscode.TreeItem(headingText(node), stateOf(heading));
  item.id = id;
  item.description = descriptionOf(heading);
  item.iconPath = node.problem
    ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
    : new vscode.ThemeIcon(ICONS[node.kind]);
  item.tooltip = node.problem ? `${headingText(node)}\n\n${node.problem.message}` : headingText(node);
  item.contextValue = node.problem ? 'broken' : 'heading';
  item.command = { command: 'kanwu.structure.goTo', title: vscode.l10n.t('Go to Heading'), arguments: [heading] };
  item.accessibilityInformation = {
    label: [headingText(node), node.problem?.message, countOf(heading)].filter(Boolean).join(', '),
  };
  if (children.length === 0) item.collapsibleState = vscode.TreeItemCollapsibleState.None;
  return item;
}

function stateOf({ id, children }: Heading): vscode.TreeItemCollapsibleState {
  if (children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return id.split('.').length < OPEN_LEVELS
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

function descriptionOf(heading: Heading): string {
  const { node } = heading;
  const expected = node.problem && expectedLabel(node.label, node.problem);
  return [expected && vscode.l10n.t('expected {0}', expected), countOf(heading)].filter(Boolean).join(' · ');
}

const countOf = ({ node }: Heading): string => (node.findings ? vscode.l10n.t('{0} found', node.findings) : '');
