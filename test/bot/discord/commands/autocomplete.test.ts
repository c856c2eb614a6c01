import { expect, test } from 'vitest';
import { defaultSettings, sqlSettings } from '../../../../bot/state/settings.ts';
import { openStateDatabase } from '../../../../bot/state/database.ts';
import { suggestNames } from '../../../../bot/discord/commands/autocomplete.ts';
import { StoreUnavailable } from '../../../../retrieval/errors.ts';
import type { LoopbackDiscord } from '../../../support/discord/loopback-discord.ts';
import { startBot } from '../bot-under-test.ts';

test('suggests names in their order before anything is typed', () => {
  expect(suggestNames(['Wire', 'Herald'], '')).toEqual(['Wire', 'Herald']);
});

test('puts names that begin with the typed text first, whatever its case', () => {
  expect(suggestNames(['The Coast', 'Gazette', 'Coast Herald'], ' coast')).toEqual([
    'Coast Herald',
    'The Coast',
  ]);
});

test('stays within the limits of Discord', () => {
  const many = Array.from({ length: 40 }, (_, index) => `Paper ${index}`);
  const names = suggestNames(['', 'P'.repeat(101), ...many], 'p');
  expect(names).toEqual(many.slice(0, 25));
});

const topics = [
  { name: 'Ferry crews end their strike', publishers: ['Coast Herald', 'Northern Wire'] },
  { name: 'A storm keeps every ferry in port', publishers: ['Northern Wire'] },
  { name: 'Council votes on the budget', publishers: ['Coast Herald'] },
];

async function suggested(
  discord: LoopbackDiscord,
  typed: string,
  name = 'latest',
): Promise<unknown[]> {
  const typing = { name, options: { topic: typed }, focused: 'topic' };
  return (await discord.autocomplete(typing).choices()).map(({ value }) => value);
}

test.each([
  ['', [0, 1, 2]],
  ['fer', [0, 1]],
  ['PORT ferry', [1]],
  ['votes on', [2]],
  ['chess', []],
])('%j suggests topics that begin with it or contain its words', async (typed, places) => {
  const { discord } = await startBot({ topics: async () => topics });
  const names = places.map((place) => topics[place]?.name);
  expect(await suggested(discord, typed)).toEqual(names);
  expect(await suggested(discord, typed, 'timeline')).toEqual(names);
});

test('suggests only allowed publishers, and topics that they report on', async () => {
  const sources = ['Northern Wire'];
  const settings = {
    ...sqlSettings(openStateDatabase(':memory:')),
    of: async () => ({ ...defaultSettings, sources }),
  };
  const { discord } = await startBot({ settings, topics: async () => topics });
  expect(await suggested(discord, '')).toEqual([topics[0]?.name, topics[1]?.name]);
  const typing = { name: 'ask', options: { question: 'Who?', source: '' }, focused: 'source' };
  const choices = await discord.autocomplete(typing).choices();
  expect(choices.map(({ value }) => value)).toEqual(sources);
});

test('suggests nothing if the topics cannot be read', async () => {
  const fault = new StoreUnavailable('/store', 'no rights');
  const { discord, log } = await startBot({ topics: async () => await Promise.reject(fault) });
  expect(await suggested(discord, 'ferry')).toEqual([]);
  expect(log.levels()).toEqual(['info', 'warn']);
});
