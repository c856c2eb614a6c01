// Questions about the inputs of ../shared/cases, each of one kind of fault.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../bot/config.ts';
import { openEngine } from '../../bot/wire.ts';
import { fileSource } from '../../corpus/sources/files/file-source.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = fileURLToPath(new URL('../../../shared/cases/reading/', import.meta.url));
const isHere = existsSync(folder);
const { path, remove } = temporaryFolder();
const engine = await openEngine(readConfig({ DATELINE_DATA: path }));
afterAll(async () => {
  await engine.close();
  remove();
});
const at = '2026-11-30T00:00:00.000Z';
const files = ['27-langs.xml', '30-number.jsonl', '31-lists.html', '33-table.html'];
if (isHere) await engine.ingest(fileSource(files.map((file) => `${folder}${file}`)));

/** The words that tell, for each line of 27-questions.txt. */
const telling = [
  '深裂缝',
  '四百二十万欧元',
  '四百二十万ユーロ',
  'ひび割れ',
  '420만 유로',
  '4.2 ล้านยูโร',
  '4.2 מיליון אירו',
  '4,2 миллиона евро',
  'трещины',
];

describe.skipIf(!isHere)('questions on the cases (skipped where ../shared is missing)', () => {
  test('each language is answered by the sentence that tells', async () => {
    const questions = readFileSync(`${folder}27-questions.txt`, 'utf8').trim().split('\n');
    const missed: string[] = [];
    for (const [number, text] of questions.entries())
      if (!(await shown(text)).includes(telling[number] ?? '?')) missed.push(text);
    expect(missed).toEqual([]);
  });

  test.each([
    ['Who pays for the repair?', 'The state pays 70 percent'],
    ['Who decides in February?', 'The council decides again in February'],
    ['How many votes did Olaf Timm get?', 'Votes 9,870'],
  ])('“%s” shows “%s” first', async (text, words) => {
    const answer = await engine.answer({ text, at });
    const [first] = answer.kind === 'answered' ? answer.sources : answer.nearest;
    expect(first?.quote).toContain(words);
  });

  test('a number of another company at another site is no answer', async () => {
    const answer = await engine.answer({
      text: 'How many beams did company Alder deliver to site 1234?',
      at,
    });
    const [first] = answer.kind === 'answered' ? answer.statements : [];
    expect(first?.text ?? 'site 1234').toContain('site 1234');
  });

  test('the latest shows sentences and links in every language', async () => {
    const { sources } = await engine.latest({ topic: null, at, most: 40 });
    const urls = sources.map(({ article }) => article.url);
    for (const language of ['zh', 'ja', 'ar', 'ru', 'hi', 'ko', 'th', 'he'])
      expect(urls).toContain(`http://127.0.0.1:18931/l/${language}`);
  });

  test.each(["' OR 1=1 --", 'of the', 'a', 'What is 17?', 'How does C++ 17 work?'])(
    '“%s” finds nothing',
    async (text) => {
      expect((await engine.answer({ text, at })).kind).toBe('no-evidence');
    },
  );
});

/** The statements of an answer, in a row. */
async function shown(text: string): Promise<string> {
  const answer = await engine.answer({ text, at });
  return answer.kind === 'answered' ? answer.statements.map((each) => each.text).join('\n') : '';
}
