/** Whether the name of a law is that of the document in which it stands. */

const OWN_KINDS: Readonly<Record<string, RegExp>> = {
  法: /(?<!办|辦|宪|憲)法$/,
  律: /法$/,
};

/**
 * Whether a law's name is the title of this document: `行政处罚法` of `中华人民共和国行政处罚法`.
 * @param whole only the whole title counts, not its end.
 */
export function isTitleOf(title: string, name: string, whole: boolean): boolean {
  const bare = title.replace(/[（(〔].*$/, '').replace(/^中华人民共和国/, '');
  return bare === name || (!whole && bare.endsWith(name));
}

/** Whether `本办法`, `本条例` mean a document with this title. */
export function isOwn(title: string, type: string): boolean {
  const bare = title.replace(/[（(〔].*$/, '').replace(/(?:修正|草案|條文|条文)+$/, '');
  if (/^(?:草案|條文|条文|表|编|編)$/.test(type)) return true;
  return (OWN_KINDS[type] ?? new RegExp(`${type}$`)).test(bare);
}
