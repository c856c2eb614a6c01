import type { ChatInputCommandInteraction } from 'discord.js';
import type { Viewer } from '../../ports/answer-log.ts';
import { discordNote } from '../../render/discord-note.ts';
import type { DiscordMessage } from '../../render/discord-payload.ts';
import { discordSourcesMessage } from '../../render/discord-sources-message.ts';
import { sentenceFor } from '../answer-turn.ts';
import { type Command, everywhere } from '../command.ts';
import type { Desk } from '../desk.ts';
import { insist } from '../insist.ts';
import { interactionPlace } from '../interaction-place.ts';
import { sentences } from '../sentences.ts';

/** `/sources`: what the last answer in this channel rested on, for the asker alone. */
export const sources: Command = {
  data: {
    name: 'sources',
    description: 'What the last answer in this channel rests on, word for word',
    ...everywhere,
  },
  run: runSources,
};

async function runSources(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const place = interactionPlace(desk, interaction, { ephemeral: true });
  const end = await place.begin();
  if (end === null) return;
  const message = await sourcesMessage(desk, place);
  await end();
  await insist(desk, async () => await place.deliver(message));
}

async function sourcesMessage(desk: Desk, viewer: Viewer): Promise<DiscordMessage> {
  try {
    const last = await desk.answerLog.latest(viewer);
    if (last === null) return discordNote('hint', sentences.nothingYet);
    return discordSourcesMessage(last.answer);
  } catch (error) {
    desk.log.error({ err: error }, 'The last answer could not be looked up.');
    return discordNote('trouble', sentenceFor(error));
  }
}
