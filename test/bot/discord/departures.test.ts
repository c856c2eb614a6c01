import { expect, test } from 'vitest';
import { openStateDatabase } from '../../../bot/state/database.ts';
import type { StateDatabase } from '../../../bot/state/sql.ts';
import { sqlDepartures } from '../../../bot/state/departures.ts';
import { defaultSettings, type Settings, sqlSettings } from '../../../bot/state/settings.ts';
import { sqlWatches, type Watches } from '../../../bot/state/watches.ts';
import { watchOf } from '../watches/example-watches.ts';
import { askedAt, startBot, startOn } from './bot-under-test.ts';

const later = (days: number) => () => new Date(Date.parse(askedAt) + days * 86_400_000);
const nextAt = '2026-12-01T00:00:00.000Z';

/** What the bot keeps in a state, and as it is started with it. */
function partsOf(state: StateDatabase): {
  watches: Watches;
  settings: Settings;
  departures: ReturnType<typeof sqlDepartures>;
} {
  return {
    watches: sqlWatches(state),
    settings: sqlSettings(state),
    departures: sqlDepartures(state),
  };
}

test('a server that removes the bot ends its watches, and keeps its settings for a return', async () => {
  const parts = partsOf(openStateDatabase(':memory:'));
  const { discord } = await startBot(parts);
  const strict = { ...defaultSettings, cooldown: 30 };
  await parts.settings.put(discord.guildId, strict);
  await parts.watches.add(watchOf('storms', { guildId: discord.guildId, nextAt }));
  await parts.watches.add(watchOf('storms', { channelId: '2', guildId: '9', nextAt }));
  discord.removeBot();
  await expect.poll(async () => await parts.departures.before(nextAt)).toContain(discord.guildId);
  expect((await parts.watches.count()).all).toBe(1);
  discord.addBot();
  await expect
    .poll(async () => await parts.departures.before(nextAt))
    .not.toContain(discord.guildId);
  expect(await parts.settings.of(discord.guildId)).toEqual(strict);
});

test('thirty days after a server removed the bot its settings are forgotten', async () => {
  const parts = partsOf(openStateDatabase(':memory:'));
  const { discord, bot } = await startBot(parts);
  await bot.close();
  for (const id of [discord.guildId, '7', '8'])
    await parts.settings.put(id, { ...defaultSettings, cooldown: 30 });
  await parts.departures.left('7', askedAt);
  const again = await startOn(discord, { ...parts, now: later(31) });
  await expect.poll(async () => await parts.settings.of('7')).toEqual(defaultSettings);
  await again.close();
  // Server 8 left while the bot was offline, so its time began with this start.
  expect((await parts.settings.of('8')).cooldown).toBe(30);
  await startOn(discord, { ...parts, now: later(62) });
  await expect.poll(async () => await parts.settings.of('8')).toEqual(defaultSettings);
  expect((await parts.settings.of(discord.guildId)).cooldown).toBe(30);
});
