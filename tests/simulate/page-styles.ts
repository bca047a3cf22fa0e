/** How page numbers are written, and what running heads are called. */
import type { Random } from './random.ts';

export type NumberStyle = (page: number, total: number) => string;

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

const BARE: readonly NumberStyle[] = [(page) => `${page}`, (page) => `${page}`, (page) => wide(`${page}`)];

const MARKED: readonly NumberStyle[] = [
  (page) => `— ${page} —`,
  (page) => `—${page}—`,
  (page) => `-${page}-`,
  (page) => `- ${page} -`,
  (page) => wide(`-${page}-`),
  (page) => `－ ${page} －`,
  (page) => `· ${page} ·`,
  (page) => `~ ${page} ~`,
  (page) => `第 ${page} 页`,
  (page) => `第${page}页`,
  (page) => `第${han(page)}页`,
  (page) => `(${page})`,
  (page) => `P${page}`,
  (page) => `- ${page}`,
  (page) => `Page ${page}`,
  (page) => `[${page}]`,
  (page) => `〔${page}〕`,
  (page) => `| ${page} |`,
  (page) => `－${han(page)}－`,
  (page) => `—— ${page} ——`,
];

const COUNTED: readonly NumberStyle[] = [
  (page, total) => `第 ${page} 页 共 ${total} 页`,
  (page, total) => `第${page}页，共${total}页`,
  (page, total) => `第 ${page} 页/共 ${total} 页`,
  (page, total) => `共 ${total} 页 第 ${page} 页`,
  (page, total) => `${page}/${total}`,
  (page, total) => `${page} / ${total}`,
  (page, total) => `Page ${page} of ${total}`,
  (page, total) => `${page} of ${total}`,
  (page, total) => `（第${page}页共${total}页）`,
];

export function numberStyle(random: Random): NumberStyle {
  return random.pick(random.next() < 0.35 ? BARE : random.next() < 0.75 ? MARKED : COUNTED);
}

export function styleWithTotal(random: Random): NumberStyle {
  return random.pick(COUNTED);
}

export function roman(page: number): string {
  const tens = ['', 'x', 'xx', 'xxx'][Math.floor(page / 10)] ?? '';
  return tens + ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'][page % 10]!;
}

function han(page: number): string {
  const digits = '〇一二三四五六七八九';
  const [hundreds, tens, ones] = [Math.floor(page / 100), Math.floor(page / 10) % 10, page % 10];
  const head = hundreds > 0 ? `${digits[hundreds]}百${tens === 0 && ones > 0 ? '零' : ''}` : '';
  const middle = tens === 0 ? '' : `${tens === 1 && hundreds === 0 ? '' : digits[tens]}十`;
  return `${head}${middle}${ones > 0 ? digits[ones] : ''}`;
}

/** What browsers print above and below each page: the date in one of their ways, the title, the address, the pages. */
export function printStyle(title: string, random: Random): (page: number, total: number) => [string[], string[]] {
  const [day, year] = [random.integer(1, 28), random.integer(2008, 2024)];
  const date = random.pick([`${year}/3/${day}`, `${year}-3-${day} 上午10:23`, `3/${day}/${year}, 9:07 PM`]);
  const address = random.pick([
    'http://www.qinghe.example/art/2019/3/art_12_3456.html',
    'about:blank',
    'file:///D:/1.htm',
  ]);
  const name = title.slice(0, 40);
  return random.pick<(page: number, total: number) => [string[], string[]]>([
    (page, total) => [[`${date}　　　　${name}`], [`${address} ${page}/${total}`]],
    (page, total) => [
      [date, name],
      [address, `${page}/${total}`],
    ],
    (page, total) => [[`${name} 第 ${page} 页，共 ${total} 页`], [`${address} ${date}`]],
  ]);
}

const PLACES = ['清河', '东岭', '白石', '双桥', '柳湾', '望江', '北坡', '金沙'];

/** What a running head says: a book, a gazette with its issue, an office, a standard. */
export const TITLES: readonly ((random: Random) => string)[] = [
  (random) => `${random.pick(PLACES)}镇志稿`,
  (random) => random.pick(['www.qinghe.example', 'http://www.shuangqiao.example/']),
  (random) => `${random.pick(PLACES)}县人民政府公报`,
  (random) => `${random.pick(PLACES)}县人民政府公报 20${random.integer(10, 24)}年第${random.integer(1, 12)}期`,
  (random) => `${random.pick(PLACES)}镇水利站文件汇编`,
  (random) => `${random.pick(PLACES)}县农村沟渠管护工作手册`,
  (random) => `${random.pick(PLACES)}县“十四五”水利发展规划`,
  (random) => `DB${random.integer(11, 65)}/T ${random.integer(1000, 3000)}—20${random.integer(10, 24)}`,
  (random) => `${random.pick(PLACES)}县人民政府办公室文件`,
  (random) => `${random.pick(PLACES)}镇沟渠管护实施方案（征求意见稿）`,
];
