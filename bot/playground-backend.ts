// Answers questions and handles buttons for the playground, without Discord.
import { randomUUID } from 'node:crypto';
import { type Answer, sourcesOf } from '../retrieval/answer.ts';
import { answerOfDigest, type Digest, type Timeline } from '../retrieval/digest/digest.ts';
import type { DigestRequest } from '../retrieval/digest/latest.ts';
import type { TopicRequest } from '../retrieval/digest/stories.ts';
import type { SmallTalk } from '../retrieval/query/intent.ts';
import { isFollowUp } from '../retrieval/query/parse-query.ts';
import type { Question } from '../retrieval/query/query.ts';
import { english } from './i18n/english.ts';
import type { DiscordMessage } from './messages/discord/discord-message.ts';
import { discordDigest, type DigestPage, digestPageOf } from './messages/discord/digest.ts';
import { discordAnswer } from './messages/discord/answer.ts';
import { discordReply } from './messages/discord/reply.ts';
import { discordSources } from './messages/discord/sources.ts';
import { timelinePageOf, discordTimeline } from './messages/discord/timeline.ts';
import { discordNote, withActions } from './messages/discord/components.ts';
import {
  meanwhile,
  previousOf,
  type Replier,
  type Reply,
  type Wanted,
  wantedReply,
} from './reply.ts';
import type { AnswerLog, LoggedAnswer } from './state/answer-log.ts';
import type { FeedbackLog } from './state/feedback.ts';

/** Answers questions and handles buttons for the playground, as the bot does in Discord. */
export type PlaygroundBackend = {
  /** Replies to a message as in Discord; see `wantedReply`. */
  ask(question: Question, about: About): Promise<Shown>;
  /** Quotes to show while a model is writing the answer to the same message; null where there are none. */
  quotes(question: Question, about: About): Promise<DiscordMessage | null>;
  press(press: Press): Promise<Pressed>;
};

/**
 * Ids of earlier answers: the one that a message replies to, and the one that it comes after, which a
 * question such as “and why?” is about.
 */
export type About = { replyTo: string | null; after: string | null };

/** The reply to a question: the message as Discord would show it, and what it was rendered from; null for small talk. */
type Shown = { id: string; message: DiscordMessage; answer: Reply | Timeline | null };

/** A pressed button; `text` is the content of its modal. */
export type Press = { messageId: string; customId: string; text?: string | undefined };

/** The reply to a button: an update of the message that has the button, or a new ephemeral message. */
type Pressed = { kind: 'update' | 'ephemeral'; message: DiscordMessage };

/** What the backend works with. */
export type PlaygroundServices = {
  answer: (question: Question) => Promise<Answer>;
  /** The same replies in quotes; null where all replies are. */
  quoting: Replier | null;
  latest: (request: DigestRequest) => Promise<Digest>;
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
    ask: async (question, about) => {
      const { wanted, logged } = await wantedOf(services, question, about);
      switch (wanted.kind) {
        case 'question':
          return await showAnswer(services, wanted.question);
        case 'latest':
          return await showDigest(services, wanted.request);
        case 'timeline':
          return await showTimeline(services, wanted.topic, question.at);
        case 'greeting':
        case 'thanks':
        case 'help':
        case 'sources':
          return {
            id: randomUUID(),
            message: await smallReply(services, wanted.kind, logged),
            answer: null,
          };
      }
    },
    quotes: async (question, about) => {
      if (services.quoting === null) return null;
      const { wanted } = await wantedOf(services, question, about);
      const quoted = await quotedReply(services.quoting, wanted, question.at);
      const quotes = quoted && meanwhile(quoted);
      return quotes && discordReply(quotes, english);
    },
    press: async (press) => {
      const [page, stories] = [timelinePageOf(press.customId), digestPageOf(press.customId)];
      if (page !== null) return { kind: 'update', message: await turnPage(services, page) };
      if (stories !== null) {
        const message = digestMessage(await services.latest(stories.request), stories);
        return { kind: 'update', message };
      }
      const logged = await services.answerLog.ofMessage(press.messageId);
      return { kind: 'ephemeral', message: await pressAnswerButton(services, press, logged) };
    },
  };
}

/** What `quoting` replies; null to small talk. */
async function quotedReply(
  { answer, latest, timeline }: Replier,
  wanted: Wanted,
  at: string,
): Promise<Reply | Timeline | null> {
  switch (wanted.kind) {
    case 'question':
      return await answer(wanted.question);
    case 'latest':
      return await latest(wanted.request);
    case 'timeline':
      return await timeline({ topic: wanted.topic, at });
    case 'greeting':
    case 'thanks':
    case 'help':
    case 'sources':
      return null;
  }
}

/** What a message wants, and the earlier answer that it is about. */
async function wantedOf(
  { answerLog }: PlaygroundServices,
  question: Question,
  { replyTo, after }: About,
): Promise<{ wanted: Wanted; logged: LoggedAnswer | null }> {
  const alone = wantedReply(question);
  const goesOn = alone.kind === 'question' && isFollowUp(question.text);
  const id = replyTo ?? (goesOn ? after : null);
  const logged = id === null ? null : await answerLog.ofMessage(id);
  if (logged === null) return { wanted: alone, logged };
  return { wanted: wantedReply({ ...question, previous: previousOf(logged.answer) }), logged };
}

async function showTimeline(
  { timeline }: PlaygroundServices,
  topic: string,
  at: string,
): Promise<Shown> {
  const answer = await timeline({ topic, at });
  const message = discordTimeline(answer, { page: null, strings: english });
  return { id: randomUUID(), message, answer };
}

async function showAnswer(services: PlaygroundServices, question: Question): Promise<Shown> {
  const answer = await services.answer(question);
  const hasSources = sourcesOf(answer).length > 0;
  const message = withActions(discordAnswer(answer), { ...actions, hasSources });
  return { id: await remember(services, answer, question.at), message, answer };
}

async function showDigest(services: PlaygroundServices, request: DigestRequest): Promise<Shown> {
  const digest = await services.latest(request);
  const message = digestMessage(digest, { from: 0, request });
  return {
    id: await remember(services, answerOfDigest(digest), request.at),
    message,
    answer: digest,
  };
}

const actions = { strings: english, shareable: false } as const;

/** A digest with its buttons, as in Discord; an empty one has none. */
function digestMessage(digest: Digest, page: DigestPage): DiscordMessage {
  const message = discordDigest(digest, english, page);
  if (digest.stories.length === 0) return message;
  return withActions(message, { ...actions, hasSources: digest.sources.length > 0 });
}

/** Logs an answer, for its buttons and follow-ups; returns the id of its message. */
async function remember(
  { answerLog }: PlaygroundServices,
  answer: Answer,
  askedAt: string,
): Promise<string> {
  const messageId = randomUUID();
  await answerLog.remember({
    channelId: PLAYGROUND_ID,
    messageId,
    askedAt,
    askedBy: PLAYGROUND_ID,
    privateTo: null,
    answer,
  });
  return messageId;
}

/** The reply to small talk; the sources are those of the answer replied to, or of the last one. */
async function smallReply(
  { answerLog }: PlaygroundServices,
  talk: SmallTalk,
  about: LoggedAnswer | null,
): Promise<DiscordMessage> {
  const { greeting, welcome, help, nothingYet } = english.general;
  if (talk !== 'sources') return discordNote('hint', { greeting, thanks: welcome, help }[talk]);
  const shown =
    about ?? (await answerLog.latest({ channelId: PLAYGROUND_ID, userId: PLAYGROUND_ID }));
  return shown === null ? discordNote('hint', nothingYet) : discordSources(shown.answer);
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
