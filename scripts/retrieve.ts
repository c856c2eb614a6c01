// dateline retrieve: shows the ranked passages for a question.
import type { RankedArticle } from '../retrieval/search/fuse.ts';
import { askedQuestion, positiveInteger, questionText } from './command-line/arguments.ts';
import type { Call } from './command-line/commands.ts';
import { withEngine } from './command-line/engine.ts';
import { printJson } from './command-line/run-script.ts';

export async function run({ values, positionals }: Call<'retrieve'>): Promise<void> {
  const top = positiveInteger('--top', values.top);
  const question = askedQuestion(questionText(positionals), values);
  await withEngine(async (engine) => {
    const passages = rankedPassages(await engine.retrieve(question)).slice(0, top);
    if (values.json) printJson(passages);
    else for (const passage of passages) process.stdout.write(`${textOf(passage)}\n\n`);
  });
}

type ShownPassage = ReturnType<typeof rankedPassages>[number];

/**
 * Ranks the passages of all articles in one list. The best passage of an article gets the score of
 * the article, the others a share of it, so that articles first appear in the order of their ranking.
 */
function rankedPassages(ranked: readonly RankedArticle[]) {
  return ranked
    .flatMap(({ article, score, passages }) =>
      passages.map((passage) => ({
        article,
        text: passage.passage.text,
        score: score * (passage.score / (passages[0]?.score || 1)),
      })),
    )
    .toSorted((left, right) => right.score - left.score)
    .map(({ article, text, score }, index) => ({
      rank: index + 1,
      article_id: article.id,
      title: article.title,
      source: article.source,
      published_at: article.publishedAt,
      url: article.url,
      text,
      score: Number(score.toFixed(4)),
    }));
}

function textOf({
  rank,
  score,
  title,
  source,
  published_at: published,
  text,
}: ShownPassage): string {
  return `${rank}. ${score.toFixed(3)}  ${title} (${source}, ${published?.slice(0, 10) ?? 'undated'})\n${text}`;
}
