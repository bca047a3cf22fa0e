/** What a line without a number may be: a title, a date, a signature, the head of a table, a heading in words. */

/** Words that a title of a policy document ends with. */
const DOCUMENT_WORDS =
  '办法|辦法|条例|條例|规定|規定|细则|細則|规则|規則|规程|規程|准则|準則|标准|標準|通知|公告|通告|通报|意见|(?:實施|指導|若干)意見|决定|決定|决议|決議|决议书|決議書|方案|计划|計畫|计画|规划|規劃|纲要|綱要|要点|要點|须知|須知|注意事项|注意事項|章程|公约|制度|措施|指南|规范|規範|批复|报告|函|令|命令|公报|解释|解釋|安排|答复|议案|宪法|憲法|法|总说明|總說明|对照表|對照表|条文|條文|草案|修正案|基準|原則|原则|名单|名單|一览表|一覽表|清单|讲话|请示|纪要|機制|方式|要求|事項|程序|作業|契約|書表|附表|申請書|同意書|切結書';
const TITLE_END = new RegExp(
  `(?:${DOCUMENT_WORDS})(?:[（(【〔][^）)】〕]{1,24}[）)】〕]|部分條文|第.{1,24}[條点點]|\\s)*(?:修正(?:草案|條文|規定|總說明|對照表)*|草案|總說明|(?:条文|條文)?(?:對照表|对照表))*$`,
);
const DATE =
  /^(?:中華民國|民國)?[\d一二三四五六七八九十○〇零Ｏ０-９元]{1,4}\s*年\s*[\d一二三四五六七八九十０-９]{1,3}\s*月\s*[\d一二三四五六七八九十０-９]{1,3}\s*日(?:起?(?:施行|公布|发布|發布|修正))?$/;
const DOCUMENT_NUMBER =
  /(?:[〔［[（(【﹝﹙]\s*[12]\d{3}\s*[〕］\])）】﹞﹚]\s*第?\s*\d+\s*[号號]|字第\s*[\d０-９A-Z]+\s*[號号]|^第\s*[\d一二三四五六七八九十百]+\s*[号號])$/;
const CONTENTS = /^[【[]?(?:[内內]容|本章|[总總])?目[ \t\u3000]*[录錄次][】\]]?$/;
const SENTENCE_END = /[。；;！!？?：:，,、]$/;
const TABLE_HEAD =
  /^(?:修[ \u3000]*正[ \u3000]*(?:條[ \u3000]*文|規[ \u3000]*定|名[ \u3000]*稱|草案條文)|草[ \u3000]*案[ \u3000]*條[ \u3000]*文|說[ \u3000]*明|說明欄|現[ \u3000]*行[ \u3000]*(?:條[ \u3000]*文|規[ \u3000]*定|名[ \u3000]*稱|法規)|條[ \u3000]*文|規[ \u3000]*定|原列文字|更正後文字)$/;
const LABELLED =
  /^(主[ \u3000]*旨|依[ \u3000]*據|說[ \u3000]*明|公告事項|辦[ \u3000]*法|擬[ \u3000]*辦|決[ \u3000]*議|決[ \u3000]*定|主[ \u3000]*文|事[ \u3000]*實|理[ \u3000]*由|報告事項|討論事項|臨時動議|院長提示|附[ \u3000]*註(?=[：:]?$))[ \u3000]*([：:]|$)/;
/** Headings in words that stand where a chapter stands. */
const CHAPTER_WORDS =
  /^(?:序[ \u3000]*言|前[ \u3000]*言|引[ \u3000]*言|总[ \u3000]*则|附[ \u3000]*则|總[ \u3000]*則|附[ \u3000]*則)$/;
const WORDS = /^(?:结[ \u3000]*语|名词解释)$/;
/** Office and name of who signs. */
const SIGNATURE =
  /^(?:副[ \u3000]*)?\S{0,14}?(?:[部署局院會会處处廳厅縣县市省所校館馆司行隊社事書][ \u3000]*[長长]|總[ \u3000]*[統裁]|總經理|主[ \u3000]*任(?:[ \u3000]*委[ \u3000]*員)?|主[ \u3000]*席|委[ \u3000]*員(?:[ \u3000]*長)?)[ \u3000]+(?:\S{2,4}|\S[ \u3000]\S{1,2})(?:[ \u3000（(].*)?$/;
const AMENDED =
  /修正|修訂|增訂|刪除|更正|部分條文|部分规定|部分規定|第[ \u3000]*[\d一二三四五六七八九十百]+[ \u3000]*[條点點条]/;

const PARTIAL =
  /部分(?:條文|規定|规定|條款|条款)|更正|勘誤|第[ \u3000]*[\d一二三四五六七八九十百]+[ \u3000]*(?:[-之][\d一二三四五六七八九十]+)?[ \u3000]*[條点點条]/;

export const isSignature = (line: string): boolean => SIGNATURE.test(line);
/** What stands below a signature: who was empowered to sign, copies, notes of the press. */
export const isFoot = (line: string): boolean =>
  line.length < 40 &&
  /^(?:授權|授权|本案|本件|依照?分層負責|以上|正本|副本|抄送|抄本|校對|印发|审核|下一頁)|代行$|代決$|公出$/.test(line);
export const isDate = (line: string): boolean => DATE.test(line);
export const isDocumentNumber = (line: string): boolean => DOCUMENT_NUMBER.test(line);
export const isContentsHead = (line: string): boolean => CONTENTS.test(line);
export const isTableHead = (line: string): boolean => TABLE_HEAD.test(line);
/** A title of a document that changes another: its first number may be any. */
export const isAmendment = (title: string): boolean => AMENDED.test(title);
/** A title that names the articles or points which it publishes, and leaves out the others. */
export const isPartial = (title: string): boolean => PARTIAL.test(title) && !/總說明/.test(title);
/** A table of old and new wording; `职业对照表` is another kind of table. */
export const isComparison = (title: string): boolean =>
  /(?:修正|修订|修訂|條文|条文|規定|规定|草案|新旧|新舊|名稱).{0,6}[對对]照表|條文說明|勘誤|更正/.test(title);

/** Whether a line without a number reads like the title of a document. */
export function isTitle(line: string): boolean {
  return (
    line.length >= 3 &&
    !/[，。；：！？,;!?]/.test(line) &&
    TITLE_END.test(line) &&
    !/[如见見]附表$/.test(line) &&
    !/^(?:[（(※*＊◎]|附(?:修正|訂定|增訂|廢止|「)|[前本]|第[ \u3000]?.{1,6}[條项項])/.test(line) &&
    !SIGNATURE.test(line)
  );
}

/** What is published with an order or at the end of an annex, and may hold no numbered line at all. */
const APPENDED =
  /(?:总说明|總說明|对照表|對照表|修正(?:規定|條文)|废止理由|廢止理由|名单|名單|一览表|一覽表|计划表|計畫表|清单|附表)(?:[（(][^）)]{1,16}[）)])?$/;
export const isAppendedTitle = (title: string): boolean => title.length >= 6 && APPENDED.test(title);

/** A note of publication or approval below a title: `…號令修正發布`. */
export const isPublicationNote = (line: string): boolean =>
  line.length < 64 &&
  /[号號日].{0,4}(?:修正|訂定|修订|制定)?(?:發布|发布|公布|公告|施行|生效|函頒|訂定|修正)$/.test(line);

/** The note below the title of a statute: `（…第三次会议通过）`. */
export const isPassageNote = (line: string): boolean =>
  /^[（(](?:\d{4}|[一二][〇○零一二三四五六七八九十]{3})年.*(?:通过|公布|批准|发布|修正|修订).*[）)]$/.test(line);

/**
 * The first line below `附件` where the annex has no title on its own line.
 * @param shortest fewest characters: four are as often the head of a table.
 */
export function isAnnexTitle(line: string, shortest = 5): boolean {
  return (
    line.length >= shortest &&
    line.length <= 50 &&
    /\p{Script=Han}{4}/u.test(line) &&
    !/[。；：，！？;:,!?|]/.test(line) &&
    !/^(?:[（(□■※＊*\d]|如不服)/.test(line) &&
    !/[ \t\u3000]\S+[ \t\u3000]\S+[ \t\u3000]/.test(line) &&
    !isDate(line) &&
    !isDocumentNumber(line) &&
    !isPublicationNote(line) &&
    !isTableHead(line)
  );
}

/** Words that may as well stand in the middle of a title: `…制度` / `…审核制度的指导意见`. */
const WEAK_END =
  /(?:制度|措施|指南|规范|規範|程序|方式|要求|事項|作業|安排|标准|標準|计划|計畫|规划|規劃|原则|原則|基準|機制|法|规定|規定|决定|決定)$/;
export const endsWeakly = (title: string): boolean => WEAK_END.test(title);

/** A line that can go on a title that was broken over lines. */
export function continuesTitle(line: string): boolean {
  return (
    line.length >= 2 &&
    line.length <= 40 &&
    !SENTENCE_END.test(line) &&
    !isDate(line) &&
    !isDocumentNumber(line) &&
    !isSignature(line) &&
    !/^[（(〔【\d０-９](?!\d{3}年)/.test(line)
  );
}

/** The words of a heading in words that stands before a colon or alone (`主旨：…`, `序言`), and where they end. */
export function labelledHeading(
  line: string,
): { readonly title: string; readonly length: number; readonly chapter: boolean } | undefined {
  const found = LABELLED.exec(line);
  if (found !== null) return { title: found[1]!.replace(/[ \u3000]/g, ''), length: found[0].length, chapter: false };
  const chapter = CHAPTER_WORDS.test(line);
  return chapter || WORDS.test(line)
    ? { title: line.replace(/[ \u3000]/g, ''), length: line.length, chapter }
    : undefined;
}

/** A short line between paragraphs that stands as a heading in words, judged by its own shape only. */
export function looksLikeHeading(line: string): boolean {
  return (
    line.length >= 3 &&
    line.length <= 20 &&
    /^(?:\p{Script=Han}|[“《]|\d{4}年)[\p{Script=Han}“”《》（）—\d]*$/u.test(line)
  );
}
