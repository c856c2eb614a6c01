// dateline read: shows the articles that ingest would store.
import type { Article } from '../corpus/article.ts';
import type { Found } from '../corpus/article-source.ts';
import { printableText } from '../corpus/printable-address.ts';
import { toArticle, toArticleLine } from '../corpus/to-article.ts';
import type { Call } from './command-line/commands.ts';
import { namedSource } from './command-line/named-source.ts';
import { printJson } from './command-line/run-script.ts';

export async function run({ values, positionals }: Call<'read'>): Promise<void> {
  const lines: object[] = [];
  const { source } = await namedSource(positionals);
  for await (const found of source.articles()) {
    const { line, text } = present(found);
    lines.push(line);
    if (!values.json) process.stdout.write(`${text}\n\n`);
  }
  if (values.json) printJson(lines);
  if (lines.every((line) => 'rejected' in line)) process.exitCode = 1;
}

/** An article or a rejection: a line of JSON for programs, and text for people. */
function present(found: Found): { line: object; text: string } {
  const input = printableText(found.input);
  const outcome = 'line' in found ? toArticle(found.line) : found;
  if ('rejected' in outcome) {
    const { rejected } = outcome;
    return { line: { input, rejected }, text: `${input}: rejected, ${rejected}` };
  }
  const note = 'line' in found ? found.note : undefined;
  const line = toArticleLine(outcome.article);
  if (note === undefined) return { line, text: articleText(outcome.article) };
  return { line: { ...line, note }, text: `${articleText(outcome.article)}\n\n(${note})` };
}

function articleText({ title, source, publishedAt, section, author, url, text }: Article): string {
  const facts = [source, publishedAt, section, author, url].filter((fact) => fact !== null);
  return `${title}\n${facts.join(' · ')}\n\n${text}`;
}
