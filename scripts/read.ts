import { fileSource } from '../corpus/adapters/file-source.ts';
import { type Article } from '../corpus/article.ts';
import { toArticle, toArticleLine } from '../corpus/to-article.ts';
import { commandLine, jsonOption, printJson, runScript } from './command-line.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'read',
    summary:
      'Shows what ingest would store, storing nothing: for seeing why an article looks as it does.',
    examples: ['article.txt', 'page.html --json'],
    positionals: { min: 1, max: 100_000, name: 'PATH' },
    options: { json: jsonOption },
  });
  const lines: object[] = [];
  for await (const found of fileSource(positionals, { stdin: process.stdin }).articles()) {
    const outcome = 'line' in found ? toArticle(found.line) : found;
    if ('rejected' in outcome) {
      lines.push({ input: found.input, rejected: outcome.rejected });
      if (!values.json) process.stdout.write(`${found.input}: rejected, ${outcome.rejected}\n\n`);
    } else {
      lines.push(toArticleLine(outcome.article));
      if (!values.json) process.stdout.write(`${shown(outcome.article)}\n\n`);
    }
  }
  if (values.json) printJson(lines);
  if (lines.every((line) => 'rejected' in line)) process.exitCode = 1;
});

function shown({ title, source, publishedAt, section, author, url, text }: Article): string {
  const facts = [source, publishedAt, section, author, url].filter((fact) => fact !== null);
  return `${title}\n${facts.join(' · ')}\n\n${text}`;
}
