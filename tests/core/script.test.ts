import { describe, expect, it } from 'vitest';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/engine/settings.ts';
import { documentScript } from '../../server/src/core/model/script.ts';
import {
  foldToSimplified,
  IN_BOTH_SCRIPTS,
  SIMPLIFIED_ONLY,
  scriptClasses,
  TRADITIONAL_IN_BOTH,
  TRADITIONAL_ONLY,
  toSimplified,
  toTraditional,
} from '../../server/src/core/tables/script-characters.ts';
import { Text } from '../../server/src/core/text/text.ts';

const analyzer = new Analyzer([]);

function scriptOf(text: string, script?: string) {
  const settings = { ...DEFAULT_SETTINGS, script };
  return analyzer.analyze(Text.of(text), { settings }).view.once(documentScript);
}

describe('the table of characters', () => {
  it('tells the scripts apart and knows what is right in both', () => {
    const classOf = (char: string) => scriptClasses()[char.charCodeAt(0)];
    for (const char of '国务发号关东条开') expect([char, classOf(char)]).toEqual([char, SIMPLIFIED_ONLY]);
    for (const char of '國務發號關東條開爲為說説裡裏') expect([char, classOf(char)]).toEqual([char, TRADITIONAL_ONLY]);
    for (const char of '后干里台面范于岳郁涂云丰筑适杰占乾於')
      expect([char, classOf(char)]).not.toEqual([char, SIMPLIFIED_ONLY]);
    for (const char of '后干里台于') expect([char, classOf(char)]).toEqual([char, IN_BOTH_SCRIPTS]);
    for (const char of '乾於徵') expect([char, classOf(char)]).toEqual([char, TRADITIONAL_IN_BOTH]);
  });

  it('folds to Simplified and back', () => {
    expect(foldToSimplified('爲群眾說話、𠮷裡裏')).toBe('为群众说话、𠮷里里');
    expect(toSimplified('𠮷')).toBe('𠮷');
    expect(toTraditional('发')).toBe('發');
    const simplified = '国务院办公厅';
    expect(foldToSimplified(simplified)).toBe(simplified);
  });
});

describe('the script of a document', () => {
  it.each([
    ['各区人民政府应当依法公开信息。', 'simplified', 'mainland'],
    ['行政院為推動「綠能」政策，特訂定本要點。', 'traditional', 'taiwan'],
    ['各縣級人民政府要動員廣大干部群眾，落實“十五”規劃。', 'traditional', 'mainland'],
    ['香港特區政府的立法會議員説，衞生署正在跟進。', 'traditional', 'hong-kong'],
    ['1. 2. 3. abc', 'unknown', 'unknown'],
    ['', 'unknown', 'unknown'],
  ])('%s', (text, script, variety) => {
    expect(scriptOf(text)).toMatchObject({ script, variety, configured: false });
  });

  it('lets the setting win', () => {
    expect(scriptOf('国务院', 'traditional')).toMatchObject({ script: 'traditional', configured: true });
    expect(scriptOf('国务院', 'zh-TW')).toMatchObject({ script: 'traditional', variety: 'taiwan' });
    expect(scriptOf('国务院', 'nonsense')).toMatchObject({ script: 'simplified', configured: false });
  });
});
