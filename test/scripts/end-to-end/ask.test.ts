import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Answer, type Answered, sourcesOf } from '../../../retrieval/answer.ts';
import type { FactCheck } from '../../../retrieval/fact-check/fact-check.ts';
import { runCommand } from '../../support/run-command.ts';
import { projectFolder } from '../../support/source-files.ts';
import { storedTown, temporaryFolder, townNews, townTime } from '../../support/town-news.ts';

const { path, settings } = await storedTown();
const wrongClaim = 'Storm Ilse left 22,000 homes without power on Monday.';
const rightClaim = 'The bridge over the Tarn reopened on Saturday.';
const fixture = join(projectFolder, '../shared/fixtures/cgtn-2025-12-01.txt');
const question = 'Which pay rise did the port authority offer the dock workers?';

test('answers with sentences that are word for word in what `read` shows', async () => {
  const { code, output, complaint } = await runCommand(
    'ask',
    [question, '--at', townTime, '--json'],
    { settings },
  );
  const answer: Answered = JSON.parse(output);
  expect(answer).toMatchObject({ kind: 'answered', question, method: 'quotes', dropped: 0 });
  expect(answer.asOf).toEqual({
    newest: townNews[3].published_at,
    oldest: townNews[0].published_at,
    articles: 4,
  });
  expect(answer.statements.map(({ text }) => text).join(' ')).toContain('6 percent');
  const read = await runCommand('read', [path, '--json']);
  const shown: { id: string; text: string }[] = JSON.parse(read.output);
  for (const { article, quote } of answer.sources) {
    expect(shown.find(({ id }) => id === article.id)?.text).toContain(quote);
  }
  const numbers = answer.sources.map(({ number }) => number);
  for (const { citations } of answer.statements) {
    expect(citations.length).toBeGreaterThan(0);
    expect(numbers).toEqual(expect.arrayContaining(citations));
  }
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
});

test('prints an answer with its publisher, date and link', async () => {
  const words = [...question.split(' '), '--at', townTime];
  const { output } = await runCommand('ask', words, { settings });
  expect(output).toContain('6 percent');
  expect(output).toContain('Coast Herald · Harbour workers pause their strike · 28 November 2025');
  expect(output).toContain('https://coast.example/news/harbour');
});

test('answers a short question that one sentence matches fully', async () => {
  const words = ['Who cut the ribbon?', '--at', townTime, '--json'];
  const answer: Answer = JSON.parse((await runCommand('ask', words, { settings })).output);
  if (answer.kind !== 'answered') throw new Error('It was not answered.');
  expect(answer.statements[0]?.text).toContain('Jonas Weck');
});

test('says that it found no answer', async () => {
  const { code, output } = await runCommand('ask', ['Who won the 2022 World Cup?', '--json'], {
    settings,
  });
  const answer: Answer = JSON.parse(output);
  expect(answer).toMatchObject({ kind: 'no-evidence', asOf: { articles: 4 } });
  expect(code).toBe(0);
});

test('uses nothing that was published after the time of asking', async () => {
  const words = ['How many homes lost power in storm Ilse?', '--at', '2025-11-30', '--json'];
  const answer: Answer = JSON.parse((await runCommand('ask', words, { settings })).output);
  const sources = sourcesOf(answer);
  expect(sources.map(({ article }) => article.id)).not.toContain('storm');
  expect(answer.asOf.articles).toBe(3);
});

test('prints ranked passages with their scores, best first', async () => {
  const words = ['strike', '--at', townTime, '--top', '2', '--source', 'coast', '--json'];
  const { code, output } = await runCommand('retrieve', words, { settings });
  const rows: Record<string, unknown>[] = JSON.parse(output);
  expect(rows.map(({ rank }) => rank)).toEqual(rows.map((_, index) => index + 1));
  expect(rows.map(({ source }) => source)).toEqual(rows.map(() => 'Coast Herald'));
  expect(rows[0]).toEqual({
    rank: 1,
    article_id: 'harbour',
    title: townNews[0].title,
    source: 'Coast Herald',
    published_at: townNews[0].published_at,
    url: townNews[0].url,
    text: townNews[0].text,
    score: expect.any(Number),
  });
  const scores = rows.map(({ score }) => Number(score));
  expect(scores).toEqual(scores.toSorted((left, right) => right - left));
  expect(code).toBe(0);
});

test('prints ranked passages in the terminal', async () => {
  const { output } = await runCommand('retrieve', ['strike', '--at', townTime], { settings });
  expect(output).toMatch(/^1\. \d\.\d{3} {2}Harbour workers pause their strike \(Coast Herald, /u);
});

test.for([['ask'], ['retrieve']])('%s asks for a question when it is empty', async ([command]) => {
  expect(await runCommand(command ?? '', ['  '], { settings })).toEqual({
    code: 2,
    output: '',
    complaint: 'The question is empty. Write it in quotes: "Who led the delegation?"\n',
  });
});

test('reads the first 2,000 characters of a question', async () => {
  const long = `${question} ${'The strike of the dock workers went on. '.repeat(300)}`.slice(
    0,
    9_999,
  );
  const { code, output } = await runCommand('ask', [`${long}?`, '--json'], { settings });
  const answer: Answer = JSON.parse(output);
  expect(answer.question).toBe(long.slice(0, 2000));
  expect(['answered', 'no-evidence']).toContain(answer.kind);
  expect(code).toBe(0);
});

test('refuses an unknown option in one line that says the cure', async () => {
  expect(await runCommand('ask', [question, '--sources', 'x'], { settings })).toEqual({
    code: 2,
    output: '',
    complaint: 'Unknown option --sources. Did you mean --source? See dateline ask --help\n',
  });
});

test('prints a digest for a question for the latest, and an answer with --json', async () => {
  const asked = ['Summarise the latest on the harbour strike', '--at', townTime];
  const shown = await runCommand('ask', asked, { settings });
  expect(shown.output).toContain('The latest on the harbour strike');
  expect(shown.output).toContain('Harbour workers pause their strike');
  const told = await runCommand('ask', [...asked, '--json'], { settings });
  expect(JSON.parse(told.output)).toMatchObject({ kind: 'answered', question: asked[0] });
});

test.each([
  ['/latest', /^The latest$/mu],
  ['/timeline the storm', /^Timeline: the storm$/mu],
  ['hello', /^Ask about the news/u],
  ['Thanks!', /^Ask about the news/u],
])('“%s” is understood in the terminal as in Discord', async (text, shown) => {
  const { code, output } = await runCommand('ask', [text, '--at', townTime], { settings });
  expect(output).toMatch(shown);
  expect(code).toBe(0);
});

test('prints the closest sentences for each claim', async () => {
  const words = [`${wrongClaim} ${rightClaim}`, '--at', townTime, '--json'];
  const { code, output, complaint } = await runCommand('fact-check', words, { settings });
  const check: FactCheck = JSON.parse(output);
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
  expect(check.claims).toMatchObject([
    { text: wrongClaim, verdict: 'not-judged' },
    { text: rightClaim, verdict: 'not-judged' },
  ]);
  const closest = check.claims.map(({ findings: [first] }) =>
    check.sources.find(({ number }) => number === first?.source),
  );
  expect(closest.map((source) => source?.article.id)).toEqual(['storm', 'bridge']);
  expect(check.asOf.articles).toBe(4);
});

test('prints a fact check in the terminal', async () => {
  const { output } = await runCommand('fact-check', [wrongClaim, '--at', townTime], { settings });
  expect(output).toContain('Closest coverage\n');
  expect(output).toContain('[1] “Storm Ilse left 12,000 homes without power');
});

test('a call without a claim is a wrong call', async () => {
  const { code } = await runCommand('fact-check', [], { settings });
  expect(code).toBe(2);
});

test.skipIf(!existsSync(fixture))(
  'answers from a saved press page, and refuses what it does not cover (skipped where ../shared is missing)',
  async () => {
    const own = { settings: { DATELINE_DATA: join(await temporaryFolder(), 'data') } };
    const ask = async (asked: string): Promise<Answer> => {
      const words = [asked, '--at', '2025-12-02', '--json'];
      return JSON.parse((await runCommand('ask', words, own)).output);
    };
    const ingested = await runCommand('ingest', [fixture, '--json'], own);
    expect(JSON.parse(ingested.output)).toMatchObject({ added: 1, rejected: [] });
    const read = await runCommand('read', [fixture, '--json']);
    const [stored]: { text: string }[] = JSON.parse(read.output);
    const answer = await ask('Who is the new chief negotiator of Ukraine?');
    if (answer.kind !== 'answered') throw new Error('It was not answered.');
    expect(answer.statements.map(({ text }) => text).join(' ')).toContain('Umerov');
    for (const { quote } of answer.sources) expect(stored?.text).toContain(quote);
    const numbers = answer.sources.map(({ number }) => number);
    for (const { citations } of answer.statements) {
      expect(citations.length).toBeGreaterThan(0);
      expect(numbers).toEqual(expect.arrayContaining(citations));
    }
    expect((await ask('Who won the 2022 World Cup?')).kind).toBe('no-evidence');
  },
);

test('where there are no articles, it says how to add some', async () => {
  const empty = { DATELINE_DATA: await temporaryFolder() };
  const { code, output, complaint } = await runCommand('ask', [question], { settings: empty });
  expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('no articles yet') });
  expect(complaint).toContain('ingest');
});
