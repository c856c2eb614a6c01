import { evaluateQuestions, type Evaluation } from '../../scripts/evaluation/ask-questions.ts';
import {
  answered,
  questionLine,
  quoteOf,
  refused,
  scriptedClock,
  scriptedEngine,
} from './scripted-evaluation.ts';

/** Five questions with one fault of every kind, worked out by hand in the tests. */
export async function scriptedEvaluation(): Promise<Evaluation> {
  const ferry = quoteOf('ferry', 'The ferry sails at nine.');
  const engine = scriptedEngine(
    {
      'right first': {
        ranked: ['ferry', 'flood', 'film'],
        answer: answered([['It sails at nine.', [1]]], [ferry]),
      },
      'right second': {
        ranked: ['film', 'flood', 'ferry'],
        answer: answered(
          [
            ['A film won.', [1]],
            ['The flood crest came on Monday.', [2, 3]],
          ],
          [quoteOf('film', 'A film won.'), quoteOf('flood', 'The flood came on Tuesday.', 2)],
        ),
      },
      'wrongly | refused': { ranked: ['film'], answer: refused([ferry]) },
      'rightly refused': { ranked: ['film'], answer: refused() },
      'wrongly answered': { ranked: ['film'], answer: answered([['A film <won>.', [1]]], [ferry]) },
    },
    {
      ferry: 'Morning. The ferry sails at nine.',
      film: 'A film won.',
      flood: 'The flood came on Monday.',
    },
  );
  const lines = [
    questionLine({ id: '1', question: 'right first', gold: ['ferry'], answers: ['Nine'] }),
    questionLine({
      id: '2',
      question: 'right second',
      gold: ['flood', 'gale'],
      answers: ['Monday'],
      type: 'hard',
    }),
    questionLine({ id: '3', question: 'wrongly | refused', gold: ['ferry'], answers: ['nine'] }),
    questionLine({ id: '4', question: 'rightly refused', answers: ['blue'] }),
    questionLine({ id: '5', question: 'wrongly answered', answers: ['blue'] }),
  ];
  return await evaluateQuestions(lines, engine, {
    now: new Date('2025-03-10T12:00:00.000Z'),
    clock: scriptedClock([1, 10, 0, 2, 20, 0, 3, 30, 0, 4, 40, 0, 5, 50]),
  });
}
