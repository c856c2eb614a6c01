// An answer, or a refusal with the nearest coverage, as a Discord message.
import {
  type Answer,
  type Answered,
  type AsOf,
  isTranslated,
  quotingAnswer,
  type Source,
  type Statement,
} from '../../../retrieval/answer.ts';
import { english } from '../../i18n/english.ts';
import type { Strings } from '../../i18n/strings.ts';
import { fittingCount, fixed, layOut, sized, type Slot } from './budget.ts';
import { card, footerSlots, headingSlots, text } from './components.ts';
import type { DiscordMessage } from './discord-message.ts';
import { factCheckMessage } from './fact-check.ts';
import { escapeLineStart } from './markdown.ts';
import { MAX_CITATIONS, numberSlot, sourceLineSlots } from './sources.ts';

const ANSWER_ACCENTS = { model: 0x4f_7c_ff, quotes: 0x1f_a9_7a } as const;
const NO_EVIDENCE_ACCENT = 0xd9_8a_1f;
/** An answer takes this many lines of a phone, and one more for its buttons; further excerpts are left out. */
const MAX_LINES = 11;
/** An excerpt that does not answer the question is cut to this length. */
const NEAREST_LENGTH = 160;

/** How an answer is shown. */
export type AnswerOptions = {
  /** Repeats the question on top, where readers of the answer do not see it. */
  withQuestion?: boolean;
};

/**
 * An answer as the JSON of a Discord message. It is within Discord's limits for any answer, pings
 * nobody, escapes all text from outside, and lists every source that a displayed sentence cites.
 */
export function discordAnswer(
  answer: Answer,
  strings: Strings = english,
  { withQuestion = false }: AnswerOptions = {},
): DiscordMessage {
  const heading = withQuestion ? headingSlots(answer.question) : [];
  if (answer.kind === 'answered') {
    if (answer.checked !== undefined) return factCheckMessage(answer, answer.checked, strings);
    const accent = ANSWER_ACCENTS[answer.method];
    return answerMessage({ answer, accent, heading }, strings);
  }
  const { question, nearest, asOf } = answer;
  const sentence = strings.answer.noEvidence(asOf, nearest.length);
  return answerMessage(
    {
      answer: quotingAnswer({ question, sources: nearest, asOf }),
      accent: NO_EVIDENCE_ACCENT,
      heading,
      lead: [fixed(`**${sentence}**\n`)],
      longest: NEAREST_LENGTH,
      asOf,
    },
    strings,
  );
}

/** What is shown: an answer, or the excerpts closest to the question below a sentence that says so. */
type Shown = {
  answer: Answered;
  accent: number;
  heading: Slot[];
  lead?: Slot[];
  /** The longest sentence, in characters. */
  longest?: number;
  /** Who finds no answer wants to know what was searched. */
  asOf?: AsOf;
};

/** The sentences with the numbers of their sources, the sources, and how the answer was made. */
function answerMessage(
  { answer, accent, heading, lead = [], longest = 3_000, asOf }: Shown,
  strings: Strings,
): DiscordMessage {
  const total = answer.statements.length;
  const sectionsOf = (shown: Answered): Slot[][] => {
    const omitted = total - shown.statements.length;
    const facts = factsOf(shown, omitted, strings);
    const remarks = [shown.notice && strings.answer.notice(shown.notice)];
    return [
      heading,
      [...lead, ...bodySlots(shown, longest)],
      [
        ...sourceLineSlots(shown.sources, shown.asOf, strings),
        ...footerSlots({ ...(asOf && { asOf }), facts, remarks, strings }),
      ],
    ];
  };
  const count = fittingCount(
    total,
    (first) => sectionsOf(firstStatements(answer, first)),
    // A model's sentences belong together; excerpts stand for themselves.
    answer.method === 'quotes' ? MAX_LINES : Number.POSITIVE_INFINITY,
  );
  const shown =
    count > 0 ? firstStatements(answer, count) : firstStatements(answer, 1, MAX_CITATIONS);
  return card(accent, layOut(sectionsOf(shown)).flatMap(text));
}

/** The answer with its first sentences only, and with the sources that these cite. */
function firstStatements(answer: Answered, count: number, maxCitations?: number): Answered {
  const statements = answer.statements.slice(0, count).map((statement) => ({
    ...statement,
    citations: [...new Set(statement.citations)].slice(0, maxCitations),
  }));
  const cited = new Set(statements.flatMap((statement) => statement.citations));
  return {
    ...answer,
    statements,
    sources: answer.sources.filter((source) => cited.has(source.number)),
  };
}

function bodySlots({ statements, sources, method }: Answered, longest: number): Slot[] {
  const numbered = new Map(sources.map((source) => [source.number, source]));
  return statements.flatMap((statement) =>
    statementSlots(statement, numbered, { isQuote: method === 'quotes', longest }),
  );
}

/** A sentence with its citations: a quotation on a line of its own, a model's in one paragraph. */
function statementSlots(
  { text: sentence, citations }: Statement,
  sources: ReadonlyMap<number, Source>,
  { isQuote, longest }: { isQuote: boolean; longest: number },
): Slot[] {
  const render = (length: number): string =>
    (isQuote ? '> ' : '') + (escapeLineStart(sentence, length) || '…');
  return [
    sized(render, 160, [
      [1, Math.min(600, longest)],
      [6, longest],
    ]),
    numberSlot(citations, sources),
    fixed(isQuote ? '\n' : ' '),
  ];
}

/** How the answer was made, and how many of its sentences are not shown. */
function factsOf(answer: Answered, omitted: number, strings: Strings): string[] {
  const { method, dropped } = answer;
  return [
    ...(omitted > 0 ? [strings.answer.omitted(omitted, method)] : []),
    ...(method === 'model' ? [strings.answer.method(method)] : []),
    ...(isTranslated(answer) ? [strings.answer.translated] : []),
    ...(dropped > 0 ? [strings.answer.dropped(dropped)] : []),
  ];
}
