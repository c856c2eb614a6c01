import { discordSources } from '../../messages/discord/sources.ts';
import { discordNote } from '../../messages/discord/components.ts';
import { openInteraction, runCommand } from '../session.ts';
import { availableEverywhere, describe, type SlashCommand } from './command.ts';

/** `/sources`: the sources and quotes of the last answer in the channel, as an ephemeral reply. */
export const sourcesCommand: SlashCommand = {
  data: {
    name: 'sources',
    ...describe(
      'The sources of the last answer in this channel, word for word',
      'Die Quellen der letzten Antwort in diesem Kanal, Wort für Wort',
    ),
    ...availableEverywhere,
  },
  run: async (context, interaction) => {
    const session = openInteraction(context, interaction, { ephemeral: true });
    const { strings, target, answerLog } = session;
    await runCommand(session, async () => {
      const last = await answerLog.latest(target);
      if (last === null) return discordNote('hint', strings.general.nothingYet);
      const corrections = await session.corrections.of(last.messageId);
      return discordSources(last.answer, strings, { corrections });
    });
  },
};
