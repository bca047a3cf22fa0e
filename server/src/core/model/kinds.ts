/** The kinds of document that the model tells apart; the values of `documentKind` in the configuration. */
export const DOCUMENT_KINDS = [
  'statute', //                  编章节条款项目
  'taiwan-statute', //           編章節條, 第 12-1 條
  'official-document', //        GB/T 9704: 一、（一）1.（1）
  'taiwan-official-document', // 主旨, 說明; 壹、一、（一）
  'gazette', //                  an order or announcement with what it publishes
  'standard', //                 1.1.1
  'report', //                   speeches and work reports
  'other',
] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export function isDocumentKind(word: string): word is DocumentKind {
  return (DOCUMENT_KINDS as readonly string[]).includes(word);
}
