/** `kanwu.ignore`: the ignore list with one finding more. */
import { IGNORE_LIST_NAME, withIgnored } from '../../config/ignore-list.ts';
import type { Context } from '../context.ts';
import { fromRange, isRange } from '../convert.ts';
import type { OpenDocument } from '../documents.ts';
import type { ProposedIgnoreFile } from '../protocol.ts';

/**
 * The new content of the nearest list beside or above the document; where there is none, of one in the folder of the
 * workspace that holds it, or beside the document.
 * @throws Error with words for people where there is nothing to ignore or the list is broken.
 */
export async function ignoreFinding(
  { client, files, locale }: Context,
  document: OpenDocument,
  argument: Readonly<Record<string, unknown>>,
): Promise<ProposedIgnoreFile> {
  const { uri, text } = document;
  const { rule, range } = argument;
  const quoted = isRange(range) ? fromRange(text, range) : undefined;
  if (typeof rule !== 'string' || quoted === undefined || quoted.start === quoted.end) {
    throw new Error(locale.say({ en: 'There is no text here to ignore.', zh: '此处没有可忽略的文字。' }));
  }
  const root = client.folders.find((folder) => uri.startsWith(`${folder}/`));
  const beside = uri.slice(0, uri.lastIndexOf('/'));
  if (beside === '') {
    throw new Error(
      locale.say({
        en: 'Save the document first: the list is kept beside it.',
        zh: '请先保存文档：忽略列表与文档放在一起。',
      }),
    );
  }
  for (let folder = beside; ; folder = folder.slice(0, folder.lastIndexOf('/'))) {
    const file = `${folder}/${IGNORE_LIST_NAME}`;
    const known = await files.readText(file);
    const isTop = folder === root || folder.length <= uri.indexOf('//') + 2 || !folder.includes('/');
    if (known === undefined && !isTop) continue;
    const target = known === undefined ? `${root ?? beside}/${IGNORE_LIST_NAME}` : file;
    const entry = { rule, text: text.slice(quoted.start, quoted.end), files: relativeName(uri, target) };
    const content = withIgnored(known, entry);
    if (content === undefined) {
      const en = `${target} has mistakes; mend them first.`;
      throw new Error(locale.say({ en, zh: `${target} 中有错误，请先改正。` }));
    }
    return { file: target, content };
  }
}

/** The document's path from the folder of the list, as a glob that means it alone. */
function relativeName(uri: string, list: string): string {
  const path = decodeURIComponent(uri.slice(list.lastIndexOf('/') + 1));
  return `/${path.replace(/[*?[\]{}()!@+|]/g, '[$&]')}`;
}
