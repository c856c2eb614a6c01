import {
  danglingCitations,
  hasKnownAnswer,
  isAnswerable,
  isAnswerStated,
  isRefused,
  statementTexts,
} from './outcome.ts';
import type { QuestionOutcome } from './outcome.ts';
import { averagePrecisionAt } from './ranking-metrics.ts';

/** A list of questions worth looking into, as a table; `total` counts those left out as well. */
export type WeakSpot = { title: string; total: number; head: string[]; rows: string[][] };

type Listing = Omit<WeakSpot, 'total' | 'rows'> & {
  outcomes: QuestionOutcome[];
  shown: number;
  row: (outcome: QuestionOutcome) => string[];
};

const retrievalShown = 10;
const answersShown = 25;

/** The questions that went wrong, by how they did; lists without a question are left out. */
export function weakSpots(outcomes: readonly QuestionOutcome[]): WeakSpot[] {
  return [
    worstRetrieval(outcomes),
    wronglyRefused(outcomes),
    wronglyAnswered(outcomes),
    withoutKnownAnswer(outcomes),
    badlyCited(outcomes),
  ]
    .filter((listing) => listing.outcomes.length > 0)
    .map(({ title, head, outcomes: listed, shown, row }) => ({
      title,
      head,
      total: listed.length,
      rows: listed.slice(0, shown).map((outcome) => [...nameOf(outcome), ...row(outcome)]),
    }));
}

function worstRetrieval(outcomes: readonly QuestionOutcome[]): Listing {
  return {
    title: 'Worst retrieval',
    head: ['id', 'question', 'right articles at rank', 'found instead'],
    outcomes: outcomes
      .filter((outcome) => isAnswerable(outcome) && precisionOf(outcome) < 1)
      .toSorted((one, other) => precisionOf(one) - precisionOf(other)),
    shown: retrievalShown,
    row: ({ line, ranked }) => [
      line.gold.map((id) => `${id}: ${rankText(ranked.indexOf(id))}`).join(', '),
      ranked
        .filter((id) => !line.gold.includes(id))
        .slice(0, 3)
        .join(', '),
    ],
  };
}

function wronglyRefused(outcomes: readonly QuestionOutcome[]): Listing {
  return {
    title: 'Wrongly refused',
    head: ['id', 'question', 'known answer', 'best right article at rank'],
    outcomes: outcomes.filter((outcome) => isAnswerable(outcome) && isRefused(outcome)),
    shown: answersShown,
    row: ({ line, ranked }) => [
      line.answers[0] ?? '',
      rankText(ranked.findIndex((id) => line.gold.includes(id))),
    ],
  };
}

function wronglyAnswered(outcomes: readonly QuestionOutcome[]): Listing {
  return {
    title: 'Answered although the corpus holds no answer',
    head: ['id', 'question', 'what was said'],
    outcomes: outcomes.filter((outcome) => !isAnswerable(outcome) && !isRefused(outcome)),
    shown: answersShown,
    row: ({ answer }) => [statementTexts(answer).join(' ')],
  };
}

function withoutKnownAnswer(outcomes: readonly QuestionOutcome[]): Listing {
  return {
    title: 'Answered without the known answer',
    head: ['id', 'question', 'known answer', 'what was said'],
    outcomes: outcomes
      .filter((outcome) => isAnswerable(outcome) && !isRefused(outcome))
      .filter((outcome) => hasKnownAnswer(outcome) && !isAnswerStated(outcome)),
    shown: answersShown,
    row: ({ line, answer }) => [line.answers[0] ?? '', statementTexts(answer).join(' ')],
  };
}

function badlyCited(outcomes: readonly QuestionOutcome[]): Listing {
  return {
    title: 'Citations that do not hold',
    head: ['id', 'question', 'quotes that are not verbatim', 'dangling citations'],
    outcomes: outcomes.filter(({ answer, quotesVerbatim }) => {
      return quotesVerbatim.includes(false) || danglingCitations(answer) > 0;
    }),
    shown: answersShown,
    row: ({ answer, quotesVerbatim }) => [
      String(quotesVerbatim.filter((verbatim) => !verbatim).length),
      String(danglingCitations(answer)),
    ],
  };
}

function nameOf({ line }: QuestionOutcome): string[] {
  return [line.id, line.question];
}

function precisionOf({ ranked, line }: QuestionOutcome): number {
  return averagePrecisionAt(10, { ranked, gold: line.gold });
}

function rankText(index: number): string {
  return index === -1 ? 'not found' : String(index + 1);
}
