// Tells the language of a question, and the words that carry no meaning in each.
import lists from 'stopwords-iso' with { type: 'json' };
import { languageOfScript } from '../../corpus/text/script.ts';
import { FUNCTION_WORDS, QUESTION_WORDS } from './lexicon.ts';
import { words } from './words.ts';

/**
 * The words that ask, where the lists lack them; and what a question about a price adds (`Сколько стоит`).
 */
const ASKING: Readonly<Record<string, string>> = {
  ar: 'من ما ماذا متى أين لماذا كم كيف أي هل بكم',
  he: 'מי מה מתי איפה היכן למה מדוע כמה איך איזה איזו האם יעלה עולה של את על עם כל לפי בגלל',
  hi: 'कौन किसने किस किसे क्या कब कहाँ कहां क्यों कितना कितने कितनी कैसे में से को का की के ने पर है हैं था थे थी गया गई गए और भी लिए तक बाद',
  ja: '誰 何 いつ どこ なぜ どう どの どれ どんな いくら いくつ どのように ですか です かかり かかる ました ます のか 何人 何本 何年',
  ko: '누가 누구 무엇 언제 어디 어느 어떤 어떻게 얼마 무슨 왜 몇 듭니까 드나요 들었나요',
  ru: 'кто что когда где почему зачем сколько как какой какая какое какие чей кого кому чем куда откуда стоит стоят стоил стоила стоило',
  th: 'ใคร อะไร เมื่อ เมื่อไร เมื่อไหร่ ที่ไหน ไหน ทำไม อย่างไร เท่าไร เท่าไหร่ เท่า ไร กี่ ไหม หรือไม่ เหตุใด หรือ ยัง กว่า วัน',
  uk: 'хто що коли де чому скільки як який яка яке які чий кого кому',
  zh: '谁 什么 哪 哪里 哪个 哪些 哪家 何时 时候 多少 几 为什么 为何 怎么 怎样 如何 吗 呢 多久 是否 要 花 钱 的 了 是 在 有 被',
};

/** The languages in Latin script that questions are told apart by, the more spoken ones first. */
const LATIN = 'es pt fr de id it tr pl nl ro hu cs sv fi da no ca hr vi'.split(' ');

const byLanguage = new Map(
  Object.entries(lists).map(([language, list]) => [
    language,
    new Set([...list, ...(ASKING[language] ?? '').split(' ')].flatMap((word) => words(word))),
  ]),
);
/** Those of the scripts that one language or a few related ones write. */
const ofOtherScripts = new Set(
  [...byLanguage.values()].flatMap((list) => [...list].filter((word) => !isLatin(word))),
);

function isLatin(word: string): boolean {
  return /^[\p{Script=Latin}\p{N}]/u.test(word);
}

/**
 * Whether a word, as `words` gives it, carries no meaning of its own in a language: function words and
 * words that ask. In other scripts than Latin the script tells the language.
 */
export function isFunctionWord(word: string, language: string): boolean {
  if (!isLatin(word)) return ofOtherScripts.has(word) || isKoreanFunctionWord(word);
  // `us` is the pronoun and the United States.
  return language === 'en' ? FUNCTION_WORDS.has(word) && word !== 'us' : isIn(language, word);
}

/** With its particles: `얼마입니까`. */
function isKoreanFunctionWord(word: string): boolean {
  return /^\p{Script=Hangul}{3}/u.test(word) && ofOtherScripts.has(word.slice(0, 2));
}

function isIn(language: string, word: string): boolean {
  return byLanguage.get(language)?.has(word) ?? false;
}

/** Whether a language, as `languageOf` gives it, is written in Latin letters. */
export function isInLatinScript(language: string): boolean {
  return LATIN.includes(language) || language === 'en';
}

/** Whether a text is written in the script of a language; Japanese, which mixes three, is one of its own. */
export function isInScriptOf(text: string, language: string): boolean {
  const own = languageOf(text);
  return own === language || (CYRILLIC.has(own) && CYRILLIC.has(language));
}

const CYRILLIC = new Set(['ru', 'uk']);
/** One function word alone may be part of a name. */
const FEWEST = 2;
/**
 * The language of a question, a tag such as `de`: by its script or, in Latin letters, by the function
 * words of the language; `en` where nothing tells another. Works on a few words, where detectors of
 * letter sequences do not.
 */
export function languageOf(question: string): string {
  return toldLanguage(question) ?? 'en';
}

/** The same; null where nothing tells a language, as in a few names. */
export function toldLanguage(question: string): string | null {
  return languageOfScript(question) ?? languageOfWords(words(question));
}

/** Related languages share function words: a short sentence may hold as many more of another one. */
const SIMILAR = 1.5;

/** Whether a text can be in a language: one sentence may be too short for `languageOf`. */
export function canBeIn(text: string, language: string): boolean {
  const ofScript = languageOfScript(text);
  if (ofScript !== undefined || !isInLatinScript(language)) return ofScript === language;
  const spoken = words(text);
  const weight = weightIn(language, spoken);
  return (
    weight > 0 && ['en', ...LATIN].every((other) => weightIn(other, spoken) <= weight * SIMILAR)
  );
}

/** The language of most of the texts, where that is another than the given one; else null. */
export function otherLanguage(texts: readonly string[], language: string): string | null {
  const others = texts.map((text) => languageOf(text)).filter((other) => other !== language);
  return others.length * 2 > texts.length ? (others[0] ?? null) : null;
}

function languageOfWords(spoken: readonly string[]): string | null {
  let best: { language: string | null; weight: number } = { language: null, weight: FEWEST - 1 };
  for (const language of ['en', ...LATIN]) {
    const weight = weightIn(language, spoken);
    if (weight > best.weight) best = { language, weight };
  }
  return best.language;
}

function weightIn(language: string, spoken: readonly string[]): number {
  return weigh(spoken, (word) =>
    language === 'en' ? QUESTION_WORDS.has(word) : isIn(language, word),
  );
}

/** The first word counts twice: it asks. */
function weigh(spoken: readonly string[], isWanted: (word: string) => boolean): number {
  return spoken.filter(isWanted).length + Number(spoken[0] !== undefined && isWanted(spoken[0]));
}

/** The English name of a language, such as `German` for `de`. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
}
