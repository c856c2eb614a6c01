// The greeting in a server that has added the bot.
import type { Strings } from '../../i18n/strings.ts';
import { MESSAGE_LENGTH } from './budget.ts';
import { card, text } from './components.ts';
import type { DiscordMessage } from './discord-message.ts';
import { escapeLineStart, mentionCommands } from './markdown.ts';

const ACCENT = 0x4f_7c_ff;
const SENTENCE_LENGTH = 600;
const QUESTION_LENGTH = 150;

/** A greeting that says what the bot is for, with questions that its articles answer, if there are any. */
export function discordWelcome(
  { articles, questions }: { articles: number; questions: readonly string[] },
  { welcome }: Strings,
): DiscordMessage {
  const examples = questions
    .slice(0, 3)
    .map((question) => `- ${escapeLineStart(question, QUESTION_LENGTH)}`);
  const lines = [
    sentence(welcome.hello(articles)),
    [sentence(welcome.ask(examples.length > 0)), ...examples].join('\n'),
    `-# ${sentence(welcome.more)}`,
  ];
  return card(ACCENT, text(lines.join('\n').slice(0, MESSAGE_LENGTH)));
}

function sentence(words: string): string {
  return mentionCommands(escapeLineStart(words, SENTENCE_LENGTH));
}
