import { setTimeout as sleep } from 'node:timers/promises';
import type { LoopbackDiscord } from '../support/discord/loopback-discord.ts';
import type { Person } from '../support/discord/person.ts';
import type { Reply } from '../support/discord/seen.ts';

/** How long Discord waited, in milliseconds, for each command and each keystroke. */
export type Waits = { commands: number[]; keystrokes: number[] };

/** One thing of each kind that people do; the number makes it another one each time. */
type Deed = (discord: LoopbackDiscord, user: Person, number: number) => Reply;

const commands: readonly Deed[] = [
  (discord, user, number) =>
    discord.runCommand({ name: 'ask', user, options: { question: questionOf(number) } }),
  (discord, user) => discord.runCommand({ name: 'latest', user, options: { topic: 'ferry' } }),
  (discord, user) => discord.runCommand({ name: 'sources', user }),
  (discord) => discord.runCommand({ name: 'settings', subcommand: 'show', user: discord.manager }),
];
const keystrokes: readonly Deed[] = [
  (discord, user, number) =>
    discord.autocomplete({
      name: 'latest',
      user,
      options: { topic: 'belvaria council'.slice(0, number % 16) },
      focused: 'topic',
    }),
  (discord, user, number) =>
    discord.autocomplete({
      name: 'ask',
      user,
      options: { question: 'Who?', source: 'northern'.slice(0, number % 8) },
      focused: 'source',
    }),
];

/** Marks a question that the model takes long to answer. */
export const slowMark = 'slowly';
const patience = { within: 120_000 };

/**
 * So many commands and as many keystrokes, each at its time whether or not those before it have been
 * answered, by twenty people in turn.
 */
export async function askAround(
  discord: LoopbackDiscord,
  { count, every }: { count: number; every: number },
): Promise<Waits> {
  const people = Array.from({ length: 20 }, (_, index) => discord.addPerson({ name: `P${index}` }));
  const waits: { commands: Promise<number>[]; keystrokes: Promise<number>[] } = {
    commands: [],
    keystrokes: [],
  };
  const start = performance.now();
  for (let number = 0; number < count; number += 1) {
    await sleep(Math.max(0, start + number * every - performance.now()));
    const person = people[number % people.length] ?? discord.reader;
    const command = commands[number % commands.length]?.(discord, person, number);
    const keystroke = keystrokes[number % keystrokes.length]?.(discord, person, number);
    if (command !== undefined) waits.commands.push(acknowledged(command, 'answered'));
    if (keystroke !== undefined) waits.keystrokes.push(acknowledged(keystroke, 'choices'));
  }
  return {
    commands: await Promise.all(waits.commands),
    keystrokes: await Promise.all(waits.keystrokes),
  };
}

/** People who ask what takes the model long, each again as soon as it is answered, until `signal`. */
export async function askSlowly(
  discord: LoopbackDiscord,
  { people, signal }: { people: number; signal: AbortSignal },
): Promise<void> {
  const asking = Array.from({ length: people }, async (_, index) => {
    const user = discord.addPerson({ name: `Slow ${index}` });
    const options = { question: `${questionOf(index)} Tell me ${slowMark}.` };
    while (!signal.aborted) {
      await discord
        .runCommand({ name: 'ask', user, options })
        .until(({ text }) => text.includes('[1]'), patience);
    }
  });
  await Promise.all(asking);
}

async function acknowledged(reply: Reply, what: 'answered' | 'choices'): Promise<number> {
  await reply[what](patience);
  return reply.acknowledgedAfter ?? Number.POSITIVE_INFINITY;
}

function questionOf(number: number): string {
  const places = [
    'Ardenmoor',
    'Belvaria',
    'Castel Rino',
    'Dunhaven',
    'Estrola',
    'Fjordby',
    'Gorsk',
  ];
  return `What did the council of ${places[number % places.length]} decide about the ferry timetable?`;
}
