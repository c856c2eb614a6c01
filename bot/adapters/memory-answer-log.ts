import type { AnswerLog, LoggedAnswer } from '../ports/answer-log.ts';

/** A log of answers that lasts as long as the process; `keep` answers per channel. */
export function memoryAnswerLog({ keep = 50 }: { keep?: number } = {}): AnswerLog {
  const channels = new Map<string, LoggedAnswer[]>();
  return {
    remember: async (answer) => {
      const before = channels.get(answer.channelId) ?? [];
      channels.set(answer.channelId, [...before, structuredClone(answer)].slice(-keep));
    },
    latest: async ({ channelId, userId }) => {
      const answers = channels.get(channelId) ?? [];
      const visible = ({ privateTo }: LoggedAnswer): boolean =>
        privateTo === null || privateTo === userId;
      return answers.findLast(visible) ?? null;
    },
    close: async () => {
      channels.clear();
    },
  };
}
