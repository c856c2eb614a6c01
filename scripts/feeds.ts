import { readConfig } from '../bot/config.ts';
import { addFeeds } from '../bot/feeds/add-feeds.ts';
import { checkFeeds } from '../bot/feeds/check-feeds.ts';
import { listFeeds } from '../bot/feeds/list-feeds.ts';
import { removeFeeds } from '../bot/feeds/remove-feeds.ts';
import { type Feeds, openFeeds } from '../bot/feeds/open-feeds.ts';
import {
  commandLine,
  jsonOption,
  printJson,
  runScript,
  UsageError,
} from './command-line/command-line.ts';
import { addedText } from './feeds/added-text.ts';
import { checkedText } from './feeds/checked-text.ts';
import { listText } from './feeds/list-text.ts';
import { removedText } from './feeds/removed-text.ts';

/** What a command did: for programs, for people, and whether any of it worked. */
type Done = { outcome: unknown; text: string; isDone: boolean };

const seeHelp = 'See npm run feeds -- --help';
const commands = new Map<string, (words: readonly string[], feeds: Feeds) => Promise<Done>>([
  ['add', add],
  ['remove', remove],
  ['list', list],
  ['check', check],
]);

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'feeds',
    summary:
      'Follows feeds: add and remove them, list how they fare, check what one would bring. A word after add is a feed, a site, a sitemap or an OPML list, as an address or a file.',
    examples: [
      'add https://www.example.org/',
      'add feeds.opml',
      'list --json',
      'check https://www.example.org/rss.xml',
    ],
    positionals: { min: 1, max: 100_000, name: 'add|remove|list|check' },
    options: { json: jsonOption },
  });
  const [command = '', ...words] = positionals;
  const work = commands.get(command);
  if (work === undefined)
    throw new UsageError(`"${command}" is none of ${[...commands.keys()].join(', ')}.`, seeHelp);
  const feeds = openFeeds(readConfig(process.env), () => new Date());
  try {
    const { outcome, text, isDone } = await work(words, feeds);
    if (values.json) printJson(outcome);
    else process.stdout.write(text);
    if (!isDone) process.exitCode = 1;
  } finally {
    await feeds.list.close();
  }
});

async function add(words: readonly string[], feeds: Feeds): Promise<Done> {
  const outcome = await addFeeds(named(words), feeds, new Date());
  const isDone = outcome.added.length + outcome.known.length > 0;
  return { outcome, text: addedText(outcome), isDone };
}

async function remove(words: readonly string[], feeds: Feeds): Promise<Done> {
  const outcome = await removeFeeds(named(words), feeds);
  return { outcome, text: removedText(outcome), isDone: outcome.removed.length > 0 };
}

async function list(words: readonly string[], feeds: Feeds): Promise<Done> {
  if (words.length > 0) throw new UsageError('list takes no address.', seeHelp);
  const outcome = await listFeeds(feeds);
  return { outcome, text: listText(outcome), isDone: true };
}

async function check(words: readonly string[], feeds: Feeds): Promise<Done> {
  const outcome = await checkFeeds(named(words), feeds, new Date());
  const isDone = outcome.some(({ reason }) => reason === null);
  return { outcome, text: checkedText(outcome), isDone };
}

function named(words: readonly string[]): readonly string[] {
  if (words.length > 0) return words;
  throw new UsageError('The address is missing.', 'Write npm run feeds -- add URL');
}
