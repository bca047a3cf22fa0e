/** Sound official prose of any length, put together from parts: nothing in it should be found wanting. */
import { type Random, randomOf } from '../simulate/random.ts';

const SUBJECTS = [
  '各县区人民政府',
  '市直各部门',
  '镇村两级',
  '各责任单位',
  '街道办事处',
  '市财政局',
  '项目建设单位',
  '县教育局',
];
const MANNERS = ['要', '应当', '必须', '可以', '要按照规定', '要结合实际', '应当依法', '要在年底前'];
const VERBS = ['加强', '完善', '落实', '推进', '组织', '保障', '规范', '督促', '健全', '公布'];
const OBJECTS = [
  '农村公路养护工作',
  '城乡居民基本医疗保险制度',
  '公共服务设施的建设和管理',
  '安全生产责任',
  '河道巡查和水质监测',
  '重点项目前期工作',
  '政务信息公开目录',
  '义务教育学校的布局',
  '困难群众救助标准',
  '行政执法人员的培训',
];
const REASONS = [
  '为了提高服务水平',
  '根据有关法律法规',
  '在充分征求意见的基础上',
  '经集体讨论决定',
  '按照属地管理原则',
  '结合本地实际',
];
const ENDS = ['，并向社会公开', '，确保取得实效', '，定期检查执行情况', '，接受群众监督', '', ''];
const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Numbers up to 99, in Han numerals. */
function han(number: number): string {
  if (number <= 10) return DIGITS[number]!;
  const tens = Math.floor(number / 10);
  return `${tens > 1 ? DIGITS[tens] : ''}十${DIGITS[number % 10]}`;
}

function sentence(random: Random): string {
  const clause = () => `${random.pick(SUBJECTS)}${random.pick(MANNERS)}${random.pick(VERBS)}${random.pick(OBJECTS)}`;
  return `${random.pick(REASONS)}，${clause()}${random.next() < 0.4 ? `，${random.pick(VERBS)}${random.pick(OBJECTS)}` : ''}${random.pick(ENDS)}。`;
}

function paragraph(random: Random): string {
  return Array.from({ length: random.integer(2, 6) }, () => sentence(random)).join('');
}

/**
 * @param length least length in UTF-16 code units; the text ends with the section that reaches it
 */
export function soundText(length: number, seed: number): string {
  const random = randomOf(seed);
  const lines: string[] = ['关于推进各项重点工作的实施意见', ''];
  let written = 0;
  const write = (line: string) => {
    lines.push(line);
    written += line.length + 1;
  };
  write('各县区人民政府，市直各部门：');
  write(paragraph(random));
  const sections = Math.min(90, Math.max(3, Math.ceil(length / 12_000)));
  const each = length / sections;
  for (let section = 1; section <= sections; section++) {
    write(`${han(section)}、${random.pick(VERBS)}${random.pick(OBJECTS)}`);
    const end = section * each;
    for (let part = 1; written < end && part < 90; part++) {
      write(`（${han(part)}）${random.pick(VERBS)}${random.pick(OBJECTS)}`);
      const paragraphs = Math.max(2, Math.ceil(each / 12_000));
      for (let i = 0; i < paragraphs * 2; i++) write(paragraph(random));
    }
  }
  return `${lines.join('\n')}\n`;
}
