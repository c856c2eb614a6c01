// The commands of the message menu: Fact-check this, and Find coverage.
import { ApplicationCommandType, type MessageContextMenuCommandInteraction } from 'discord.js';
import { answerOfCoverage } from '../../../retrieval/fact-check/coverage.ts';
import { answerOfCheck } from '../../../retrieval/fact-check/fact-check.ts';
import { discordAnswer } from '../../messages/discord/answer.ts';
import { discordSources } from '../../messages/discord/sources.ts';
import { discordNote } from '../../messages/discord/components.ts';
import { messageText } from '../read-message.ts';
import type { ServerContext } from '../server-context.ts';
import {
  openInteraction,
  type Outcome,
  replyWithHint,
  runQuestion,
  type Session,
} from '../session.ts';
import { availableEverywhere, inOtherLanguages, type MessageCommand } from './command.ts';

/** *Fact-check this*: what the corpus says about each claim of a message. */
export const factCheckCommand: MessageCommand = {
  data: {
    type: ApplicationCommandType.Message,
    name: 'Fact-check this',
    name_localizations: inOtherLanguages('Fact-check this'),
    ...availableEverywhere,
  },
  run: async (context, interaction) => await runOnText(context, interaction, factCheck),
};

/** *Find coverage*: the articles about a message, newest first. */
export const findCoverageCommand: MessageCommand = {
  data: {
    type: ApplicationCommandType.Message,
    name: 'Find coverage',
    name_localizations: inOtherLanguages('Find coverage'),
    ...availableEverywhere,
  },
  run: async (context, interaction) => await runOnText(context, interaction, findCoverage),
};

/** Runs an ephemeral question about the text of a message; a message without text gets a hint. */
async function runOnText(
  context: ServerContext,
  interaction: MessageContextMenuCommandInteraction,
  work: (session: Session, text: string) => Promise<Outcome>,
): Promise<void> {
  const session = openInteraction(context, interaction, { ephemeral: true });
  const text = messageText(interaction.targetMessage);
  if (text === '') return await replyWithHint(session, session.strings.factCheck.noWords);
  await runQuestion(session, async () => await work(session, text));
}

async function factCheck({ check, strings, now }: Session, text: string): Promise<Outcome> {
  const checked = await check({ text, at: now().toISOString() });
  if (checked.claims.length === 0)
    return { message: discordNote('hint', strings.factCheck.noClaims), answer: null };
  const answer = answerOfCheck(checked);
  return { message: discordAnswer(answer, strings), answer };
}

async function findCoverage(session: Session, text: string): Promise<Outcome> {
  const { factCheck: strings } = session.strings;
  const coverage = await session.coverage({ text, at: session.now().toISOString() });
  const { sources, stories, asOf } = coverage;
  if (sources.length === 0)
    return { message: discordNote('hint', strings.noCoverage(asOf)), answer: null };
  const remark = strings.found(sources.length, stories);
  const answer = answerOfCoverage(coverage);
  return { message: discordSources(answer, session.strings, { remark }), answer };
}
