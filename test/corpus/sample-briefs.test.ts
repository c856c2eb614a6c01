import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fileSource } from '../../corpus/sources/files/file-source.ts';
import type { Article } from '../../corpus/article.ts';
import { sampleBriefs } from '../../corpus/sample-briefs.ts';
import { toArticle } from '../../corpus/to-article.ts';

const remark = 'This is a sample brief, written for Dateline from a press report.';

async function briefs(): Promise<Article[]> {
  const found = await Array.fromAsync(fileSource([fileURLToPath(sampleBriefs)]).articles());
  return found.flatMap((each) => {
    const made = 'line' in each ? toArticle(each.line) : each;
    if ('rejected' in made) throw new Error(`${each.input}: ${made.rejected}`);
    return made.article;
  });
}

test('there are twelve briefs, each with its own id, source, section and time of the two days', async () => {
  const articles = await briefs();
  expect(new Set(articles.map(({ id }) => id)).size).toBe(12);
  for (const article of articles) {
    expect(article).toMatchObject({
      source: 'Dateline sample',
      section: expect.any(String),
      publishedAt: expect.stringMatching(/^2025-(?:11-30|12-01)T/),
    });
  }
});

test('each has 70 to 150 words and says in its last paragraph what it is', async () => {
  for (const { text } of await briefs()) {
    const paragraphs = text.split('\n\n');
    expect(paragraphs.at(-1)).toBe(remark);
    const words = paragraphs.slice(0, -1).join(' ').split(' ').length;
    expect(words).toBeGreaterThanOrEqual(70);
    expect(words).toBeLessThanOrEqual(150);
    expect(text.split(remark)).toHaveLength(2);
  }
});
