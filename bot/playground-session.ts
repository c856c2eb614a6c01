import { randomUUID } from 'node:crypto';
import { type Answer, sourcesOf } from '../retrieval/answer.ts';
import { answerOfDigest, type Timeline } from '../retrieval/digest/digest.ts';
import type { TopicRequest } from '../retrieval/digest/stories.ts';
import type { Question } from '../retrieval/query/query.ts';
import { english } from './language/english.ts';
import type { AnswerLog, LoggedAnswer } from './state/answer-log.ts';
import type { DiscordMessage } from './render/discord/discord-message.ts';
import type { Feedback, FeedbackLog } from './state/feedback.ts';
import { discordDigest } from './render/discord/news/digest.ts';
import { discordMessage } from './render/discord/news/message.ts';
import { discordSourcesMessage } from './render/discord/news/sources-message.ts';
import { pageTurned, timelineMessage } from './render/discord/news/timeline-message.ts';
import { withActions } from './render/discord/parts/actions.ts';
import { discordNote } from './render/discord/parts/note.ts';
import { previousOf, type Reply } from './reply.ts';

/** What a question got: the message that Discord would show, and what it was made of. */
type Shown = { id: string; message: DiscordMessage; answer: Reply | Timeline };

/** A button that was pressed under a message; `text` is what its window asked for. */
export type Press = { messageId: string; customId: string; text?: string | undefined };

/** A message for the place of the one whose button was pressed, or a new one beside it. */
type Pressed = { kind: 'update' | 'aside'; message: DiscordMessage };

/** What the playground does with questions and buttons, as the bot would in Discord. */
export type PlaygroundDesk = {
  /** Answers a question, `/latest` and `/timeline`; one under an answer leans on it. */
  ask(question: Question, replyTo: string | null): Promise<Shown>;
  press(press: Press): Promise<Pressed>;
};

/** What the desk is given. */
export type DeskParts = {
  answer: (question: Question) => Promise<Reply>;
  timeline: (request: TopicRequest) => Promise<Timeline>;
  answerLog: AnswerLog;
  feedback: FeedbackLog;
  now: () => Date;
};

/** Nobody signs in to the playground: everybody there is this person, and it is one channel. */
const everybody = 'playground';

/** A desk of this machine's reader; its members throw what the parts throw. */
export function createPlaygroundDesk(parts: DeskParts): PlaygroundDesk {
  return {
    ask: async (question, replyTo) => {
      const id = randomUUID();
      const { at } = question;
      const topic = /^\/timeline\s+(?<topic>.+)$/su.exec(question.text)?.groups?.['topic'];
      if (topic !== undefined) {
        const answer = await parts.timeline({ topic: topic.slice(0, 80), at });
        return { id, message: timelineMessage(answer, { page: null, strings: english }), answer };
      }
      const logged = replyTo === null ? null : await parts.answerLog.ofMessage(replyTo);
      const text = plainQuestion(question.text);
      const answer = await parts.answer({
        ...question,
        text,
        ...(logged !== null && { previous: previousOf(logged.answer) }),
      });
      await remember(parts, { messageId: id, askedAt: at }, answer);
      return { id, message: messageOf(answer), answer };
    },
    press: async (press) => {
      const turned = pageTurned(press.customId);
      if (turned !== null) return { kind: 'update', message: await turnedPage(parts, turned) };
      const logged = await parts.answerLog.ofMessage(press.messageId);
      return { kind: 'aside', message: await beside(parts, press, logged) };
    },
  };
}

/** A command as the question that it asks; any other text as it is. */
function plainQuestion(text: string): string {
  const { command, rest = '' } =
    /^\/(?<command>ask|latest)(?:\s+(?<rest>.+))?$/su.exec(text)?.groups ?? {};
  if (command === 'latest')
    return rest === '' ? 'What is the latest?' : `What is the latest on ${rest}?`;
  return command === 'ask' && rest !== '' ? rest : text;
}

/** An answer with buttons, as in Discord; an empty digest has nothing to ask on about. */
function messageOf(reply: Reply): DiscordMessage {
  const actions = { strings: english, shareable: false };
  if (reply.kind !== 'digest')
    return withActions(discordMessage(reply), {
      ...actions,
      hasSources: sourcesOf(reply).length > 0,
    });
  const message = discordDigest(reply);
  if (reply.stories.length === 0) return message;
  return withActions(message, { ...actions, hasSources: reply.sources.length > 0 });
}

async function remember(
  { answerLog }: DeskParts,
  asked: Pick<LoggedAnswer, 'messageId' | 'askedAt'>,
  reply: Reply,
): Promise<void> {
  const answer: Answer = reply.kind === 'digest' ? answerOfDigest(reply) : reply;
  const owner = { channelId: everybody, askedBy: everybody, privateTo: null };
  await answerLog.remember({ ...owner, ...asked, answer });
}

async function turnedPage(
  { timeline, now }: DeskParts,
  { page, topic }: { page: number; topic: string },
): Promise<DiscordMessage> {
  const told = await timeline({ topic, at: now().toISOString() });
  return timelineMessage(told, { page, strings: english });
}

async function beside(
  parts: DeskParts,
  { customId, text = '' }: Press,
  logged: LoggedAnswer | null,
): Promise<DiscordMessage> {
  if (logged === null) return discordNote('hint', english.general.forgotten);
  if (customId === 'sources') return discordSourcesMessage(logged.answer);
  if (customId !== 'good' && customId !== 'bad')
    return discordNote('hint', english.general.unknownCommand);
  await noteOpinion(parts, logged, { verdict: customId, reason: text.trim() || null });
  return discordNote('hint', english.general.thanks);
}

async function noteOpinion(
  { feedback, now }: DeskParts,
  { messageId, answer }: LoggedAnswer,
  opinion: Pick<Feedback, 'verdict' | 'reason'>,
): Promise<void> {
  const givenAt = now().toISOString();
  await feedback.put({ messageId, userId: everybody, givenAt, answer, ...opinion });
}
