/** Kinds of files that are no text, by their first bytes. */

export interface NotText {
  /** What the file is, for people: a phrase without a full stop. */
  readonly notText: { readonly en: string; readonly zh: string };
}

const SIGNATURES: readonly (readonly [string, string, string])[] = [
  ['25504446', 'a PDF document', 'PDF 文档'],
  [
    '504b0304',
    'a ZIP archive or an Office document (docx, xlsx, pptx)',
    'ZIP 压缩包或 Office 文档（docx、xlsx、pptx）',
  ],
  ['d0cf11e0a1b11ae1', 'an old Office document (doc, xls, ppt)', '旧版 Office 文档（doc、xls、ppt）'],
  ['7b5c727466', 'an RTF document', 'RTF 文档'],
  ['89504e47', 'a PNG picture', 'PNG 图片'],
  ['ffd8ff', 'a JPEG picture', 'JPEG 图片'],
  ['47494638', 'a GIF picture', 'GIF 图片'],
  ['49492a00', 'a TIFF picture', 'TIFF 图片'],
  ['4d4d002a', 'a TIFF picture', 'TIFF 图片'],
  ['1f8b', 'a gzip archive', 'gzip 压缩文件'],
  ['377abcaf271c', 'a 7-Zip archive', '7-Zip 压缩文件'],
  ['526172211a07', 'a RAR archive', 'RAR 压缩文件'],
  ['7f454c46', 'a program', '可执行文件'],
  ['4d5a90', 'a program', '可执行文件'],
];

/** What a file is whose first bytes say that it is no text. */
export function signatureOf(bytes: Uint8Array): NotText | undefined {
  let start = '';
  for (const byte of bytes.subarray(0, 8)) start += byte.toString(16).padStart(2, '0');
  const found = SIGNATURES.find(([signature]) => start.startsWith(signature));
  return found && { notText: { en: found[1], zh: found[2] } };
}
