import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Boilerplate, countBoilerplate } from '../../corpus/boilerplate.ts';

const notice = 'Sign up for the Harbour Letter, free every morning.';
const tag = 'From our correspondent at Northern Wire –';

type Counted = { source: string; title: string; text: string };

/** An article of its own words, in so many sentences, with something before and behind them. */
function story(
  number: number,
  { before = '', behind = '', source = 'Example Times' } = {},
): Counted {
  const own = Array.from(
    { length: 10 },
    (_, index) => `Boat ${number} came to pier ${index} at noon.`,
  );
  const text = [before, own.join(' '), behind].filter((part) => part !== '').join('\n\n');
  return { source, title: `Boat ${number} comes in`, text };
}

function stories(many: number, around: Parameters<typeof story>[1]): Counted[] {
  return Array.from({ length: many }, (_, number) => story(number, around));
}

function leftOut(boilerplate: Boilerplate, article: Counted): string[] {
  return boilerplate.sentencesIn(article).map(({ start, end }) => article.text.slice(start, end));
}

test('a sentence that opens or closes many articles of one publisher is boilerplate', () => {
  const boilerplate = countBoilerplate();
  boilerplate.learn(stories(5, { before: tag, behind: notice }));
  expect(leftOut(boilerplate, story(9, { before: tag, behind: notice }))).toEqual([tag, notice]);
});

test('a sentence that opens few articles, or only those of another publisher, is not boilerplate', () => {
  const boilerplate = countBoilerplate();
  boilerplate.learn(stories(4, { behind: notice }));
  boilerplate.learn(stories(9, { behind: notice, source: 'Other Times' }));
  expect(leftOut(boilerplate, story(9, { behind: notice }))).toEqual([]);
});

test('an article republished many times under one headline does not count', () => {
  const boilerplate = countBoilerplate();
  const repeated = story(1, { behind: notice });
  boilerplate.learn(Array.from({ length: 20 }, () => repeated));
  expect(leftOut(boilerplate, repeated)).toEqual([]);
});

test('a short tag stays, and characters of scripts without spaces count as words', () => {
  const boilerplate = countBoilerplate();
  const [short, long] = ['Northern Wire –', '感谢阅读本报新闻。'];
  boilerplate.learn(stories(5, { before: short, behind: long }));
  expect(leftOut(boilerplate, story(9, { before: short, behind: long }))).toEqual([long]);
});

test('the same words in the middle of an article stay', () => {
  const boilerplate = countBoilerplate();
  boilerplate.learn(stories(5, { behind: notice }));
  const { text: before } = story(7);
  expect(leftOut(boilerplate, story(8, { before: `${before} ${notice}` }))).toEqual([]);
});

test('an article of nothing but boilerplate keeps its sentences', () => {
  const boilerplate = countBoilerplate();
  boilerplate.learn(stories(5, { behind: notice }));
  expect(leftOut(boilerplate, { ...story(1), text: notice })).toEqual([]);
});

test('punctuation and capitals make no difference', () => {
  const boilerplate = countBoilerplate();
  boilerplate.learn(stories(5, { behind: notice }));
  const shouted = notice.toUpperCase().replace(',', ' –');
  expect(leftOut(boilerplate, story(9, { behind: shouted }))).toEqual([shouted]);
});

test('sentences that have not been seen for a long time are forgotten', () => {
  const boilerplate = countBoilerplate({ most: 50 });
  boilerplate.learn(stories(5, { behind: notice }));
  boilerplate.learn(stories(20, { source: 'Other Times' }));
  expect(leftOut(boilerplate, story(9, { behind: notice }))).toEqual([]);
});

test('an article always keeps a sentence of its own', () => {
  const texts = fc.array(
    fc.constantFrom('A boat came in at noon.', 'It left on the same day.', 'One.', '\n'),
    {
      maxLength: 12,
    },
  );
  const articles = fc.array(
    fc.record({ source: fc.constantFrom('A', 'B'), title: fc.string(), text: texts }),
  );
  fc.assert(
    fc.property(articles, (made) => {
      const boilerplate = countBoilerplate({ fewest: 2 });
      const all = made.map((article) => ({ ...article, text: article.text.join(' ') }));
      boilerplate.learn(all);
      for (const article of all)
        expect(leftOut(boilerplate, article).join(' ')).not.toBe(article.text || 'none');
    }),
  );
});
