import { type Watch, WATCHES_PER_CHANNEL, type WatchList, type Watches } from '../ports/watches.ts';
import { type Kept, memoryAnnouncements } from './memory-announcements.ts';
import { topicKey } from './topic-key.ts';

/** What channels want to be told and were told, for as long as the process lasts. */
export function memoryWatches(): Watches {
  const kept: Kept = { watches: [], told: new Map(), announcements: new Map() };
  return { ...memoryWatchList(kept), ...memoryAnnouncements(kept) };
}

function memoryWatchList(kept: Kept): WatchList {
  let lastId = 0;
  const of = (channelId: string): Watch[] =>
    kept.watches.filter((watch) => watch.channelId === channelId);
  return {
    add: async (watch) => {
      const others = of(watch.channelId);
      const key = topicKey(watch.topic);
      if (others.some(({ topic }) => topicKey(topic) === key)) return 'known';
      if (others.length >= WATCHES_PER_CHANNEL) return 'full';
      lastId += 1;
      const added = { ...structuredClone(watch), id: lastId, checkedAt: null, paused: null };
      kept.watches = [...kept.watches, added];
      return added;
    },
    ofChannel: async (channelId) => of(channelId),
    remove: async (channelId, id) => {
      kept.watches = kept.watches.filter(
        (watch) => watch.channelId !== channelId || watch.id !== id,
      );
      if (of(channelId).length === 0) kept.announcements.delete(channelId);
    },
    due: async (at) => kept.watches.filter(({ nextAt }) => nextAt <= at),
    count: async () => ({
      all: kept.watches.length,
      paused: kept.watches.filter(({ paused }) => paused !== null).length,
    }),
    forget: async (userId) => {
      const isOwn = ({ createdBy, guildId }: Watch): boolean =>
        createdBy === userId && guildId === null;
      kept.watches = kept.watches
        .filter((watch) => !isOwn(watch))
        .map((watch) => (watch.createdBy === userId ? { ...watch, createdBy: null } : watch));
    },
  };
}
