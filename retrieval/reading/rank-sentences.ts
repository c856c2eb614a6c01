// Ranks the sentences of the evidence by how likely each answers.
import type { ArticleCard } from '../../corpus/article.ts';
import { endsWithStop } from '../../corpus/text/sentences.ts';
import type { Embedder } from '../models/embedder.ts';
import type { Query, Term } from '../query/query.ts';
import type { Evidence } from '../search/evidence.ts';
import { analyse, type Sentence } from '../text/analyse.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { languageOf } from '../text/languages.ts';
import { dotProduct } from '../text/vectors.ts';
import { coverage, type WordWeights } from '../text/word-weights.ts';
import { answerTypeIn } from '../query/answer-type.ts';
import { readingAcross } from './across-languages.ts';
import { answerSpans } from './answer-spans.ts';
import {
  bestMatches,
  matchOf,
  namesShared,
  termMatcher,
  type TermMatches,
  termsAsWritten,
} from './match-terms.ts';
import { ACROSS, MATCH, SENTENCE } from './weights.ts';

/** What a sentence is scored by; `SENTENCE` says what each feature means and weighs. */
export type Features = Record<keyof typeof SENTENCE, number>;

/** A sentence of the evidence that may answer. */
export type Candidate = Sentence & { evidence: Evidence; features: Features; score: number };

/** The sentences before a sentence that still say what it is about. */
const LEAD_UP = 2;
const YEAR = /\b(?:19|20)\d\d(?=s?\b)/gu;

/** The evidence as read for a question. */
export type Reading = {
  /** The terms of the question as the evidence writes them; see `termsAsWritten`. */
  terms: Term[];
  /** Every sentence of the evidence with how well it answers, best first. */
  candidates: Candidate[];
  /** The words that the evidence writes with a small letter somewhere: no names. */
  common: ReadonlySet<string>;
  /** Whether the evidence is in another language than the question, and read by its meaning. */
  isAcross: boolean;
};

/** Reads the evidence for the sentences that answer. */
export async function rankSentences(
  query: Query,
  evidence: readonly Evidence[],
  { embedder, weights }: { embedder: Embedder; weights: WordWeights },
): Promise<Reading> {
  const measure = await readingAcross(
    evidence.map(({ passage }) => passage.text),
    query.language,
    embedder,
  );
  const isAcross = measure !== null;
  const language = isAcross ? languageOf(evidence[0]?.passage.text ?? '') : query.language;
  const sentences = evidence.flatMap((item) =>
    analyse(item.passage.text, item.passage.start, language).map((sentence) => ({
      ...sentence,
      evidence: item,
    })),
  );
  const [target = new Float32Array(), ...vectors] = await embedder.embed([
    query.text,
    ...sentences.map(({ text }) => text),
  ]);
  const similarities = vectors.map((vector) => dotProduct(target, vector));
  const meanings = measure?.(target, vectors).map((far) => far / ACROSS.certain) ?? null;
  const terms = isAcross ? namesShared(query, sentences) : termsAsWritten(query, sentences);
  const common = commonWords(sentences);
  const answerType = isAcross ? answerTypeIn(query) : query.answerType;
  const matches = matchAll({ ...query, answerType, terms }, sentences, {
    common,
    weights,
    meanings,
  });
  // A question that names a year asks for that one.
  const isAboutNow = query.text.search(YEAR) === -1;
  const candidates = sentences.map((sentence, index) => {
    const { match = 0, agreement = 0, hasAnswer = false } = matches[index] ?? {};
    const features: Features = {
      overlap: meanings?.[index] ?? coverage(query.stems, sentence.stems),
      similarity: similarities[index] ?? 0,
      article: sentence.evidence.score,
      agreement,
      match,
      answer: Number(hasAnswer),
      fragment: Number(!endsWithStop(sentence.text)),
      earlierYear: Number(isAboutNow && isAboutEarlierYears(sentence)),
    };
    return { ...sentence, features };
  });
  return { terms, candidates: scored(candidates), common, isAcross };
}

/** The names of the features. */
export const featureNames = [
  'overlap',
  'similarity',
  'article',
  'agreement',
  'match',
  'answer',
  'fragment',
  'earlierYear',
] as const satisfies readonly (keyof Features)[];

/** The sentences with their scores, best first; `weights` are those of `SENTENCE` unless others are tried. */
export function scored(
  sentences: readonly Omit<Candidate, 'score'>[],
  weights: Features = SENTENCE,
): Candidate[] {
  const candidates = sentences.map((sentence) => ({
    ...sentence,
    score: featureNames.reduce((sum, name) => sum + weights[name] * sentence.features[name], 0),
  }));
  return candidates.toSorted((left, right) => right.score - left.score || left.start - right.start);
}

type Read = Sentence & { evidence: Evidence };

type MatchParts = {
  common: ReadonlySet<string>;
  weights: WordWeights;
  /** How far each sentence says what is asked by its meaning, where words cannot tell; else null. */
  meanings: readonly number[] | null;
};

/** The match of each sentence, and how far articles agree on what it may answer. */
function matchAll(
  query: Query,
  sentences: readonly Read[],
  { common, weights, meanings }: MatchParts,
): { match: number; agreement: number; hasAnswer: boolean }[] {
  // Across languages, the terms are the names that both share.
  const matcher = termMatcher(query.terms, weights);
  const own = sentences.map(({ tokens }) => matcher(tokens));
  const headlines = new Map<Evidence, TermMatches>();
  const headlineOf = (evidence: Evidence): TermMatches => {
    const found =
      headlines.get(evidence) ?? matcher(headlineTokens(evidence.article, query.language));
    headlines.set(evidence, found);
    return found;
  };
  const read = sentences.map((sentence, index) => {
    const { evidence } = sentence;
    const before = own
      .slice(Math.max(0, index - LEAD_UP), index)
      .filter((_, at) => sentences[Math.max(0, index - LEAD_UP) + at]?.evidence === evidence);
    const context = bestMatches([headlineOf(evidence), ...before]);
    const spans = answerSpans(sentence, query, common);
    const meaning = Math.min(1, Math.max(0, meanings?.[index] ?? 1));
    return { spans, match: meaning * matchOf(query.terms, own[index] ?? [], context), evidence };
  });
  const votes = countVotes(read);
  return read.map(({ spans, match }) => ({
    hasAnswer: (spans?.size ?? 0) > 0,
    match: spans?.size === 0 ? match * MATCH.withoutAnswer : match,
    agreement: Math.max(0, ...[...(spans ?? [])].map((span) => votes.get(span) ?? 0)),
  }));
}

/** The tokens of a headline, and the year of its article, which news seldom writes out. */
function headlineTokens({ title, publishedAt }: ArticleCard, language: string): Token[] {
  return tokenize(`${title} ${publishedAt?.slice(0, 4) ?? ''}`, language);
}

/** For each possible answer the best match of each article that gives it, added up. */
function countVotes(
  read: readonly { spans: ReadonlySet<string> | null; match: number; evidence: Evidence }[],
): Map<string, number> {
  const best = new Map<string, Map<string, number>>();
  for (const { spans, match, evidence } of read) {
    for (const span of spans ?? []) {
      const votes = best.get(span) ?? new Map<string, number>();
      const { id } = evidence.article;
      best.set(span, votes.set(id, Math.max(votes.get(id) ?? 0, match)));
    }
  }
  return new Map(
    [...best].map(([span, votes]) => [span, votes.values().reduce((sum, match) => sum + match, 0)]),
  );
}

/**
 * The words that the sentences write with a small letter somewhere.
 * @internal
 */
export function commonWords(sentences: readonly Pick<Sentence, 'tokens'>[]): Set<string> {
  return new Set(
    sentences.flatMap(({ tokens }) =>
      tokens.filter(({ raw }) => /^\p{Ll}/u.test(raw)).map(({ word }) => word),
    ),
  );
}

/** Whether a sentence names years, all of them before its article's. */
function isAboutEarlierYears({ text, evidence: { article } }: Read): boolean {
  const years = text.match(YEAR) ?? [];
  const now = article.publishedAt?.slice(0, 4) ?? '';
  return years.length > 0 && years.every((year) => year < now);
}
