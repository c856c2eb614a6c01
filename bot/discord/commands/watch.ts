// The command /watch: adds or changes a watch, of a topic or of a feed.
import { discordNote } from '../../messages/discord/components.ts';
import { openInteraction, replyWithHint, runCommand } from '../session.ts';
import { availableWhereBotPosts, describe, forManagers, type SlashCommand } from './command.ts';
import { feedSubcommand, suggestFeeds, watchFeed } from './watch-feed.ts';
import { suggestForTopic, topicSubcommand, watchTopic } from './watch-topic.ts';

/**
 * `/watch topic` posts news on a topic to a channel, at fixed times or as it breaks; `/watch feed` posts
 * every new article of a publisher or a site.
 */
export const watchCommand: SlashCommand = {
  data: {
    name: 'watch',
    ...describe('Post news to a channel'),
    options: [topicSubcommand, feedSubcommand],
    ...availableWhereBotPosts,
    ...forManagers,
  },
  run: async (context, interaction) => {
    const session = openInteraction(context, interaction, { ephemeral: true });
    const { strings } = session;
    const isFeed = interaction.options.getSubcommand() === feedSubcommand.name;
    if (interaction.options.getString(isFeed ? 'name' : 'topic', true).trim() === '')
      return await replyWithHint(session, strings.general.howToAsk);
    const work = isFeed ? watchFeed : watchTopic;
    await runCommand(session, async () =>
      discordNote('hint', await work(context, interaction, strings.watches)),
    );
  },
  suggest: async (context, interaction) =>
    interaction.options.getSubcommand() === feedSubcommand.name
      ? await suggestFeeds(context, interaction)
      : await suggestForTopic(context, interaction),
};
