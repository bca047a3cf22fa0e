// The one-to-many conversions: for each Simplified character the Traditional ones that it may stand for.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const table = readFileSync(
  fileURLToPath(new URL('../../server/src/core/tables/script-characters.generated.ts', import.meta.url)),
  'utf8',
);
const constant = (name) => table.match(new RegExp(`export const ${name} = '(.*)';`))[1];
const traditional = constant('TRADITIONAL');
const simplifiedOf = constant('SIMPLIFIED_OF');
const simplified = constant('SIMPLIFIED');
const inBoth = constant('IN_BOTH');

/** Two ways to write the same word in Traditional text: the first is read as the second, and neither is ever a finding. */
const VARIANTS =
  '爲為 証證 査查 敎教 畵畫 録錄 彔錄 奬獎 葯藥 綫線 絶絕 鎭鎮 眞真 凈淨 舘館 敍敘 旣既 卽即 産產 嵗歲 滙匯 温溫 溼濕 ' +
  '恒恆 巖岩 嶽岳 鑒鑑 跡迹 蹟迹 讚贊 僱雇 佔占 佈布 昇升 陞升 汙污 洩泄 譟噪 菸煙 弔吊 鏽銹 舖鋪 閑閒 屍尸 兇凶 釐厘 ' +
  '曬晒 擡抬 勛勳 淒悽 鍊煉 盃杯 墻牆 鈎鉤 幷併 祕秘 牀床 裡裏 羣群 麪麵 麫麵 峯峰 衆眾 啓啟 臺台 檯台 枱台 説說 衞衛 ' +
  '閲閱 鋭銳 喫吃 顔顏 鷄雞 繡綉 艷豔 遡溯 泝溯 脩修 踰逾 鍼針 纔才 緑綠 汎泛 氾泛 遶繞 竪豎 殻殼 盪蕩 鑰鈅 謡謠 槓杠 ' +
  '綑捆 扞捍 皁皂 贜贓 鎚錘 鎸鐫 彫雕 蘊藴 醃腌 嘩譁 嚙齧 垻壩 擣搗 棊棋 蝨虱 踴踊 塤壎 嫺嫻 裊嫋 癡痴 稜棱 竈灶 糉粽 ' +
  '繮韁 缽鉢 脣唇 箇個 厤曆 曏向 衕同 俬私 榦幹 鈡鐘 淩凌 覈核 卹恤 燻熏 鉆鑽 荐薦 夥伙 廈厦 樸朴 燬毀 譭毀 毁毀 拚拼 ' +
  '慾欲 彿佛 湧涌 麽麼 僞偽 纍累 剷鏟 庄莊 杰傑 痠酸 樑梁 綵彩 搧扇 鉅巨 悅悦 脫脱 稅税 戶户';
const canonical = new Map(
  VARIANTS.split(' ')
    .map((pair) => [...pair])
    .filter(([a, b]) => a !== b),
);

/** What a character is read as in the table: its commonest variant. */
export const canonicalOf = (char) => canonical.get(char) ?? char;

const fold = new Map([...traditional].map((char, index) => [char, simplifiedOf[index]]));
/** No simplifications in the dictionary, or only in some words, but converters confuse them all the same. */
export const EXTRA_FOLDS = '壹一瞭了藉借覆复衹只祇只';
for (let i = 0; i < EXTRA_FOLDS.length; i += 2) fold.set(EXTRA_FOLDS[i], EXTRA_FOLDS[i + 1]);

/** The character as it stands in the folded text from which contexts are taken. */
export const foldOf = (char) => fold.get(char) ?? char;

const groups = new Map();
for (const [char, folded] of fold) {
  if (!groups.has(folded)) groups.set(folded, new Set());
  groups.get(folded).add(canonicalOf(char));
}
const simplifiedOnly = new Set([...simplified].filter((char) => !inBoth.includes(char)));
for (const [folded, candidates] of groups) {
  if (!simplifiedOnly.has(folded)) candidates.add(canonicalOf(folded));
  if (candidates.size < 2) groups.delete(folded);
}

/** Folded character to its candidates; only those with at least two. */
export const GROUPS = new Map([...groups].map(([folded, candidates]) => [folded, [...candidates]]));
export const VARIANT_PAIRS = [...canonical];
const first = new Map([...simplified].map((char, index) => [char, constant('TRADITIONAL_OF')[index]]));
/** What a converter without phrases writes for a folded character. */
export const defaultOf = (folded) => canonicalOf(first.get(folded) ?? folded);
export const isSimplifiedOnly = (char) => simplifiedOnly.has(char);
