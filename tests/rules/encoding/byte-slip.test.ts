import { describe, expect, it } from 'vitest';
import { olderBig5 } from '../../../server/src/core/bytes/big5.ts';
import { codec } from '../../../server/src/core/bytes/codecs.ts';
import { Analyzer } from '../../../server/src/core/engine/analyzer.ts';
import { fixText } from '../../../server/src/core/fix/fix.ts';
import { Text } from '../../../server/src/core/text/text.ts';
import { narrowed, type Reader, readBytes } from '../../simulate/slip.ts';
import { expectSilent, findingsOf, fixed, ruleOf } from '../harness.ts';

const ID = 'encoding/byte-slip';

const RESUMES: Reader = { swallows: 'lead', hasUserAreas: false, mark: '?' };
const SWALLOWS: Reader = { swallows: 'pair', hasUserAreas: false, mark: '\uFFFD' };

/** The text without the byte at `offset` of the bytes of `lost`, as a reader shows it. */
function without(
  text: string,
  lost: string,
  offset: number,
  reader: Reader,
  name: 'gb18030' | 'big5' = 'gb18030',
): string {
  const at = codec(name).encode(text.slice(0, text.indexOf(lost)))!.length + offset;
  const bytes = Array.from(codec(name).encode(text)!);
  bytes.splice(at, 1);
  return readBytes(codec(name), bytes, reader);
}

describe(ID, () => {
  const simplified = '各村委会要认真组织学习，切实加强领导，确保各项工作落到实处。';
  const traditional = '各鄉鎮人民政府應當加強領導，認真組織實施本辦法規定的各項工作。';

  it('reads the bytes in step again, whichever half was lost', () => {
    for (const reader of [RESUMES, SWALLOWS]) {
      for (const [text, lost] of [
        [simplified, '实加'],
        [traditional, '領導'],
        [traditional, '實施'],
      ] as const) {
        for (const offset of [0, 1]) {
          const broken = without(text, lost, offset, reader);
          expect(broken).not.toBe(text);
          expect(fixed(ID, broken)).toBe(text);
        }
      }
    }
  });

  it('knows the cut inside a full stop, with and without narrowed punctuation', () => {
    const text = '要加强基层组织建设。科学规划，合理布局，广泛动员群众参与。“四有”目标：全面落实。';
    for (const write of [(line: string) => line, narrowed]) {
      let broken = without(text, '。科', 0, RESUMES);
      expect(broken).toContain('？蒲');
      expect(fixed(ID, write(broken))).toBe(write(text));
      broken = without(text, '。“', 0, RESUMES);
      expect(fixed(ID, write(broken))).toBe(write(text));
    }
  });

  it('is safe only where one byte was lost and nothing else of the line is odd', () => {
    const text = '主管機關應當加強領導，認真組織實施本辦法規定的各項工作，並應當定期向同級人民政府報告執行情況。';
    const safetyOf = (line: string): unknown[] => findingsOf(ID, line).map(({ fix }) => fix?.safety);
    const one = without(text, '施本', 0, RESUMES);
    expect(safetyOf(one)).toEqual(['safe']);
    expect(safetyOf(without(one, '告執', 0, RESUMES))).not.toContain('safe');
    expect(safetyOf(one.replace('領導', '領?'))).not.toContain('safe');
    expect(safetyOf(one.replace('主管', '主h'))).not.toContain('safe');
    const encode = codec('gb18030').encode(text)!;
    const gained = [...encode.slice(0, 40), 0xc9, ...encode.slice(40)];
    expect(safetyOf(readBytes(codec('gb18030'), gained, RESUMES))).not.toContain('safe');
  });

  it('reads Big5', () => {
    const text = '各級主管機關應於每年度終了前完成檢查，並將結果報請行政院備查。';
    expect(fixed(ID, without(text, '完成', 0, RESUMES, 'big5'))).toBe(text);
    expect(fixed(ID, without(text, '檢查', 1, RESUMES, 'big5'))).toBe(text);
  });

  it('knows the order of kana in the first Big5 table', () => {
    const text = '各基金之補充規定，不得與共同項目編列標準牴觸。';
    const broken = without(text, '列標', 1, RESUMES, 'big5');
    const older = new Map(Array.from(olderBig5(), ([point, code]) => [codec('big5').charOf(code), point]));
    const shown = Array.from(broken, (char) =>
      String.fromCodePoint(older.get(char.codePointAt(0)!) ?? char.codePointAt(0)!),
    );
    expect(shown.join('')).toContain('ヲ');
    expect(fixed(ID, shown.join(''))).toBe(text);
  });

  it('knows what decoders show for byte 80 and for a position that was empty in 2000', () => {
    expect(fixed(ID, '消費者得撥打主管機關之服務專€，申請調解。')).toBe('消費者得撥打主管機關之服務專線，申請調解。');
    const text = '县人民政府应当编制立法规划和立法计划，并向社会公布其中的立法项目来源。';
    const broken = without(text, '编制', 1, { swallows: 'ascii', hasUserAreas: true, mark: '\uFFFD' });
    expect(broken).toContain('\u1e3f');
    expect(fixed(ID, broken.replaceAll('\u1e3f', '\ue7c7'))).toBe(text);
  });

  it('knows the first digit of a year that was swallowed, and the wide blank behind a label', () => {
    expect(fixed(ID, '重要途径，是保障和改善民生的重要俅搿?018年11月，党中央作出部署。\n')).toBe(
      '重要途径，是保障和改善民生的重要举措。2018年11月，党中央作出部署。\n',
    );
    expect(fixed(ID, '第三十四条「鋈怂\uFFFD得税纳税申报表式样由主管部门制定。\n')).toBe(
      '第三十四条　个人所得税纳税申报表式样由主管部门制定。\n',
    );
  });

  it('repairs where nothing, or a middle dot, shows for what could not be read', () => {
    const text = '（二）核查、复制有关账册、单据、凭证、文件；';
    for (const mark of ['', '·'] as const) {
      const broken = without(text, '）核', 0, { ...RESUMES, mark });
      expect(broken).not.toMatch(/[?\uFFFD]/);
      expect(fixed(ID, broken)).toBe(text);
    }
    expectSilent(ID, '买买提·吐尔逊和阿依古丽·艾孜孜同志参加会议。');
  });

  it('flags a small letter alone among Chinese characters, as a mere hint', () => {
    const text = '受輔助宣告之人為下列行為時，應g輔助人同意。';
    expect(findingsOf(ID, text).map(({ severity }) => severity)).toEqual(['info']);
    expect(fixed(ID, text)).toBe('受輔助宣告之人為下列行為時，應經輔助人同意。');
    expectSilent(ID, '推動e化服務，辦理A級機房之x光檢查。');
  });

  it('reads characters beyond U+FFFF back', () => {
    const text = '主管機關應依公務人員任用法之規定，辦理考核及獎勵。';
    const broken = without(text, '務人', 0, RESUMES, 'big5');
    expect(broken).toMatch(/[\ud800-\udbff]/);
    expect(fixed(ID, broken)).toBe(text);
  });

  it('finds a slip whose last sign before the mark is no Chinese character', () => {
    const text = '由所在地的区、县（市）渔业主管部门核发。';
    const broken = without(text, '主管', 0, RESUMES);
    expect(broken).toMatch(/[^\u3000-\uffff]\?$/);
    expect(fixed(ID, broken)).toBe(text);
  });

  it('finds where a slip begins that shows common characters first', () => {
    const text = '依照本条第一款规定，非法占用安置归侨的农场、林场合法使用的土地，应当责令退还。';
    const broken = without(text, '占用', 0, RESUMES);
    expect(broken).toContain('非法加冒仓霉');
    expect(fixed(ID, broken)).toBe(text);
  });

  it('puts together a character whose halves were read apart', () => {
    expect(fixed(ID, '自治区、直辖市人民政??应当依照有关规定做好工作，并定期公布结果。')).toBe(
      '自治区、直辖市人民政府应当依照有关规定做好工作，并定期公布结果。',
    );
    expectSilent(ID, '各村委会是否应当公布收支情况??请县民政局答复。');
  });

  it('reads signs that nobody writes behind a Chinese character as halves', () => {
    const text = '對集會地點和遊行經過的個別地段，必要時主管機關可以決定實行交通管制。';
    const broken = without(text, '過的', 0, RESUMES);
    expect(broken).toContain('經^的');
    expect(fixed(ID, broken)).toBe(text);
  });

  it('asks one kind of reader at a time: a mark of one byte eats no line end', () => {
    const text = '对不符合要求的建设工程材料，监理单位不得签字，施工单位不得使用。';
    const broken = without(text, '设工', 0, RESUMES);
    expect(broken).toContain('?监理');
    expect(fixed(ID, broken)).toBe(text);
  });

  it('takes pinyin that was put in afterwards as evidence', () => {
    const context = '鄉(xiāng)鎮(zhèn)長(zhǎng)要負(fù)責(zé)。\n';
    expect(fixed(ID, `${context}要克服前M(jìn)道路上的困難。`)).toContain('要克服前進');
    const encode = (text: string): number[] => Array.from(codec('gb18030').encode(text)!);
    const bytes = [...encode('領導幹部不能'), ...encode('存在弄權').slice(1), ...encode('(quán)之心，要正派。')];
    const broken = readBytes(codec('gb18030'), bytes, { swallows: 'pair', hasUserAreas: true, mark: '?' });
    expect(broken).toContain('?quán)之心');
    const analyzer = new Analyzer([ruleOf(ID), ruleOf('scrape/inline-pinyin')]);
    const whole = fixText(analyzer, Text.of(context + broken), {}, () => true).text.toString();
    expect(whole).toContain('領導幹部不能存在弄權之心，要正派。');
  });

  it('offers the character that a single mark stands for, and names it', () => {
    const line = '第二条 按照科学利用的原则，加强管理。';
    expect(fixed(ID, '第二? 按照科学利用的?则，加强管理。')).toBe(line);
    const [finding] = findingsOf(ID, '各村委会应当遵守国家法律?\n第三条 收费公开。\n');
    expect(finding?.fix?.safety).toBe('suggested');
    expect(finding?.fix?.edits[0]?.text).toBe('。');
    expect(finding?.fix?.doubtful).toEqual([{ edit: 0, start: 0, end: 1 }]);
  });

  it('restores the line end that was read with a lost half', () => {
    const text = '各村委会应当遵守国家法律。\n第三条 收费应当公开。\n';
    expect(fixed(ID, without(text, '。\n', 0, SWALLOWS))).toBe(text);
  });

  it('puts back the carriage return that was read with a lost half', () => {
    const text = '第二条 收费应当公开。\r\n各村委会应当遵守国家法律。\r\n第三条 收支应当公布。\r\n';
    expect(fixed(ID, without(text, '律。', 2, SWALLOWS))).toBe(text);
  });

  it('takes out a mark that stands for a byte too many', () => {
    expect(fixed(ID, '主管機關應當對經營機構及?其分支機構加強監督。')).toBe(
      '主管機關應當對經營機構及其分支機構加強監督。',
    );
  });

  it('chooses the number that the neighbouring labels ask for', () => {
    const text = '第二十二条 收费应当公开。\n第二十三条 收支应当公布。\n第二十四条 本办法自公布之日起施行。\n';
    expect(fixed(ID, text.replace('二十三', '二十?'))).toBe(text);
  });

  it('reads Big5 punctuation that lost its first byte at a line end', () => {
    const text = '主管機關應於每年度終了前完成檢查，並將結果報請行政院備查。\n';
    expect(fixed(ID, without(text, '。', 0, RESUMES, 'big5'))).toBe(text);
  });

  it('shows the bytes, and names what was guessed where another reading is near', () => {
    const [finding] = findingsOf(ID, without(simplified, '组织', 0, RESUMES));
    expect(finding?.evidence?.en).toMatch(/GBK bytes as they are read: `[0-9A-F? ]+`; in step: `[0-9A-F ]+`/);
    for (const doubt of finding?.fix?.doubtful ?? []) {
      expect(doubt.end).toBeGreaterThan(doubt.start);
      expect(finding!.fix!.edits[doubt.edit]!.text.length).toBeGreaterThanOrEqual(doubt.end);
    }
  });

  it('leaves sound text alone', () => {
    for (const text of [
      '要調整閘門的開度，請選擇 [工具] - [選項]，在 [閘門] 方塊中輸入數值，然後按一下[確定]按鈕。\n',
      '若要檢視各渠段的水位，請開啟 [檢視] 清單，並選取 [水位]。\n',
      '在{渠首}处填写名称，在{水位}处填写数值，[必填]。\n',
    ]) {
      expectSilent(ID, text);
    }
    expectSilent(ID, '亳州、濮阳、涿州三市的鳜鱼、鲮鱼、鲟鱼养殖户应当备案。');
    expectSilent(ID, '什么是公文？为什么要写？怎样写？“四有”是指什么?我们来看一看!好。');
    expectSilent(ID, '张翀、李翊、王晁、赵珺等人参加了会议，A4纸张、5G网络、C919飞机列入清单。');
    expectSilent(ID, '疫苗分为A、B两类，查验由谁负责?A类由县疾控中心负责，B类由乡镇卫生院负责，C类不收费。');
    expectSilent(ID, '产品评定为B等级，方可出版。\n附件A\n');
    expectSilent(ID, 'Notice: see §3? Yes, B级 and X光 are listed; e-mail a@b.cn。');
  });
});

describe('prose that the judge does not know', () => {
  const LINES = [
    '渠既成，溉舄卤之地，畎亩皆膏腴，父老箪食壶浆，相率来迎，懽声动陌。',
    '令曰：嗟乎，尔曹毋怠，堤圮则亟葺，淤则亟浚，毋俾蠹蚀；众皆曰诺。',
    '是岁霪雨，洿潦暴涨，浊浪溃堨，漂没庐舍，黔首嗷嗷，饿殍载途。',
    '于是伐木陶甓，鸠工庀材，畚锸云集，罔敢懈弛，阅三稔而蒇事焉。',
  ];

  it('is searched no longer than it takes to know that', () => {
    const text = Array.from({ length: 60 }, (_, i) => `卷${i}：${LINES[i % 4]}${LINES[(i + 1) % 4]}\n`).join('');
    expectSilent(ID, text);
  });

  it('is searched on where a character is plainly lost', () => {
    const text = Array.from({ length: 60 }, (_, i) => `卷${i}：${LINES[i % 4]}\n`).join('');
    const damaged = '各村要广泛动员群众参与？蒲Ч婊?,合理布局。\n';
    expect(findingsOf(ID, text + damaged)).toHaveLength(1);
  });
});
