/** What a matcher does that writes pinyin into the bytes of a text: behind every two bytes that are one of its characters. */
import { codec } from '../../server/src/core/bytes/codecs.ts';
import { readBytes } from './slip.ts';

const MATCHED =
  '鄉xiāng 鎮zhèn 長zhǎng 實shí 發fā 個gè 對duì 業yè 經jīng 當dāng 時shí 農nóng 濟jì 動dòng 關guān 會huì 學xué 權quán 問wèn 執zhí 務wù 項xiàng 進jìn 責zé 設shè 導dǎo 堅jiān 內nèi 現xiàn 書shū 強qiáng 領lǐng 樹shù 來lái 點diǎn 習xí 過guò 質zhì 說shuō 結jié 團tuán 養yǎng 見jiàn 應yīng 勢shì 識shí 調diào 統tǒng 產chǎn 創chuàng 頁yè 負fù 請qǐng 認rèn 聽tīng 穩wěn 擔dān 戰zhàn 風fēng 預yù 隊duì 開kāi 護hù 評píng 礎chǔ 環huán 協xié 價jià 遠yuǎn 達dá 運yùn 轉zhuǎn 覺jué 規guī 臺tái 聯lián 績jì 爭zhēng 營yíng 無wú 準zhǔn 沒méi 機jī 標biāo 構gòu 揚yáng 態tài 優yōu 驗yàn 醫yī 費fèi 財cái 補bǔ 續xù 網wǎng 紀jì 簡jiǎn 獻xiàn 獨dú 獎jiǎng 復fù 庫kù 場chǎng 報bào 國guó 區qū 勵lì 儲chǔ';

/** The text as it reads afterwards, and how many insertions were made; undefined where the text is not GBK. */
export function insertPinyin(text: string): { readonly text: string; readonly count: number } | undefined {
  const gbk = codec('gb18030');
  const bytes = gbk.encode(text);
  if (bytes === undefined) return undefined;
  const readings = new Map<number, number[]>();
  for (const entry of MATCHED.split(' ')) {
    readings.set(gbk.codeOf(entry.codePointAt(0)!), Array.from(gbk.encode(`(${entry.slice(1)})`)!));
  }
  const written: number[] = [];
  let count = 0;
  for (let i = 0; i < bytes.length; i++) {
    written.push(bytes[i]!);
    const reading = i > 0 ? readings.get((bytes[i - 1]! << 8) | bytes[i]!) : undefined;
    if (reading === undefined) continue;
    written.push(...reading);
    count++;
  }
  return { text: readBytes(gbk, written, { swallows: 'pair', hasUserAreas: true, mark: '?' }), count };
}
