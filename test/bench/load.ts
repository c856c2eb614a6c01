import { setTimeout as sleep } from 'node:timers/promises';
import type { LoopbackDiscord } from '../support/discord/loopback-discord.ts';
import type { Person } from '../support/discord/person.ts';
import type { Reply } from '../support/discord/seen.ts';

/** The milliseconds until the bot acknowledged each command, and answered each autocomplete request. */
export type Latencies = { commands: number[]; keystrokes: number[] };

/** One request about a headline. */
type Request = (discord: LoopbackDiscord, user: Person, headline: string) => Reply;

const commands: readonly Request[] = [
  (discord, user, headline) =>
    discord.runCommand({ name: 'ask', user, options: { question: questionOn(headline) } }),
  (discord, user, topic) => discord.runCommand({ name: 'latest', user, options: { topic } }),
  (discord, user) => discord.runCommand({ name: 'sources', user }),
  (discord) => discord.runCommand({ name: 'settings', subcommand: 'show', user: discord.manager }),
];
const keystrokes: readonly Request[] = [
  (discord, user, headline) =>
    discord.autocomplete({
      name: 'latest',
      user,
      options: { topic: headline.slice(0, headline.length % 8) },
      focused: 'topic',
    }),
  (discord, user, headline) =>
    discord.autocomplete({
      name: 'ask',
      user,
      options: { question: questionOn(headline), source: 'Paper 1' },
      focused: 'source',
    }),
];

/** Marks a question that the model answers slowly. */
export const slowMark = 'slowly';
const patience = { within: 120_000 };

/**
 * Sends `count` commands and as many autocomplete requests, by twenty people in turn, one of each
 * every `every` milliseconds whether or not the earlier ones are answered.
 */
export async function sendRequests(
  discord: LoopbackDiscord,
  { count, every, headlines }: { count: number; every: number; headlines: readonly string[] },
): Promise<Latencies> {
  const people = Array.from({ length: 20 }, (_, index) => discord.addPerson({ name: `P${index}` }));
  const latencies: { commands: Promise<number>[]; keystrokes: Promise<number>[] } = {
    commands: [],
    keystrokes: [],
  };
  const start = performance.now();
  for (let number = 0; number < count; number += 1) {
    await sleep(Math.max(0, start + number * every - performance.now()));
    const person = people[number % people.length] ?? discord.reader;
    const headline = headlines[(number * 7) % headlines.length] ?? '';
    const command = commands[number % commands.length]?.(discord, person, headline);
    const keystroke = keystrokes[number % keystrokes.length]?.(discord, person, headline);
    if (command !== undefined) latencies.commands.push(latency(command, 'answered'));
    if (keystroke !== undefined) latencies.keystrokes.push(latency(keystroke, 'choices'));
  }
  return {
    commands: await Promise.all(latencies.commands),
    keystrokes: await Promise.all(latencies.keystrokes),
  };
}

/** One person per headline asks slow questions one after another, until `signal` aborts. */
export async function askSlowQuestions(
  discord: LoopbackDiscord,
  { headlines, signal }: { headlines: readonly string[]; signal: AbortSignal },
): Promise<void> {
  const asking = headlines.map(async (headline, index) => {
    const user = discord.addPerson({ name: `Slow ${index}` });
    const options = { question: `${questionOn(headline)} Tell me ${slowMark}.` };
    while (!signal.aborted) {
      await discord
        .runCommand({ name: 'ask', user, options })
        // Quotes are shown while the model is writing.
        .until(({ loading, text }) => !loading && !text.includes('still at work'), patience);
    }
  });
  await Promise.all(asking);
}

async function latency(reply: Reply, what: 'answered' | 'choices'): Promise<number> {
  await reply[what](patience);
  return reply.acknowledgedAfter ?? Number.POSITIVE_INFINITY;
}

function questionOn(headline: string): string {
  return `What happened with ${headline}?`;
}
