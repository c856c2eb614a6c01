import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../bot/config.ts';
import { openEngine } from '../../bot/wire.ts';
import type { ArticleSource } from '../../corpus/article-source.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { worldNews } from '../support/world-news.ts';

const { path, remove } = temporaryFolder();
const engine = await openEngine(readConfig({ DATELINE_DATA: path }));
afterAll(async () => {
  await engine.close();
  remove();
});
const at = '2026-11-29T00:00:00.000Z';
await engine.ingest(newsroom());

/** The articles of all languages, from one publisher. */
function newsroom(): ArticleSource {
  return {
    async *articles() {
      for (const { language, articles } of worldNews)
        for (const [number, [title, text]] of articles.entries())
          yield await Promise.resolve({
            input: title,
            line: {
              id: `${language}-${number}`,
              title,
              text,
              source: 'World Desk',
              published_at: '2026-11-28T10:00:00Z',
            },
          });
    },
  };
}

test('in eight scripts the article that tells is found first', async () => {
  let right = 0;
  for (const { language, questions } of worldNews)
    for (const [number, text] of questions.entries()) {
      const [first] = await engine.retrieve({ text, at });
      right += Number(first?.article.id === `${language}-${Math.floor(number / 2)}`);
    }
  expect(right).toBeGreaterThanOrEqual(76);
});

test('no question is answered by an article in another script', async () => {
  for (const { language, questions, unanswerable } of worldNews)
    for (const text of [...questions, ...unanswerable]) {
      const answer = await engine.answer({ text, at });
      const sources = answer.kind === 'answered' ? answer.sources : answer.nearest;
      expect(sources.filter(({ article }) => !article.id.startsWith(language))).toEqual([]);
    }
});

async function answered(text: string): Promise<number> {
  return Number((await engine.answer({ text, at })).kind === 'answered');
}

test('most questions are answered, and what no article tells is refused', async () => {
  let right = 0;
  let wrong = 0;
  for (const { questions, unanswerable } of worldNews) {
    for (const text of questions) right += await answered(text);
    for (const text of unanswerable) wrong += await answered(text);
  }
  expect(right).toBeGreaterThanOrEqual(70);
  expect(wrong).toBeLessThanOrEqual(4);
});

test('the latest holds sentences and sources in every script', async () => {
  const { stories } = await engine.latest({ topic: null, at, most: 40 });
  const told = stories.filter(({ statements }) => statements.length > 0);
  const languages = new Set(told.flatMap(({ members }) => members.map(({ id }) => id.slice(0, 2))));
  expect([...languages].toSorted()).toEqual(worldNews.map(({ language }) => language).toSorted());
});

test('no story holds articles in two scripts', async () => {
  const { stories } = await engine.latest({ topic: null, at, most: 40 });
  for (const { members } of stories)
    expect(new Set(members.map(({ id }) => id.slice(0, 2))).size).toBe(1);
});
