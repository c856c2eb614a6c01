// npm run cite: prints citations of stored articles.
import { citationStyles, formatCitation } from '../bot/messages/citations/format.ts';
import type { Article } from '../corpus/article.ts';
import { commandLine, jsonOption } from './command-line/command-line.ts';
import { printJson, runScript, UsageError } from './command-line/run-script.ts';
import { storedArticle, withEngine } from './command-line/engine.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'cite',
    summary: 'Writes the citation of a stored article.',
    examples: ['https://example.com/news/strike', 'ARTICLE_ID --style wikipedia'],
    positionals: { min: 1, max: 1_000, name: 'ARTICLE' },
    options: {
      style: {
        type: 'string',
        value: 'NAME',
        default: 'apa',
        description: `one of ${citationStyles.join(', ')}`,
      },
      json: jsonOption,
    },
  });
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
});
