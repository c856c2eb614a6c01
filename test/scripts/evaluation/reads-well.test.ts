import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { sentenceTexts } from '../../../corpus/text/sentences.ts';
import { answerQuestions } from '../../../scripts/evaluation/ask-questions.ts';
import { answerFound } from '../../../scripts/evaluation/questions.ts';
import { readJsonLines } from '../../../scripts/evaluation/read-lines.ts';
import { openaiForTest } from '../../support/openai-loopback.ts';
import { type RecordedRequest, says } from '../../support/openai-replies.ts';
import { temporaryFolder, writeLines } from '../../support/town-news.ts';

const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url));
const sample = fileURLToPath(new URL('../../../corpus/sample', import.meta.url));

const lineSchema = z.looseObject({
  question: z.string(),
  corpus: z.string(),
  type: z.string(),
  accept: z.array(z.array(z.string())),
  evidence: z.array(z.string()),
});
const countSchema = z.object({ k: z.number(), n: z.number() });
const countsSchema = z.object({
  refused_rightly: countSchema,
  refused_wrongly: countSchema,
  found_in_first: countSchema,
});
type Figure = keyof z.output<typeof countsSchema>;
type Line = z.output<typeof lineSchema>;

/**
 * What a model that reads well replies: the sentences of its passages that hold the answer, word for
 * word, or that there is none. What it is to rewrite stays as it is.
 */
function readWell(request: RecordedRequest, lines: readonly Line[]): unknown {
  const material = JSON.stringify(request.body['messages'])
    .replaceAll(String.raw`\n`, '\n')
    .replaceAll(String.raw`\"`, '"');
  const question = /<question>(.*)<\/question>/u.exec(material)?.[1] ?? '';
  if (!material.includes('<passage ')) return { question };
  const accept = lines.find((line) => line.question === question)?.accept ?? [];
  const passages = [...material.matchAll(/<passage number="(\d+)"[^>]*>\n(.*?)\n<\/passage>/gsu)];
  const sentences = passages.flatMap(([, number, text = '']) =>
    sentenceTexts(text).map((sentence) => ({ text: sentence, citations: [Number(number)] })),
  );
  const whole = sentences.find(({ text }) => accept.every((group) => answerFound(group, text)));
  const told = whole
    ? [whole]
    : accept.map((group) => sentences.find(({ text }) => answerFound(group, text)));
  const isTold = accept.length > 0 && told.every((one) => one !== undefined);
  return { answerable: isTold, statements: isTold ? told : [] };
}

// Without the questions that have to be translated or completed before they can be searched for.
const REWRITTEN = new Set(['german', 'follow-up', 'claim', 'latest']);

test.skipIf(!existsSync(shared))(
  'what a model that reads well finds is shown (skipped where ../shared is missing)',
  async () => {
    const all = await readJsonLines(join(shared, 'eval/everyday.questions.jsonl'), lineSchema);
    const lines = all.filter(({ type }) => !REWRITTEN.has(type));
    const server = await openaiForTest({ replies: (request) => says(readWell(request, lines)) });
    const folder = await temporaryFolder();
    const read = await readJsonLines(
      join(shared, 'eval/realtimeqa.articles.jsonl.gz'),
      z.looseObject({ id: z.string() }),
    );
    const wanted = new Set(lines.flatMap(({ evidence }) => evidence));
    const articles = read.filter(({ id }, index) => index % 8 === 0 || wanted.has(id));
    const questions = await writeLines(folder, 'questions.jsonl', lines);
    const corpora = {
      sample: [sample, join(shared, 'fixtures/cgtn-2025-12-01.txt')],
      rtqa: [await writeLines(folder, 'articles.jsonl', articles)],
    };
    const counts: z.output<typeof countsSchema>[] = [];
    for (const [corpus, files] of Object.entries(corpora)) {
      const settings = { OPENAI_BASE_URL: server.baseUrl };
      const asked = { articles: files, questions, corpus, withModel: true, settings };
      counts.push(z.parse(countsSchema, (await answerQuestions(asked)).report.overall));
    }
    const share = (figure: Figure): number =>
      sum(counts, ({ [figure]: { k } }) => k) / sum(counts, ({ [figure]: { n } }) => n);
    expect(share('refused_rightly')).toBeGreaterThan(0.9);
    expect(share('refused_wrongly')).toBeLessThan(0.06);
    expect(share('found_in_first')).toBeGreaterThan(0.93);
  },
  1_200_000,
);

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
