// dateline cite: prints citations of stored articles.
import { citationStyles, formatCitation } from '../bot/messages/citations/format.ts';
import type { Article } from '../corpus/article.ts';
import type { Call } from './command-line/commands.ts';
import { printJson, UsageError } from './command-line/run-script.ts';
import { storedArticle, withEngine } from './command-line/engine.ts';

export async function run({ values, positionals }: Call<'cite'>): Promise<void> {
  const style = citationStyles.find((known) => known === values.style);
  if (style === undefined)
    throw new UsageError(
      `--style "${values.style}" is not known.`,
      `Known are ${citationStyles.join(', ')}.`,
    );
  await withEngine(async (engine) => {
    const articles: Article[] = [];
    for (const reference of positionals)
      articles.push((await storedArticle(reference, engine)).article);
    const accessed = new Date();
    const cited = articles.map((article) => ({
      article_id: article.id,
      style,
      citation: formatCitation(article, style, accessed),
    }));
    if (values.json) printJson(cited);
    else for (const { citation } of cited) process.stdout.write(`${citation}\n`);
  });
}
