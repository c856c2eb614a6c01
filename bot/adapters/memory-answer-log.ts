import { type Answer, sourcesOf } from '../../retrieval/answer.ts';
import type { AnswerLog, LoggedAnswer } from '../ports/answer-log.ts';

/** A log of answers that lasts as long as the process; `keep` answers per channel. */
export function memoryAnswerLog({ keep = 50 }: { keep?: number } = {}): AnswerLog {
  let answers: LoggedAnswer[] = [];
  return {
    remember: async (answer) => {
      answers = [...answers, structuredClone(answer)];
      const inChannel = answers.filter(({ channelId }) => channelId === answer.channelId);
      const beyond = new Set(inChannel.slice(0, Math.max(0, inChannel.length - keep)));
      answers = answers.filter((each) => !beyond.has(each));
    },
    latest: async (viewer) =>
      answers.findLast(
        ({ channelId, privateTo }) =>
          channelId === viewer.channelId && (privateTo === null || privateTo === viewer.userId),
      ) ?? null,
    ofMessage: async (messageId) =>
      answers.findLast((answer) => answer.messageId === messageId) ?? null,
    citedArticles: async () => new Set(answers.flatMap(({ answer }) => citedBy(answer))),
    citing: async (articles) =>
      answers
        .filter(({ answer }) => citedBy(answer).some((id) => articles.includes(id)))
        .toReversed(),
    forget: async (userId) => {
      answers = answers.filter(({ askedBy }) => askedBy !== userId);
    },
  };
}

function citedBy(answer: Answer): string[] {
  const sources = sourcesOf(answer);
  return sources.map(({ article }) => article.id);
}
