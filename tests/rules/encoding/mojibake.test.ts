import { describe, expect, it } from 'vitest';
import type { CodecName, DecodeErrors } from '../../../server/src/core/bytes/codec.ts';
import { codec } from '../../../server/src/core/bytes/codecs.ts';
import { expectSilent, findingsOf, fixed } from '../harness.ts';

const ID = 'encoding/mojibake';
const HANS = '第六条 村民委员会应当每季度公布一次财务收支情况，接受村民监督。';
const HANT = '第六條 村民委員會應當每季公布一次財務收支情形，接受村民監督。';

/** Bytes of `text` in one encoding, read in another. */
function misread(text: string, original: CodecName, reading: CodecName, errors?: DecodeErrors): string {
  const bytes = codec(original).encode(text);
  if (!bytes) throw new Error(`no ${original} for ${text}`);
  return codec(reading).decode(bytes, errors);
}

const ROUTES: [CodecName, CodecName, string, string][] = [
  ['utf-8', 'gb18030', '关于做好农村饮水安全工作的通知', 'UTF-8 read as GBK'],
  ['utf-8', 'latin1', HANS, 'UTF-8 read as Latin-1'],
  ['utf-8', 'windows-1252', HANT, 'UTF-8 read as Windows-1252'],
  ['utf-8', 'macintosh', HANS, 'UTF-8 read as MacRoman'],
  ['utf-8', 'windows-1250', HANT, 'UTF-8 read as Windows-1250'],
  ['gb18030', 'latin1', HANS, 'GBK read as'],
  ['gb18030', 'windows-1252', HANS, 'GBK read as Windows-1252'],
  ['gb18030', 'windows-1250', HANS, 'GBK read as Windows-1250'],
  ['gb18030', 'macintosh', HANS, 'GBK read as MacRoman'],
  ['gb18030', 'big5', '村民委员会应当接受村民监督', 'GBK read as Big5'],
  ['gb18030', 'euc-kr', '村民委员会应当接受村民监督', 'GBK read as EUC-KR'],
  ['big5', 'gb18030', HANT, 'Big5 read as GBK'],
  ['utf-8', 'iso-8859-15', HANS, 'UTF-8 read as'],
  ['gb18030', 'iso-8859-15', '村民委员会应当每季度公布一次重要情况', 'GBK read as ISO 8859-15'],
  ['gb18030', 'windows-1254', '行政许可项目由县级人民政府公布', 'GBK read as Windows-1254'],
  ['gb18030', 'windows-1251', HANS, 'GBK read as Windows-1251'],
  ['utf-8', 'koi8-r', HANS, 'UTF-8 read as KOI8-R'],
  ['gb18030', 'cp437', HANS, 'GBK read as CP437'],
  ['utf-8', 'cp850', HANT, 'UTF-8 read as CP850'],
  ['big5', 'latin1', HANT, 'Big5 read as'],
];

describe('encoding/mojibake', () => {
  it.each(ROUTES)('undoes %s read as %s', (original, reading, text, name) => {
    const standing = misread(text, original, reading);
    expect(standing).not.toContain('\uFFFD');
    const around = `通知\n${standing}\n二〇二六年三月一日\n`;
    const [finding, ...more] = findingsOf(ID, around);
    expect(more).toEqual([]);
    expect(finding?.message.en).toContain(name);
    expect(finding?.evidence?.en).toContain('stands for the bytes');
    expect(finding?.fix?.safety).toBe('safe');
    expect(fixed(ID, around, 'safe')).toBe(`通知\n${text}\n二〇二六年三月一日\n`);
  });

  it('knows that tables of Big5 put kana at different codes, and does not call such a repair safe', () => {
    const text = '申请其他期限的，应当附具说明书和标签';
    const standing = misread(text, 'gb18030', 'big5-consortium', { mark: '?', swallows: 'lead' });
    expect(standing).not.toContain('?');
    const [finding] = findingsOf(ID, `${standing}\n`);
    expect(finding?.fix?.safety).toBe('suggested');
    expect(fixed(ID, `${standing}\n`)).toBe(`${text}\n`);
  });

  it('undoes GBK read as UTF-8 with a Latin-1 fallback', () => {
    const bytes = codec('gb18030').encode('学习培训和提供服务的有关规定') as Uint8Array;
    const utf8 = new TextDecoder('utf-8', { fatal: true });
    let standing = '';
    for (let i = 0; i < bytes.length; ) {
      const length = [4, 3, 2].find((n) => {
        try {
          return [...utf8.decode(bytes.subarray(i, i + n))].length === 1;
        } catch {
          return false;
        }
      });
      standing += length ? utf8.decode(bytes.subarray(i, i + length)) : String.fromCharCode(bytes[i] as number);
      i += length ?? 1;
    }
    expect(standing).toMatch(/^ѧϰ.*Ìṩ/);
    expect(fixed(ID, `${standing}\n`, 'safe')).toBe('学习培训和提供服务的有关规定\n');
  });

  it.each([
    ['windows-1252', 'windows-1252'],
    ['latin1', 'macintosh'],
    ['gb18030', 'windows-1252'],
  ] as const)('undoes two readings in a row: as %s, then as %s', (first, second) => {
    const once = misread('村民委员会应当接受监督', 'utf-8', first);
    const standing = misread(once, 'utf-8', second);
    expect(fixed(ID, `${standing}\n`)).toContain('村民委员会应当接受监');
    expect(findingsOf(ID, `${standing}\n`)[0]?.message.en).toContain(', then ');
  });

  it('puts back soft hyphens, which go where mojibake is copied, and is not sure of it', () => {
    const standing = misread('各村中心小学应当禁止在校园内停放车辆等', 'utf-8', 'windows-1252');
    expect(standing).toContain('\u00ad');
    const copied = standing.replace(/\u00ad/g, '');
    expect(findingsOf(ID, `${copied}\n`)[0]?.fix?.safety).toBe('suggested');
    expect(fixed(ID, `${copied}\n`)).toBe('各村中心小学应当禁止在校园内停放车辆等\n');
  });

  it('undoes three readings in a row', () => {
    let text = HANS;
    for (let i = 0; i < 3; i++) text = misread(text, 'utf-8', 'latin1');
    expect(fixed(ID, text)).toBe(HANS);
  });

  it('restores a misread run inside a sound line and leaves the rest as it is', () => {
    for (const [original, reading] of [
      ['utf-8', 'gb18030'],
      ['utf-8', 'windows-1252'],
      ['gb18030', 'latin1'],
    ] as const) {
      const run = misread('饮水安全工作', original, reading);
      expect(fixed(ID, `关于做好农村${run}的通知，各乡镇人民政府。\n`)).toBe(
        '关于做好农村饮水安全工作的通知，各乡镇人民政府。\n',
      );
    }
  });

  it.each([
    [
      ['utf-8', 'latin1'],
      ['utf-8', 'gb18030'],
    ],
    [
      ['gb18030', 'latin1'],
      ['utf-8', 'gb18030'],
    ],
    [
      ['utf-8', 'macintosh'],
      ['utf-8', 'macintosh'],
    ],
    [
      ['gb18030', 'big5'],
      ['utf-8', 'latin1'],
    ],
  ] as [CodecName, CodecName][][])('undoes readings in a row inside a sound line: %s, then %s', (...steps) => {
    let run = '应当公布财务收支';
    for (const [original, reading] of steps) run = misread(run, original, reading);
    expect(run).not.toContain('\uFFFD');
    const line = (part: string) => `第六条 村民委员会${part}情况，接受村民监督。\n`;
    expect(fixed(ID, line(run), 'safe')).toBe(line('应当公布财务收支'));
  });

  it.each([
    ['gb18030', 'big5', '违反本', '条例第二十', '七条规定的，由镇人民政府责令改正。'],
    ['gb18030', 'big5', '本規則由', '立法院', '審議後公布。'],
    ['gb18030', 'euc-kr', '未经批准的，', '应当将', '其情况通报村民委员会。'],
    ['big5', 'gb18030', '委員及工作人員均為', '無給職', '，由本會聘任之。'],
  ] as const)('finds a few characters of %s read as %s between sound ones', (original, reading, before, run, after) => {
    expect(fixed(ID, `${before}${misread(run, original, reading)}${after}\n`)).toBe(`${before}${run}${after}\n`);
  });

  it('offers the other border, and is not sure, where a misread part may be one character longer', () => {
    const line = (run: string) => `第十五条 勤${run}。\n`;
    const run = misread('务辅警可以从事下列工作', 'gb18030', 'big5');
    expect(run).not.toContain('\uFFFD');
    const [finding] = findingsOf(ID, line(run));
    expect(finding?.fix?.safety).toBe('suggested');
    const readings = [finding?.fix, ...(finding?.alternatives ?? [])].map((fix) => fix?.edits[0]?.text);
    expect(readings).toContain('务辅警可以从事下列工作');
    expect(readings).toContain('对务辅警可以从事下列工作');
  });

  it('restores lost odd bytes from context and says which could be others', () => {
    for (const mark of ['?', '\uFFFD'] as const) {
      const standing = misread(HANS, 'utf-8', 'gb18030', { mark, swallows: 'lead' });
      expect(standing).toContain(mark);
      const [finding] = findingsOf(ID, `${standing}\n`);
      expect(fixed(ID, `${standing}\n`)).toBe(`${HANS}\n`);
      expect(finding?.fix?.safety).toBe('suggested');
      expect(finding?.alternatives?.length).toBeGreaterThan(0);
    }
  });

  it('names what it could only guess', () => {
    const standing = misread('(三)有下列情形的村民', 'utf-8', 'gb18030', { mark: '?', swallows: 'lead' });
    const fix = findingsOf(ID, `${standing}\n`)[0]?.fix;
    expect(fix?.edits.map(({ text }) => text).join()).toContain('有下列情形的村民');
    expect(fix?.doubtful?.length).toBeGreaterThan(0);
  });

  it('gives back a line end that a lost byte took with it', () => {
    const text = '加强村级财务管理，提高服务技能\n企业应当按时缴纳';
    const standing = misread(text, 'utf-8', 'gb18030', { mark: '?', swallows: 'pair' });
    expect(standing).not.toContain('\n');
    expect(fixed(ID, standing)).toBe(text);
  });

  it('reads the private-use characters and the euro sign of GBK as the bytes that they are', () => {
    const standing = misread('严格执行“三公”经费管理规定', 'utf-8', 'gb18030');
    expect(fixed(ID, standing)).toBe('严格执行“三公”经费管理规定');
    const euro = misread('工作。', 'utf-8', 'gb18030');
    expect(euro).toMatch(/宸ヤ綔銆/);
  });

  it.each([
    ['utf-8', 'big5'],
    ['utf-8', 'shift_jis'],
    ['utf-8', 'euc-kr'],
    ['gb18030', 'big5'],
    ['gb18030', 'shift_jis'],
    ['gb18030', 'euc-kr'],
  ] as const)('restores %s read as %s, whatever the reader swallows with a lost byte', (original, reading) => {
    const text = '第六条 村民委员会应当每季度公布一次财务收支情况，接受村民监督，并向乡镇人民政府报告工作。';
    for (const swallows of ['lead', 'trail', 'ascii', 'pair'] as const) {
      const standing = misread(text, original, reading, { mark: '\uFFFD', swallows });
      const [finding, ...more] = findingsOf(ID, `${standing}\n`);
      expect(more).toEqual([]);
      if (standing.includes('\uFFFD')) expect(finding?.fix?.safety).toBe('suggested');
      const repaired = fixed(ID, `${standing}\n`);
      // A character more or less moves all that stands behind it.
      const shift = text.length - (repaired.length - 1);
      const right = [...text].filter((char, i) => char === repaired[i] || char === repaired[i - shift]).length;
      // UTF-8 in Big5 keeps hardly half of its bytes where pairs are swallowed whole.
      if (original === 'utf-8' && reading === 'big5' && swallows !== 'lead') expect(right).toBeGreaterThan(38);
      else expect(repaired).toBe(`${text}\n`);
    }
  });

  it('names what it chose on thin grounds where half of the bytes are gone', () => {
    const text = '第六条 村民委员会应当每季度公布一次财务收支情况，接受村民监督。';
    const standing = misread(text, 'utf-8', 'big5', { mark: '\uFFFD', swallows: 'ascii' });
    const fix = findingsOf(ID, `${standing}\n`)[0]?.fix;
    const [edit] = fix?.edits ?? [];
    const named = new Set<number>();
    for (const { start, end } of fix?.doubtful ?? []) for (let i = start; i < end; i++) named.add(i);
    const wrong = [...text].flatMap((char, i) => (edit?.text[i] === char ? [] : [i]));
    expect(edit?.text).toHaveLength(text.length);
    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong.filter((i) => !named.has(i))).toEqual([]);
    expect(named.size).toBeLessThan(text.length / 2);
  });

  it('restores what a reader of GBK dropped without a mark, and does not call it safe', () => {
    const lacks = (code: number): boolean => {
      const char = codec('gb18030').charOf(code);
      return code === 0x80 || (char >= 0xe000 && char < 0xf900);
    };
    const text = '各村应当公开账目。村民会议讨论决定，“三公”经费和补助款一并公布。接受监督。';
    const standing = misread(text, 'utf-8', 'gb18030', { mark: '', swallows: 'lead', lacks });
    expect(standing).not.toBe(misread(text, 'utf-8', 'gb18030', { mark: '', swallows: 'lead' }));
    const [finding] = findingsOf(ID, `${standing}\n`);
    expect(finding?.fix?.safety).toBe('suggested');
    expect(fixed(ID, `${standing}\n`)).toBe(`${text}\n`);
  });

  it('says so, and offers nothing, where too many bytes are lost', () => {
    const lacks = (code: number): boolean => code > 0xff && code % 7 > 1;
    const standing = misread(HANS, 'gb18030', 'euc-kr', { mark: '\uFFFD', swallows: 'pair', lacks });
    const findings = findingsOf(ID, `${standing}\n`);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.fix).toBeUndefined();
    expect(findings[0]?.message.en).toContain('too many of its bytes are lost');
  });

  it('reads nothing into the marks of text that is one byte off', () => {
    for (const line of [
      '军队有关苟\uFFFD可源┳啪\uFFFD\uFFFD娜嗽保\uFFFDΦ币勒沼泄毓娑ù┳啪\uFFFD\uFFFD\uFFFD军队人员应当检查',
      '第氖\uFFFD\uFFFD\uFFFD本条例自2000年12月1日起施行。',
    ]) {
      expectSilent(ID, `${line}\n`);
    }
  });

  it('never calls a repair safe where bytes were lost', () => {
    for (const swallows of ['lead', 'ascii', 'pair'] as const) {
      const standing = misread(HANS, 'utf-8', 'gb18030', { mark: '?', swallows });
      for (const { fix } of findingsOf(ID, `${standing}\n`)) expect(fix?.safety).toBe('suggested');
    }
  });

  describe('in company', () => {
    const LINES = ['　　第 7 条', HANS, '　　120', '合计', '｜序号｜'];

    it.each([
      ['gb18030', 'latin1'],
      ['gb18030', 'koi8-r'],
      ['utf-8', 'windows-1252'],
    ] as const)('undoes short lines next to long ones: %s read as %s', (original, reading) => {
      const standing = LINES.map((line) => misread(line, original, reading)).join('\n');
      expect(fixed(ID, `${standing}\n`, 'safe')).toBe(`${LINES.join('\n')}\n`);
    });

    it('offers pairs that were read as other pairs', () => {
      const standing = [HANT, '第 5 條', HANT].map((line) => misread(line, 'big5', 'gb18030'));
      expect(standing[1]).toBe('材 5 兵');
      expect(fixed(ID, `${standing.join('\n')}\n`)).toBe(`${HANT}\n第 5 條\n${HANT}\n`);
    });

    it('leaves sound lines between misread ones as they are', () => {
      const standing = misread(HANS, 'gb18030', 'latin1');
      const sound = ['±5℃', 'A·B', '材 5 兵', '第三条', '§ 3'];
      const text = sound.flatMap((line) => [standing, line]).join('\n');
      expect(fixed(ID, text)).toBe(sound.flatMap((line) => [HANS, line]).join('\n'));
    });

    it('does not reach far', () => {
      const far = `${misread(HANS, 'gb18030', 'latin1')}\n${'村民会议\n'.repeat(6)}¡¡¡¡120\n`;
      expect(fixed(ID, far)).toContain('¡¡¡¡120');
    });
  });

  it('is not sure where pairs may have gone without a mark', () => {
    const text = '第六條（罰則）違反前條規定者，由主管機關處以罰鍰。';
    const isUserDefined = (code: number): boolean => {
      const char = codec('gb18030').charOf(code);
      return char >= 0xe000 && char < 0xf900;
    };
    const standing = misread(text, 'big5', 'gb18030', { mark: '', swallows: 'trail', lacks: isUserDefined });
    const [finding] = findingsOf(ID, `${standing}\n`);
    expect(finding?.fix?.safety).toBe('suggested');
  });

  it('tries every byte that a single-byte table has no character for', () => {
    const standing = misread('本市城市总体规划由市园林部门编制', 'utf-8', 'windows-1254').replace(
      /[\x80-\x9f]/g,
      '\uFFFD',
    );
    expect(standing).toContain('\uFFFD');
    expect(fixed(ID, `${standing}\n`)).toBe('本市城市总体规划由市园林部门编制\n');
  });

  it('decides between signs by brackets that match', () => {
    const text = '（联系电话0571-8470，12.5％）请保存。';
    const standing = misread(text, 'utf-8', 'gb18030', { mark: '\uFFFD', swallows: 'ascii' });
    expect(standing).toContain('\uFFFD');
    expect(fixed(ID, `${standing}\n`)).toBe(`${text}\n`);
  });

  it('counts items on where the bytes of a number were lost', () => {
    const items = ['六、村民会议的召集', '七、村民代表的职责', '八、村务公开的内容'];
    const standing = items.map((item) => misread(item, 'utf-8', 'gb18030', { mark: '?', swallows: 'lead' }));

    expect(fixed(ID, `${standing.join('\n')}\n`)).toBe(`${items.join('\n')}\n`);
  });

  it('reads the private-use characters that code page 936 has for later pairs of GBK', () => {
    const text = '之法官評核意見調查表及其統計方式';
    const bytes = codec('utf-8').encode(text) as Uint8Array;
    const standing = codec('gb18030')
      .decode(bytes)
      .replace(/\u2ffb/g, '\ue7f3');
    expect(standing).toContain('\ue7f3');
    expect(fixed(ID, `${standing}\n`, 'safe')).toBe(`${text}\n`);
  });

  it('restores indents and a byte order mark where their last bytes were lost', () => {
    const text = '\ufeff　　各位代表';
    const standing = misread(text, 'utf-8', 'gb18030', { mark: '?', swallows: 'lead', lacks: (code) => code === 0x80 });
    expect(fixed(ID, `${standing}，\n　　村民会议\n`)).toBe(`${text}，\n　　村民会议\n`);
  });

  it('puts no sign that hardly any text has where a byte was lost between figures', () => {
    const standing = misread('联系电话（0571-8470，12.5％）', 'utf-8', 'gb18030', {
      mark: '\uFFFD',
      swallows: 'ascii',
    });
    expect(fixed(ID, `${standing}\n`)).toMatch(/^联系电话.0571-8470[，。（）、；：]12.5％）\n$/);
  });

  it('makes one finding of neighbouring lines that went the same way', () => {
    const text = '关于做好农村饮水安全工作的通知\n\n各乡镇人民政府应当高度重视';
    const standing = text
      .split('\n')
      .map((line) => misread(line, 'utf-8', 'windows-1252'))
      .join('\n');
    expect(findingsOf(ID, `${standing}\n`)).toHaveLength(1);
    expect(fixed(ID, `${standing}\n`, 'safe')).toBe(`${text}\n`);
  });

  it.each([
    '张喆、李翀、王堃、赵彧、孙昉、周劼、吴玥、郑焜、冯晞等同志参加了会议。',
    '日本东京都のさくら株式会社与サッポロ株式会社签订了协议。',
    '대한민국 서울특별시 代表团一行访问我市。',
    'André Müller、François Lefèvre 和 Søren Kierkegård 应邀出席。',
    '涌、圳、埗、峒、崀、嶅、漖、洣、潖、磡、湴、堎等字常见于地名。',
    '长度±0.5μm，角度30°，温度－20℃～60℃，浓度≥5×10³个/L，α、β、γ射线。',
    '第二條　鯷、鱭、鱚、鰏、鯖、鰆、鰺、鱵、鰳等魚類之體長，以公分計之。',
    '殯儀館、殮房、墳墓、窀穸、窆葬、壙穴之管理，依本自治條例之規定。',
    'Привет из Москвы：俄罗斯代表团。',
    '（ā á ǎ à）汉语拼音 zhèng fǔ gōng bào。',
    '水库、渠道、泵站······各类设施，【 收藏 】【 打印 】【 关闭 】',
    '合计°°°°°、ççççç、«««««、±±±±±、ºººººº、【【【【】】】】、㎡㎡㎡㎡、γγγγγγ',
    '表15 ■□■□■□ ★★★☆☆ ①①②②③③ ≤≤≥≥ ÷÷÷÷ §§§§§ ￥￥￥￥ ＞＞＞＞＞＞',
  ])('leaves sound text alone: %s', (text) => {
    expectSilent(ID, `${text}\n`);
  });
});
