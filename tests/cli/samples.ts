/** Invented texts with defects that the rules find for certain. */

/** Pinyin after its characters: safe to take out. */
export const PINYIN = '關(guān)於召開(kāi)林場(chǎng)會(huì)議(yì)的通知\n各單(dān)位要準(zhǔn)時(shí)參加。\n';
export const WITHOUT_PINYIN = '關於召開林場會議的通知\n各單位要準時參加。\n';
export const PINYIN_COUNT = 8;
export const SOUND = '关于召开林场会议的通知\n各单位要准时参加会议，并做好记录。\n';
