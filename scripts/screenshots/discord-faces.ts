import { answerOfCheck } from '../../retrieval/fact-check/fact-check.ts';
import { english } from '../../bot/language/english.ts';
import type { DiscordMessage } from '../../bot/ports/discord-message.ts';
import { discordSettings } from '../../bot/render/discord/house/settings.ts';
import { discordMessage } from '../../bot/render/discord/news/message.ts';
import { withActions } from '../../bot/render/discord/parts/actions.ts';
import { defaultSettings } from '../../bot/settings/default-settings.ts';
import { planAnnouncement } from '../../bot/watches/plan-announcement.ts';
import type { Engine } from '../../bot/wire.ts';

/** A message of the bot in Discord, and what a person did to get it. */
export type DiscordFace = { name: string; line: string; message: object; milliseconds: number };

/** What only Discord shows, made as for Discord from what the engine holds at a time (ISO 8601 in UTC). */
export async function discordFaces(
  engine: Pick<Engine, 'check' | 'latest'>,
  at: string,
): Promise<DiscordFace[]> {
  return [
    await timed('fact-check', rumour, async () => await factCheck(engine, at)),
    await timed('watch', `/watch ${topic} when: breaking`, async () => await watch(engine, at)),
    await timed('settings', '/settings show', settings),
  ];
}

async function timed(
  name: string,
  line: string,
  make: () => object | Promise<object>,
): Promise<DiscordFace> {
  const started = performance.now();
  const message = await make();
  return { name, line, message, milliseconds: Math.ceil(performance.now() - started) };
}

const rumour =
  'The ferry Marigold ran aground off Dunhaven on Monday. 300 passengers were aboard. The captain sang on the bridge.';
const topic = 'ferry Marigold';

async function factCheck({ check }: Pick<Engine, 'check'>, at: string): Promise<DiscordMessage> {
  const answer = answerOfCheck(await check({ text: rumour, at }));
  return withActions(discordMessage(answer), { words: english, shareable: true, hasSources: true });
}

async function watch({ latest }: Pick<Engine, 'latest'>, at: string): Promise<object> {
  const place = { channelId: '1', guildId: '2', roleId: null, locale: 'en', createdBy: null };
  const times = { createdAt: at, nextAt: at, checkedAt: null };
  const digest = await latest({ topic, at });
  const told = { id: 1, topic, rhythm: { kind: 'breaking' as const }, paused: null };
  const found = [{ watch: { ...place, ...times, ...told }, digest }];
  const { payload } = planAnnouncement(found, { channelId: '1', at, told: new Map() });
  if (payload === null) throw new Error(`There is no news on ${topic}.`);
  return payload;
}

function settings(): DiscordMessage {
  const chosen = { sources: ['Coast Herald', 'Harbour Daily'], cooldown: 10, personDaily: 50 };
  return discordSettings({ ...defaultSettings, ...chosen, timeZone: 'Europe/Berlin' }, english);
}
