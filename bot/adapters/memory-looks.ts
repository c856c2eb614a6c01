import type { Looks } from '../ports/looks.ts';
import { topicKey } from './topic-key.ts';

/** When people looked at what, for as long as the process lasts. */
export function memoryLooks(): Looks {
  const people = new Map<string, Map<string, string>>();
  return {
    last: async (userId, topic) => people.get(userId)?.get(topicKey(topic)) ?? null,
    note: async (userId, topic, at) => {
      const topics = people.get(userId) ?? new Map<string, string>();
      people.set(userId, topics.set(topicKey(topic), at));
    },
    forget: async (userId) => {
      people.delete(userId);
    },
  };
}
