import { describe, it } from 'vitest';
import { expectFindings, expectSilent } from '../harness.ts';

const ID = 'numbering/dangling-reference';
const OPENING = '柳溪镇石桥管理办法\n第一条　为养护石桥，制定本办法。\n第二条　石桥由镇水利站养护。\n';

describe('a reference to an article that is not there', () => {
  it.each([
    ['in a whole text', '第三条　违反本办法«第九条»的，责令改正。\n第四条　本办法自公布之日起施行。\n'],
    [
      'behind the end of a text that lost an article',
      '第四条　违反本办法«第九条»的，责令改正。\n第五条　本办法自公布之日起施行。\n',
    ],
  ])('%s', (_name, marked) => {
    expectFindings(ID, OPENING + marked);
  });

  it.each([
    ['may be the article that was lost', '第四条　违反本办法第三条的，责令改正。\n第五条　本办法自公布之日起施行。\n'],
    ['may stand behind where the text breaks off', '第四条　违反本办法第九条的，责令改正。\n第五条　石桥不得拆除。\n'],
    ['belongs to another law', '第三条　依照《溪流管理办法》第九条处理。\n第四条　本办法自公布之日起施行。\n'],
  ])('%s', (_name, text) => {
    expectSilent(ID, OPENING + text);
  });
});
