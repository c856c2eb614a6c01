// dateline feeds: adds, removes, lists and checks feeds.
import { readFile } from 'node:fs/promises';
import { readConfig } from '../bot/config.ts';
import {
  type Added,
  addFeeds,
  type Feeds,
  type ListedFeed,
  listFeeds,
  openFeeds,
  type Removed,
  removeFeeds,
  type Stated,
} from '../bot/feeds/feeds.ts';
import { type CheckedFeed, checkFeeds } from '../bot/feeds/check.ts';
import { reasonOf } from '../corpus/errors.ts';
import type { FeedHealth } from '../corpus/following/feed.ts';
import type { Call } from './command-line/commands.ts';
import { asCalled } from './command-line/help.ts';
import { printJson, UsageError } from './command-line/run-script.ts';

/** The result of a subcommand: JSON for programs, text for people, and whether anything succeeded. */
type Result = { outcome: unknown; text: string; isDone: boolean };

const seeHelp = 'See npm run feeds -- --help';
type Subcommand = (inputs: readonly string[], feeds: Feeds, stated: Stated) => Promise<Result>;

const subcommands = new Map<string, Subcommand>([
  ['add', add],
  ['remove', remove],
  ['list', list],
  ['check', check],
]);
const marks: Readonly<Record<FeedHealth, string>> = {
  new: '·',
  fine: '✓',
  failing: '✗',
  ended: '–',
};

export async function run({ values, positionals }: Call<'feeds'>): Promise<void> {
  const [name = '', ...inputs] = positionals;
  const subcommand = subcommands.get(name);
  if (subcommand === undefined)
    throw new UsageError(`"${name}" is none of ${[...subcommands.keys()].join(', ')}.`, seeHelp);
  const feeds = openFeeds(readConfig(process.env), () => new Date());
  try {
    const stated = await statedIn(values);
    if (name !== 'add' && stated.filter !== undefined)
      throw new UsageError('Only add takes --only and --without.', seeHelp);
    if (name !== 'add' && name !== 'check' && Object.keys(stated).length > 0)
      throw new UsageError(
        'Only add and check take --pages, --header, --cookie and --login.',
        seeHelp,
      );
    const { outcome, text, isDone } = await subcommand(inputs, feeds, stated);
    if (values.json) printJson(outcome);
    else process.stdout.write(asCalled(text));
    if (!isDone) process.exitCode = 1;
  } finally {
    await feeds.list.close();
  }
}

/** What a call states of how feeds are read; nothing that it does not state. */
async function statedIn({
  only,
  without,
  header,
  cookie,
  login,
  pages,
}: Call<'feeds'>['values']): Promise<Stated> {
  const lines = await Promise.all((header ?? []).map(headerLines));
  const isOpen = header === undefined && cookie === undefined && login === undefined;
  return {
    ...((only ?? without) && { filter: { only: only ?? [], without: without ?? [] } }),
    ...(!isOpen && {
      access: {
        headers: lines.flat(),
        cookies: cookie ?? [],
        ...(login !== undefined && { login }),
      },
    }),
    ...(pages && { isPage: true }),
  };
}

/** A header, or those of a file, which keeps them out of the list of processes. */
async function headerLines(written: string): Promise<string[]> {
  if (!written.startsWith('@')) return [written];
  try {
    const lines = (await readFile(written.slice(1), 'utf8')).split(/\r?\n/);
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  } catch (error) {
    throw new UsageError(`${written.slice(1)} cannot be read: ${reasonOf(error)}.`, seeHelp);
  }
}

async function add(inputs: readonly string[], feeds: Feeds, stated: Stated): Promise<Result> {
  const outcome = await addFeeds(atLeastOne(inputs), feeds, { now: new Date(), ...stated });
  const isDone = outcome.added.length + outcome.known.length > 0;
  return { outcome, text: addedText(outcome), isDone };
}

async function remove(inputs: readonly string[], feeds: Feeds): Promise<Result> {
  const outcome = await removeFeeds(atLeastOne(inputs), feeds);
  return { outcome, text: removedText(outcome), isDone: outcome.removed.length > 0 };
}

async function list(inputs: readonly string[], feeds: Feeds): Promise<Result> {
  if (inputs.length > 0) throw new UsageError('list takes no address.', seeHelp);
  const outcome = await listFeeds(feeds);
  return { outcome, text: listText(outcome), isDone: true };
}

async function check(inputs: readonly string[], feeds: Feeds, stated: Stated): Promise<Result> {
  const outcome = await checkFeeds(atLeastOne(inputs), feeds, { now: new Date(), ...stated });
  const isDone = outcome.some(({ reason }) => reason === null);
  return { outcome, text: checkedText(outcome), isDone };
}

function atLeastOne(inputs: readonly string[]): readonly string[] {
  if (inputs.length > 0) return inputs;
  throw new UsageError('The address is missing.', 'Write npm run feeds -- add URL');
}

function addedText({ added, known, also, rejected }: Added): string {
  return [
    ...added.map((url) => `added ${url}`),
    ...known.map((url) => `already followed ${url}`),
    ...also.map((url) => `  another feed of this page, not added: ${url}`),
    ...rejected.map(({ input, reason }) => `rejected ${input}: ${reason}`),
    ...(added.length > 0
      ? ['The bot and the playground read them while they run (npm start).']
      : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function removedText({ removed, unknown }: Removed): string {
  return [
    ...removed.map((url) => `removed ${url}\n`),
    ...unknown.map((url) => `not followed ${url}: npm run feeds -- list shows the addresses\n`),
  ].join('');
}

function listText(feeds: readonly ListedFeed[]): string {
  if (feeds.length === 0) return 'No feed is followed. Add one: npm run feeds -- add URL\n';
  return feeds.map((feed) => `${marks[feed.health]} ${feed.url}\n    ${statusOf(feed)}\n`).join('');
}

function statusOf({
  title,
  last_success: last,
  next_visit: next,
  failures,
  reason,
  only,
  without,
  headers,
  pages,
}: ListedFeed): string {
  const failed = failures > 1 ? `failed ${failures} times` : 'failed';
  return [
    title,
    last === null ? 'not read yet' : `read ${minuteOf(last)}`,
    reason === null ? null : `${failures > 0 ? failed : 'ended'}: ${reason}`,
    next === null ? null : `next visit ${minuteOf(next)}`,
    only.length === 0 ? null : `only ${only.join(', ')}`,
    without.length === 0 ? null : `without ${without.join(', ')}`,
    headers.length === 0 ? null : `with ${headers.join(', ')}`,
    pages ? 'links of a page' : null,
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}

function minuteOf(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}

function checkedText(checked: readonly CheckedFeed[]): string {
  return checked
    .map(({ url, title, reason, next_visit: next, articles, rejected }) =>
      [
        `${url}${title === null ? '' : ` · ${title}`}`,
        ...(reason === null ? [] : [`  cannot be read: ${reason}`]),
        ...articles.map(articleText),
        ...rejected.map((each) => `  rejected ${each.input}: ${each.reason}`),
        ...(next === null ? [] : [`  next visit would be ${next}`]),
      ].join('\n'),
    )
    .map((text) => `${text}\n`)
    .join('\n');
}

function articleText({
  title,
  source,
  published_at: published,
  text,
  note,
}: CheckedFeed['articles'][number]): string {
  const facts = [published, source, `${text.length} characters`, note].filter(
    (fact) => fact != null,
  );
  return `  ${title}\n    ${facts.join(' · ')}`;
}
