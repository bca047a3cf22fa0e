/**
 * Makes the sample document: two sound essays in, one scraped document out, broken step by step the way a
 * document-sharing site and its mirrors break one. Deterministic; run it after a change to `samples/source/`.
 *
 *   node scripts/make-sample.mjs           writes samples/
 *   node scripts/make-sample.mjs --check   ends with 1 where samples/ is not what this would write
 *
 * In: samples/source/first-essay.txt, second-essay.txt (Simplified, sound, both cut off where the scrape cut them).
 * Out: samples/scraped-town-head.txt, and samples/scraped-town-head.clean.txt: what stood there before the site got
 * hold of it, as one run of text under its title, which is the most that a repair can give back.
 */
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js/cn2t';

const CHUNK_LENGTH = 180;

/** Characters that the site's crude table leaves as they are, whatever the word: `干部`, `后来`, `准备`. */
const NOT_CONVERTED = '干后里准凶厘污斗台';

/** The characters that pinyin is put behind, each with the one reading that the site knows. */
const READINGS = readingTable(`
  獎jiǎng 驗yàn 總zǒng 鎮zhèn 辦bàn 來lái 個gè 會huì 長zhǎng 當dāng 問wèn 誰shuí 時shí 說shuō 講jiǎng 戶hù 幾jǐ 發fā 實shí 開kāi 過guò
  農nóng 條tiáo 報bào 決jué 話huà 現xiàn 給gěi 該gāi 頭tóu 處chù 組zǔ 業yè 題tí 進jìn 標biāo 賬zhàng 聽tīng 調diào
  議yì 樣yàng 鄉xiāng 見jiàn 運yùn 氣qì 執zhí 間jiān 務wù 項xiàng 學xué 場chǎng 連lián 縣xiàn 兩liǎng 經jīng
  產chǎn 輕qīng 轉zhuǎn 熱rè 擔dān 結jié 們men 沒méi 從cóng 統tǒng 鬧nào 數shù 壩bà 請qǐng 邊biān 親qīn 變biàn
  員yuán 職zhí 溝gōu 續xù 還hái 體tǐ 謀móu 帶dài 動dòng 優yōu 勢shì 幫bāng 讓ràng 賣mài 導dǎo 種zhǒng 樹shù 規guī
  參cān 險xiǎn 嚴yán 線xiàn 無wú 費fèi 團tuán 風fēng 車chē 貼tiē 牆qiáng 許xǔ 屬shǔ 況kuàng 領lǐng 記jì 滿mǎn 評píng
  關guān 門mén 隨suí 護hù 權quán 號hào 難nán 創chuàng 頁yè 責zé 復fù 檔dàng 載zài 錄lù 應yīng 隱yǐn 資zī
`);

const TITLE_SUFFIX = '_第1页';

/** What the site puts before and after the text, in its own words of this kind. */
const FURNITURE_BEFORE = [
  '已阅读1页，还剩4页未读， 继续免费阅读',
  '下载本文档',
  '版权说明：本文档由用户提供并上传，如涉及侵权，请联系本站举报，本站核实后立即删除',
  '文档简介',
];
const FURNITURE_AFTER = [
  '温馨提示',
  '1. 本站所有资源如无特殊说明，都要先安装办公软件才能打开；压缩文件请下载最新的WinRAR软件解压。',
  '2. 本站的文档不包含任何第三方提供的附件图纸等，需要原件请联系上传者。文件的所有权益归上传用户所有。',
  '3. 本站RAR压缩包中若带图纸，以实际下载的内容为准。',
  '4. 未经权益所有人同意不得将文件中的内容挪作商业或盈利用途。',
  '5. 本站仅提供信息存储空间，对用户上传分享的文档内容本身不做任何修改。',
  '6. 下载文件中如有侵权或不适当内容，请与我们联系，我们立即处理。',
  '7. 本站不保证下载资源的准确性、安全性和完整性，也不承担由此造成的任何形式的伤害或损失。',
  '评论',
  '0/150',
  '提交评论',
];

/** @param {string} table @returns {Map<string, string>} */
function readingTable(table) {
  return new Map(
    table
      .trim()
      .split(/\s+/)
      .map((entry) => [entry.slice(0, 1), entry.slice(1)]),
  );
}

/** Every pair of bytes of GBK with its character, and the reverse. */
function gbkTables() {
  const decoder = new TextDecoder('gb18030');
  /** @type {Map<number, string>} */
  const characters = new Map();
  /** @type {Map<string, number>} */
  const codes = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length !== 1 || character === '\uFFFD') continue;
      characters.set((lead << 8) | trail, character);
      if (!codes.has(character)) codes.set(character, (lead << 8) | trail);
    }
  }
  return { characters, codes };
}
const gbk = gbkTables();

/** A byte string: one character a byte, so that replacing and splitting work on bytes. @param {string} text */
function encode(text) {
  let bytes = '';
  for (const character of text) {
    const code = gbk.codes.get(character);
    if (character < '\x80') bytes += character;
    else if (code === undefined) throw new Error(`${character} is not in GBK`);
    else bytes += String.fromCharCode(code >> 8, code & 0xff);
  }
  return bytes;
}

/** Reads bytes as a browser of old: a pair that is none becomes one `?`, both bytes gone. @param {string} bytes */
function decode(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes.charCodeAt(i);
    if (lead < 0x80) {
      text += bytes.charAt(i);
      i += 1;
      continue;
    }
    if (i + 1 === bytes.length) return `${text}?`;
    text += gbk.characters.get((lead << 8) | bytes.charCodeAt(i + 1)) ?? '?';
    i += 2;
  }
  return text;
}

/** Step 1: pieces of equal length, each a numbered paragraph. @param {string} text */
function cutForPreview(text) {
  const pieces = [];
  for (let i = 0; i < text.length; i += CHUNK_LENGTH) pieces.push(text.slice(i, i + CHUNK_LENGTH));
  return pieces.map((piece, index) => `${index + 1}、${piece}`);
}

/** Step 2: Traditional, one character at a time. @param {string} text */
function convertCharacters(text) {
  const convert = Converter({ from: 'cn', to: 'tw' });
  return [...text].map((character) => (NOT_CONVERTED.includes(character) ? character : convert(character))).join('');
}

/** Step 3: pinyin behind every two bytes that match, at whatever place in a character. @param {string} bytes */
function insertPinyin(bytes) {
  let result = bytes;
  // From the end of the table: 獎, 驗 and 總 come last and match across two characters that were written to before.
  for (const [character, reading] of [...READINGS].reverse()) {
    if (!gbk.codes.has(character)) throw new Error(`${character} is not in GBK`);
    result = result.replaceAll(encode(character), `${encode(character)}(${encode(reading)})`);
  }
  return result;
}

/** Step 4: the bytes are split before `？` and `！` wherever they seem to stand, and each piece is read. @param {string} bytes */
function splitAndRead(bytes) {
  return bytes
    .split(/(?=\xA3[\xBF\xA1])/)
    .map(decode)
    .join('');
}

/** Step 5. @param {string} text */
const narrowPunctuation = (text) =>
  text.replace(/[，：；？！]/g, (mark) => ',:;?!'['，：；？！'.indexOf(mark)] ?? mark);

/** @param {string} name */
const source = (name) => fs.readFileSync(new URL(`../samples/source/${name}`, import.meta.url), 'utf8').trim();

function make() {
  const [title = '', ...first] = source('first-essay.txt').split('\n');
  const body = first.join('').concat(source('second-essay.txt').replaceAll('\n', ''));
  const lines = [title + TITLE_SUFFIX, ...FURNITURE_BEFORE, ...cutForPreview(body), ...FURNITURE_AFTER];
  const scraped = lines
    .map(convertCharacters)
    .map((line) => narrowPunctuation(splitAndRead(insertPinyin(encode(line)))))
    .map((line, index) => (index === 0 ? line : `${line}\n`))
    .join('\n');
  return {
    'scraped-town-head.txt': scraped,
    'scraped-town-head.clean.txt': `${title}\n\n${body}\n`,
  };
}

const check = process.argv.includes('--check');
for (const [name, text] of Object.entries(make())) {
  const file = fileURLToPath(new URL(`../samples/${name}`, import.meta.url));
  if (!check) fs.writeFileSync(file, text);
  else if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) {
    console.error(`samples/${name} is out of date: run node scripts/make-sample.mjs`);
    process.exitCode = 1;
  }
}
