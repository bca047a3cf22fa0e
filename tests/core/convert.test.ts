import { describe, expect, it } from 'vitest';
import { type ConversionTarget, convertScript } from '../../server/src/core/script/convert.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';

const convert = (text: string, target: ConversionTarget) => applyEdits(text, convertScript(text, target));

describe('conversion between the scripts', () => {
  it.each([
    ['广大干部群众要艰苦奋斗，发挥里程碑作用。', 'traditional', '廣大幹部群眾要艱苦奮鬥，發揮里程碑作用。'],
    ['皇后镇的头发店在里面，面条与面对。', 'taiwan', '皇后鎮的頭髮店在裡面，麵條與面對。'],
    ['软件信息网络', 'taiwan-idioms', '軟體資訊網路'],
    ['软件信息网络', 'taiwan', '軟件信息網絡'],
    ['他说卫生', 'hong-kong', '他説衞生'],
    ['廣大干部群眾要戰斗，干擾無效。', 'simplified', '广大干部群众要战斗，干扰无效。'],
    ['廣大干部群眾要戰斗，干擾無效。', 'traditional', '廣大幹部群眾要戰鬥，干擾無效。'],
    ['乾隆年間，乾安縣皇后鎮。', 'simplified', '乾隆年间，乾安县皇后镇。'],
    ['他説衞生', 'simplified', '他说卫生'],
  ] as const)('%s to %s', (text, target, right) => {
    expect(convert(text, target)).toBe(right);
  });

  it.each(['这项技术被发明', '展示了如何操作', '参与制造设备', '限制与管理制度', '请注意统一标准'])(
    'does not write the slips of phrase conversion: %s',
    (text) => {
      const converted = convert(text, 'traditional');
      expect(converted).not.toMatch(/髮明|瞭如|制造|限製|製度|註意|壹/);
      expect(convert(converted, 'simplified')).toBe(text);
    },
  );

  it('keeps the Traditional characters that fit', () => {
    const text = '范先生於后里核准標準，僅限製造商，里長徵收穀物。';
    expect(convert(text, 'traditional')).toBe(text);
  });

  it('changes only what differs', () => {
    expect(convertScript('甲、国家ABC安全', 'traditional')).toEqual([{ start: 2, end: 3, text: '國' }]);
    expect(convertScript('國家安全', 'traditional')).toEqual([]);
  });
});
