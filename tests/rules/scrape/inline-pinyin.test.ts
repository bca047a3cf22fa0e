import { describe, expect, it } from 'vitest';
import { expectFindings, expectSilent, fixed } from '../harness.ts';

const ID = 'scrape/inline-pinyin';

describe(ID, () => {
  it('takes out what a machine put in, with safe fixes', () => {
    const text = '各鄉(xiāng)鎮(zhèn)應(yīng)當(dāng)對(duì)執(zhí)行情況負(fù)責(zé)。';
    expectFindings(ID, '各鄉«(xiāng)»鎮«(zhèn)»應«(yīng)»當«(dāng)»對«(duì)»執«(zhí)»行情況負«(fù)»責«(zé)»。');
    expect(fixed(ID, text, 'safe')).toBe('各鄉鎮應當對執行情況負責。');
  });

  it('puts characters together that were cut in two', () => {
    const context = '鄉(xiāng)鎮(zhèn)長(zhǎng)負(fù)責(zé)。';
    const cases: [string, string][] = [
      ['要?jiǎng)?chuàng)新發(fā)展', '要創新發展'],
      ['每?zǒng)?gè)村民小組(zǔ)', '每個村民小組'],
      ['要?jiǎng)?wù)求實(shí)效', '要務求實效'],
      ['因?yàn)檫@是根本', '因為這是根本'],
      ['因?yàn)楫?dāng)了干部', '因為當了干部'],
    ];
    for (const [broken, sound] of cases) {
      expect(fixed(ID, `${context}\n工作上${broken}。`, 'safe')).toBe(`鄉鎮長負責。\n工作上${sound}。`);
    }
  });

  it('reads the marks of a decoder that keeps the bracket', () => {
    const text = '鄉(xiāng)鎮(zhèn)長(zhǎng)要\uFFFD(jiǎng)\uFFFD(chuàng)新。';
    expect(fixed(ID, text, 'safe')).toBe('鄉鎮長要創新。');
  });

  it('keeps the mark where a byte slip runs through the insertion, and with safe fixes the pinyin that speaks for it', () => {
    const text = '鄉(xiāng)鎮(zhèn)長(zhǎng)不能谂獧?quán)之心，關(guān)心群眾。';
    expect(fixed(ID, text)).toBe('鄉鎮長不能谂獧?之心，關心群眾。');
    expect(fixed(ID, text, 'safe')).toBe('鄉鎮長不能谂獧?quán)之心，關心群眾。');
  });

  it('only offers to take it out where all that speaks for a machine is that everyday characters have it', () => {
    const text = '各乡镇(zhèn)要加强领导(dǎo)，落实(shí)责任(rèn)，确保(bǎo)平安。\n';
    expect(fixed(ID, text)).toBe('各乡镇要加强领导，落实责任，确保平安。\n');
    expect(fixed(ID, text, 'safe')).toBe(text);
    expectSilent(ID, '任(rén)家堡、解(xiè)家沟和单(shàn)县三处林场，由县林业局统一管理。\n');
  });

  it('leaves alone what an author wrote', () => {
    expectSilent(ID, '冼(xiǎn)村、埔(bù)头村和尕(gǎ)秀村由县政府管理。');
    expectSilent(ID, '【长】(一)(cháng)两点之间的距离；(二)(zhǎng)生长。行(xíng)走，银行(háng)。');
    expectSilent(ID, '長(zhǎng)大，長(cháng)短；發(fā)展，發(fà)型；樂(yuè)器，快樂(lè)；為(wèi)了，行為(wéi)。');
    expectSilent(ID, '我(wǒ)們(men)在(zài)學(xué)校(xiào)學(xué)習(xí)漢(hàn)字(zì)。');
    expectSilent(ID, 'Le résumé (à la carte) (é) et (où) sont (là) ici (né) (bébé).');
  });

  it('leaves an author’s own reading in a document full of insertions', () => {
    const text = '鄉(xiāng)鎮(zhèn)長(zhǎng)負(fù)責(zé)，到冼(xiǎn)村檢查；鄉(xiāng)鎮(zhèn)領(lǐng)導(dǎo)參加。';
    expect(fixed(ID, text)).toBe('鄉鎮長負責，到冼(xiǎn)村檢查；鄉鎮領導參加。');
  });
});

describe('pinyin behind every character', () => {
  const line =
    '各(gè)村(cūn)应(yīng)当(dāng)查(chá)清(qīng)本(běn)村(cūn)沟(gōu)渠(qú)，登(dēng)记(jì)造(zào)册(cè)。\n';

  it('is taken out of a whole document when asked, not by itself', () => {
    const text = line.repeat(10);
    expect(fixed(ID, text)).toBe('各村应当查清本村沟渠，登记造册。\n'.repeat(10));
    expect(fixed(ID, text, 'safe')).toBe(text);
  });

  it('stays in a short text', () => {
    expectSilent(ID, line);
  });
});

describe('pinyin in other brackets', () => {
  it.each([
    ['( xiāng )', '( zhèn )', '( zhǎng )', '( fù )'],
    ['[xiāng]', '[zhèn]', '[zhǎng]', '[fù]'],
    [' (xiāng)', ' (zhèn)', ' (zhǎng)', ' (fù)'],
  ])('%s', (...forms) => {
    const [a, b, c, d] = forms;
    const text = `各鄉${a}鎮${b}長${c}負${d}責。鄉${a}里的事由鎮${b}里管，鎮${b}長${c}對此負${d}責。\n`;
    expect(fixed(ID, text, 'safe')).toBe('各鄉鎮長負責。鄉里的事由鎮里管，鎮長對此負責。\n');
  });
});

describe('pinyin without tones', () => {
  const damaged =
    '各鄉(xiang) 鎮幹部要深入群眾，對(dui) 溝渠管護(hu) 負責；為(wei) 保障灌溉，優(you) 化用水，各村從(cong) 實際出發。鄉(xiang) 里對(dui) 此負責。\n';

  it('goes with the blank behind it', () => {
    expect(fixed('scrape/inline-pinyin', damaged)).toBe(damaged.replace(/\([a-z]+\) /g, ''));
  });

  it.each([
    ['with the digit of the tone', (pinyin: string) => `(${pinyin}4)`],
    ['without a blank behind it', (pinyin: string) => `(${pinyin})`],
    ['in full-width brackets', (pinyin: string) => `（${pinyin}）`],
    ['in square brackets', (pinyin: string) => `[${pinyin}]`],
    ['with blanks inside the brackets', (pinyin: string) => `( ${pinyin} )`],
    ['behind a blank', (pinyin: string) => ` (${pinyin})`],
  ])('%s', (_, form) => {
    const text = damaged.replace(/\(([a-z]+)\) /g, (_whole, pinyin: string) => form(pinyin));
    expect(fixed('scrape/inline-pinyin', text, 'safe')).toBe(damaged.replace(/\([a-z]+\) /g, ''));
  });

  it.each([
    '長度(m)、質量(kg)、時間(s)、電流(a)、溫度(k)、米[mi]。\n',
    '水深以米(mi) 計，流量以立方米每秒(s) 計。\n',
    '甲方(a) 與乙方(b) 各執一份，丙方(c) 備查。\n',
  ])('leaves %j alone', (text) => {
    expectSilent('scrape/inline-pinyin', text);
  });
});
