// The greeting in a server that has added the bot, and the help.
import type { Strings } from '../../i18n/strings.ts';
import { MESSAGE_LENGTH } from './budget.ts';
import { card, text } from './components.ts';
import type { DiscordMessage } from './discord-message.ts';
import { escapeLineStart, mentionCommands } from './markdown.ts';

const ACCENT = 0x4f_7c_ff;
const SENTENCE_LENGTH = 600;
const HELP_LENGTH = 2_000;
const QUESTION_LENGTH = 150;

/** A greeting that says what the bot is for, with questions that its articles answer, if there are any. */
export function discordWelcome(
  { articles, questions }: { articles: number; questions: readonly string[] },
  { welcome }: Strings,
): DiscordMessage {
  const lines = [
    sentence(welcome.hello(articles)),
    sentence(welcome.ask(questions.length > 0)),
    ...examples(questions),
    `-# ${sentence(welcome.more)}`,
  ];
  return card(ACCENT, text(lines.join('\n').slice(0, MESSAGE_LENGTH)));
}

/** What the bot can do, with questions that its articles answer, if there are any. */
export function discordHelp(
  questions: readonly string[],
  { general, welcome }: Strings,
): DiscordMessage {
  const lines = [
    mentionCommands(escapeLineStart(general.help, HELP_LENGTH)),
    ...(questions.length > 0 ? [sentence(welcome.forExample), ...examples(questions)] : []),
  ];
  return card(ACCENT, text(lines.join('\n').slice(0, MESSAGE_LENGTH)));
}

function examples(questions: readonly string[]): string[] {
  return questions.slice(0, 3).map((question) => `- ${escapeLineStart(question, QUESTION_LENGTH)}`);
}

function sentence(words: string): string {
  return mentionCommands(escapeLineStart(words, SENTENCE_LENGTH));
}
