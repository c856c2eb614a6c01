// Answers questions and handles buttons for the playground, without Discord.
import { randomUUID } from 'node:crypto';
import { type Answer, sourcesOf } from '../retrieval/answer.ts';
import { answerOfDigest, type Timeline } from '../retrieval/digest/digest.ts';
import type { TopicRequest } from '../retrieval/digest/stories.ts';
import type { Question } from '../retrieval/query/query.ts';
import { english } from './i18n/english.ts';
import type { DiscordMessage } from './messages/discord/discord-message.ts';
import { discordDigest } from './messages/discord/digest.ts';
import { discordAnswer } from './messages/discord/answer.ts';
import { discordSources } from './messages/discord/sources.ts';
import { timelinePageOf, discordTimeline } from './messages/discord/timeline.ts';
import { discordNote, withActions } from './messages/discord/components.ts';
import { previousOf, type Reply } from './reply.ts';
import type { AnswerLog, LoggedAnswer } from './state/answer-log.ts';
import type { FeedbackLog } from './state/feedback.ts';

/** Answers questions and handles buttons for the playground, as the bot does in Discord. */
export type PlaygroundBackend = {
  /** Answers a question or runs `/ask`, `/latest` or `/timeline`; `replyTo` is the id of an earlier answer. */
  ask(question: Question, replyTo: string | null): Promise<Shown>;
  press(press: Press): Promise<Pressed>;
};

/** The reply to a question: the message as Discord would show it, and what it was rendered from. */
type Shown = { id: string; message: DiscordMessage; answer: Reply | Timeline };

/** A pressed button; `text` is the content of its modal. */
export type Press = { messageId: string; customId: string; text?: string | undefined };

/** The reply to a button: an update of the message that has the button, or a new ephemeral message. */
type Pressed = { kind: 'update' | 'ephemeral'; message: DiscordMessage };

/** What the backend works with. */
export type PlaygroundServices = {
  answer: (question: Question) => Promise<Reply>;
  timeline: (request: TopicRequest) => Promise<Timeline>;
  answerLog: AnswerLog;
  feedback: FeedbackLog;
  now: () => Date;
};

/** The playground has no accounts: everybody is this user, in this channel. */
const PLAYGROUND_ID = 'playground';

/** Creates the backend; its members throw the errors of the services. */
export function createPlaygroundBackend(services: PlaygroundServices): PlaygroundBackend {
  return {
    ask: async (question, replyTo) => {
      const topic = /^\/timeline\s+(?<topic>.+)$/su.exec(question.text)?.groups?.['topic'];
      return topic === undefined
        ? await answerQuestion(services, question, replyTo)
        : await showTimeline(services, topic, question.at);
    },
    press: async (press) => {
      const page = timelinePageOf(press.customId);
      if (page !== null) return { kind: 'update', message: await turnPage(services, page) };
      const logged = await services.answerLog.ofMessage(press.messageId);
      return { kind: 'ephemeral', message: await pressAnswerButton(services, press, logged) };
    },
  };
}

async function showTimeline(
  { timeline }: PlaygroundServices,
  topic: string,
  at: string,
): Promise<Shown> {
  const answer = await timeline({ topic: topic.slice(0, 80), at });
  const message = discordTimeline(answer, { page: null, strings: english });
  return { id: randomUUID(), message, answer };
}

async function answerQuestion(
  { answer, answerLog }: PlaygroundServices,
  question: Question,
  replyTo: string | null,
): Promise<Shown> {
  const id = randomUUID();
  const logged = replyTo === null ? null : await answerLog.ofMessage(replyTo);
  const reply = await answer({
    ...question,
    text: plainQuestion(question.text),
    ...(logged !== null && { previous: previousOf(logged.answer) }),
  });
  const logAs: Answer = reply.kind === 'digest' ? answerOfDigest(reply) : reply;
  await answerLog.remember({
    channelId: PLAYGROUND_ID,
    messageId: id,
    askedAt: question.at,
    askedBy: PLAYGROUND_ID,
    privateTo: null,
    answer: logAs,
  });
  return { id, message: render(reply), answer: reply };
}

/** The question that `/ask` or `/latest` stands for; any other text as it is. */
function plainQuestion(text: string): string {
  const { command, rest = '' } =
    /^\/(?<command>ask|latest)(?:\s+(?<rest>.+))?$/su.exec(text)?.groups ?? {};
  if (command === 'latest')
    return rest === '' ? 'What is the latest?' : `What is the latest on ${rest}?`;
  return command === 'ask' && rest !== '' ? rest : text;
}

/** Renders the reply with its buttons, as in Discord; an empty digest has none. */
function render(reply: Reply): DiscordMessage {
  const isDigest = reply.kind === 'digest';
  const message = isDigest ? discordDigest(reply) : discordAnswer(reply);
  if (isDigest && reply.stories.length === 0) return message;
  const sources = isDigest ? reply.sources : sourcesOf(reply);
  return withActions(message, {
    strings: english,
    shareable: false,
    hasSources: sources.length > 0,
  });
}

async function turnPage(
  { timeline, now }: PlaygroundServices,
  { page, topic }: { page: number; topic: string },
): Promise<DiscordMessage> {
  const events = await timeline({ topic, at: now().toISOString() });
  return discordTimeline(events, { page, strings: english });
}

async function pressAnswerButton(
  { feedback, now }: PlaygroundServices,
  { customId, text = '' }: Press,
  logged: LoggedAnswer | null,
): Promise<DiscordMessage> {
  if (logged === null) return discordNote('hint', english.general.forgotten);
  if (customId === 'sources') return discordSources(logged.answer);
  if (customId !== 'good' && customId !== 'bad')
    return discordNote('hint', english.general.unknownCommand);
  await feedback.put({
    messageId: logged.messageId,
    userId: PLAYGROUND_ID,
    givenAt: now().toISOString(),
    verdict: customId,
    reason: text.trim() || null,
    answer: logged.answer,
  });
  return discordNote('hint', english.general.thanks);
}
