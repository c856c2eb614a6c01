// Questions to start with: made from the newest articles, and asked before they are suggested.
import type { Article } from '../../corpus/article.ts';
import { sentenceTexts } from '../../corpus/text/sentences.ts';
import type { Answer } from '../answer.ts';
import type { Question } from '../query/query.ts';
import type { Store } from '../store/store.ts';
import {
  CONJUNCTIONS,
  FUNCTION_WORDS,
  IRREGULAR_VERBS,
  MONTHS,
  PREPOSITIONS,
  WEEKDAYS,
} from '../text/lexicon.ts';
import { namesIn } from '../text/names.ts';
import { stemmedWords, tokenize } from '../text/tokens.ts';
import type { Digest } from './digest.ts';
import type { DigestRequest } from './latest.ts';
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

/**
 * At most `most` questions that the articles answer, such as “Who led Ukraine's delegation?”, “What did
 * Marco Rubio say?” and “What is the latest on Rustem Umerov?”, each about somebody else. Each was
 * asked, and its answer found, before it is returned; fewer where articles are few or not in English.
 * @throws StoreUnavailable, EmbedderUnavailable.
 */
export async function starterQuestions(
  { at, most }: { at: string; most: number },
  parts: StarterParts,
): Promise<string[]> {
  const articles = await newestArticles(at, parts.store);
  const waiting = articles.flatMap(candidatesIn);
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

/** A name of two to four words; then, perhaps between commas, who that is; then what they did. */
const DEED =
  /^(?<name>\p{Lu}[\p{L}’'-]{1,30}(?: \p{Lu}[\p{L}’'.-]{0,30}){1,3})(?:, [^,]{1,80},)? (?<verb>\p{Ll}{2,20}) (?<rest>[^.;:!?,]{1,120})/u;
const SPEAKER =
  /(?<name>\p{Lu}[\p{L}’'-]{1,30}(?: \p{Lu}[\p{L}’'.-]{0,30}){1,3}) (?:said|says|told|announced|warned|added)\b/u;
const SPEECH = new Set(['said', 'told', 'announced', 'warned', 'added']);
/** What stands before a name and is not part of it. */
const OFFICES =
  /^(?:(?:US|Former|President|Prime|Minister|Foreign|Defen[cs]e|Secretary|State|Senator|Chancellor|King|Queen|Pope|Judge|Governor|Mayor|General|Chief|Vice|Captain|Colonel|Treasurer|Dr|Mr|Mrs|Ms|Sir) )+/u;
/** How many words the object of a deed has, at least and at most. */
const OBJECT_WORDS = { least: 2, most: 6 } as const;

function candidatesIn({ title, text, language }: Article): Candidate[] {
  if (language !== null && !language.startsWith('en')) return [];
  const sentences = sentenceTexts(text.slice(0, MOST.characters)).slice(0, MOST.sentences);
  return [
    ...sentences.flatMap((sentence) => [...deedIn(sentence), ...speechIn(sentence)]),
    ...mostNamedIn([title, ...sentences]),
  ];
}

/** Whom or what the article names most, at least twice. */
function mostNamedIn(sentences: readonly string[]): Candidate[] {
  const counts = new Map<string, number>();
  for (const sentence of sentences)
    for (const { text } of namesIn(tokenize(sentence), sentence)) {
      const name = nameOf(text);
      if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  if (most === undefined || most[1] < 2) return [];
  return [{ kind: 'latest', name: most[0], question: `What is the latest on ${most[0]}?` }];
}

/** `Rustem Umerov led the delegation` asks who led the delegation. */
function deedIn(sentence: string): Candidate[] {
  const { name: written = '', verb = '', rest = '' } = DEED.exec(sentence)?.groups ?? {};
  const [name, object] = [nameOf(written), objectOf(rest)];
  if (name === null || object === null || !isPast(verb)) return [];
  return [{ kind: 'who', name, question: `Who ${verb} ${object}?` }];
}

function isPast(verb: string): boolean {
  return (/.ed$/u.test(verb) || IRREGULAR_VERBS.has(verb)) && !SPEECH.has(verb);
}

function speechIn(sentence: string): Candidate[] {
  const name = nameOf(SPEAKER.exec(sentence)?.groups?.['name'] ?? '');
  return name === null ? [] : [{ kind: 'said', name, question: `What did ${name} say?` }];
}

/** The words up to the first preposition or conjunction, if they name something definite. */
function objectOf(rest: string): string | null {
  const words = rest.split(' ');
  const end = words.findIndex((word) => PREPOSITIONS.has(word) || CONJUNCTIONS.has(word));
  const object = end === -1 ? words : words.slice(0, end);
  const hasNoun = object.some((word) => word.length > 3 && !FUNCTION_WORDS.has(word.toLowerCase()));
  // “Who lost strength?” and “Who rejected its budget?” can be asked of anything.
  const isDefinite = /^(?:the|a|an|\p{Lu}\S*) /u.test(rest);
  const { least, most } = OBJECT_WORDS;
  return isDefinite && object.length >= least && object.length <= most && hasNoun
    ? object.join(' ')
    : null;
}

/** The last word of a name, by which `Ilse Marrow` and `Captain Ilse Marrow` are the same person. */
function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1);
}

/** A name without the office before it; null for fewer than two words, and for no name at all. */
function nameOf(written: string): string | null {
  const name = written.replace(OFFICES, '').replace(/[’']s$/u, '');
  const words = name.toLowerCase().split(' ');
  const isOther = words.some(
    (word) => FUNCTION_WORDS.has(word) || WEEKDAYS.has(word) || MONTHS.has(word),
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
