// Questions to start with: made from the newest articles, and asked before they are suggested.
import type { Article } from '../../corpus/article.ts';
import { sentenceTexts } from '../../corpus/text/sentences.ts';
import type { Answer } from '../answer.ts';
import type { Question } from '../query/query.ts';
import type { Store } from '../store/store.ts';
import { isFunctionWord } from '../text/languages.ts';
import { MONTHS, WEEKDAYS } from '../text/lexicon.ts';
import { namesIn } from '../text/names.ts';
import { stemmedWords, tokenize } from '../text/tokens.ts';
import type { Digest } from './digest.ts';
import type { DigestRequest } from './latest.ts';
import { type Asking, askingIn } from './starter-wordings.ts';
import { publishedArticles } from './stories.ts';

/** What the questions are made from and checked with. */
export type StarterParts = {
  store: Store;
  quote: (question: Question) => Promise<Answer>;
  latest: (request: DigestRequest) => Promise<Digest>;
};

/** What is looked at: articles, and characters and sentences of each. */
const MOST = { articles: 48, characters: 5_000, sentences: 20 } as const;
/** Milliseconds before the newest article; older ones are not looked at. */
const SPAN = 30 * 24 * 3_600_000;
/** How many candidates are tried at most. */
const MOST_ASKED = 30;

/** When, how many, and in which language (a tag such as `de`) where articles are in it. */
export type StartersWanted = { at: string; most: number; language?: string };

/**
 * At most `most` questions that the articles answer, such as “Who led Ukraine's delegation?”, “What did
 * Marco Rubio say?” and “What is the latest on Rustem Umerov?”, each about somebody else. Each was
 * asked, and its answer found, before it is returned; fewer where articles are few. They are in the
 * language asked for where articles in it give any, else in English, else in another one of the articles.
 * @throws StoreUnavailable, EmbedderUnavailable.
 */
export async function starterQuestions(
  { at, most, language = 'en' }: StartersWanted,
  parts: StarterParts,
): Promise<string[]> {
  const articles = await newestArticles(at, parts.store);
  for (const tag of new Set([language, ...askingIn.keys()])) {
    const asking = askingIn.get(tag);
    if (asking === undefined) continue;
    const own = articles.filter((article) => languageOfArticle(article) === tag);
    const candidates = own.flatMap((article) => candidatesIn(article, asking));
    const found = await answeredAmong(candidates, { at, most }, parts);
    if (found.length > 0) return found;
  }
  return [];
}

/** An article that does not tell its language is taken for English. */
function languageOfArticle({ language }: Article): string {
  return language?.split('-', 1)[0] ?? 'en';
}

/** The first candidates that the articles answer, of all kinds in turn. */
async function answeredAmong(
  candidates: readonly Candidate[],
  { at, most }: { at: string; most: number },
  parts: StarterParts,
): Promise<string[]> {
  const waiting = [...candidates];
  const found: Candidate[] = [];
  for (let asked = 0; asked < MOST_ASKED && found.length < most; asked += 1) {
    const kind = kinds[found.length % kinds.length];
    const names = new Set(found.map(({ name }) => lastWord(name)));
    const open = waiting.filter(({ name }) => !names.has(lastWord(name)));
    const next = open.find((candidate) => candidate.kind === kind) ?? open[0];
    if (next === undefined) break;
    waiting.splice(waiting.indexOf(next), 1);
    if (await isAnswered(next, at, parts)) found.push(next);
  }
  return found.map(({ question }) => question);
}

/** The newest article of each story, then the one before it of each, and so on. */
async function newestArticles(at: string, store: Store): Promise<Article[]> {
  const { newest } = await store.extent({ until: at });
  if (newest === null) return [];
  const since = new Date(Date.parse(newest) - SPAN).toISOString();
  const published = (await publishedArticles(store, { since, until: at })).toReversed();
  const places = new Map<string, number>();
  const chosen = published.map(({ id, story }) => {
    const place = places.get(story) ?? 0;
    places.set(story, place + 1);
    return { id, place };
  });
  const first = chosen.toSorted((one, other) => one.place - other.place).slice(0, MOST.articles);
  return await store.articles(first.map(({ id }) => id));
}

/** The kinds of questions, which take turns in this order. */
const kinds = ['who', 'said', 'latest'] as const;

/** A question, and the name that its answer has to have. */
type Candidate = { kind: (typeof kinds)[number]; name: string; question: string };

/** What stands before a name and is not part of it. */
const OFFICES =
  /^(?:(?:US|Former|President|Prime|Minister|Foreign|Defen[cs]e|Secretary|State|Senator|Chancellor|King|Queen|Pope|Judge|Governor|Mayor|General|Chief|Vice|Captain|Colonel|Treasurer|Dr|Mr|Mrs|Ms|Sir) )+/u;
function candidatesIn({ title, text }: Article, asking: Asking): Candidate[] {
  const sentences = sentenceTexts(text.slice(0, MOST.characters)).slice(0, MOST.sentences);
  return [
    ...sentences.flatMap((sentence) => [
      ...deedIn(sentence, asking),
      ...speechIn(sentence, asking),
    ]),
    ...mostNamedIn([title, ...sentences], asking),
  ];
}

/** Whom or what the article names most, at least twice. */
function mostNamedIn(sentences: readonly string[], { language, latest }: Asking): Candidate[] {
  const counts = new Map<string, number>();
  for (const sentence of sentences)
    for (const { text } of namesIn(tokenize(sentence, language), sentence)) {
      const name = nameOf(text, language);
      if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  if (most === undefined || most[1] < 2) return [];
  return [{ kind: 'latest', name: most[0], question: latest(most[0]) }];
}

/** `Rustem Umerov led the delegation` asks who led the delegation. */
function deedIn(sentence: string, { language, deed, who }: Asking): Candidate[] {
  const found = deed(sentence);
  const name = found && nameOf(found.name, language);
  return found && name ? [{ kind: 'who', name, question: who(found) }] : [];
}

function speechIn(sentence: string, { language, speaker, said }: Asking): Candidate[] {
  const name = nameOf(speaker(sentence) ?? '', language);
  return name === null ? [] : [{ kind: 'said', name, question: said(name) }];
}

/** The last word of a name, by which `Ilse Marrow` and `Captain Ilse Marrow` are the same person. */
function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1);
}

/** A name without the office before it; null for fewer than two words, and for no name at all. */
function nameOf(written: string, language: string): string | null {
  const name = written
    .replace(OFFICES, '')
    .replace(/[’']s$/u, '')
    .replace(/(?<=\p{L}{2})\.$/u, '');
  const words = name.toLowerCase().split(' ');
  const isOther = words.some(
    (word) => isFunctionWord(word, language) || WEEKDAYS.has(word) || MONTHS.has(word),
  );
  return words.length < 2 || isOther ? null : name;
}

/** Whether the articles answer the question with the name that it is about. */
async function isAnswered(
  { kind, name, question: text }: Candidate,
  at: string,
  { quote, latest }: StarterParts,
): Promise<boolean> {
  if (kind === 'latest') return (await latest({ topic: name, at, most: 1 })).stories.length > 0;
  const answer = await quote({ text, at });
  if (answer.kind !== 'answered' || answer.notice !== undefined) return false;
  const said = new Set(stemmedWords(answer.statements[0]?.text ?? '').map(({ stem }) => stem));
  return said.has(stemmedWords(name).at(-1)?.stem ?? '');
}
