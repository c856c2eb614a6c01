import { daysBefore } from '../days-before.ts';
import { type Announcement, type Announcements, DAYS_REMEMBERED } from '../ports/announcements.ts';
import type { Watch } from '../ports/watches.ts';

/** What is kept in memory: watches, when which channel was told which article, and what waits. */
export type Kept = {
  watches: Watch[];
  told: Map<string, Map<string, string>>;
  announcements: Map<string, Announcement & { tryAt: string }>;
};

/** What channels were told and what waits to be sent, in `kept`. */
export function memoryAnnouncements(kept: Kept): Announcements {
  const { told, announcements } = kept;
  const change = (isMeant: (watch: Watch) => boolean, changes: Partial<Watch>): void => {
    kept.watches = kept.watches.map((watch) => (isMeant(watch) ? { ...watch, ...changes } : watch));
  };
  return {
    told: async (channelId, articleIds) => {
      const known = told.get(channelId);
      return new Map(
        articleIds.flatMap((id) => {
          const at = known?.get(id);
          return at === undefined ? [] : [[id, at] as const];
        }),
      );
    },
    lastAnnouncement: async (channelId) => announced(announcements.get(channelId)),
    decide: async ({ channelId, at, payload, answer, articleIds, checked }) => {
      const remembered = [...(told.get(channelId) ?? [])].filter(
        ([, toldAt]) => toldAt >= daysBefore(at, DAYS_REMEMBERED),
      );
      told.set(channelId, new Map([...remembered, ...articleIds.map((id) => [id, at] as const)]));
      for (const { id, nextAt } of checked)
        change((watch) => watch.id === id, { nextAt, checkedAt: at });
      if (payload === null) return;
      const copy = structuredClone({ payload, answer });
      const planned = { channelId, plannedAt: at, ...copy, tryAt: at };
      announcements.set(channelId, { ...planned, sentAt: null, attempts: 0 });
    },
    pending: async (at) =>
      [...announcements.values()]
        .filter(({ sentAt, tryAt }) => sentAt === null && tryAt <= at)
        .flatMap((found) => announced(found) ?? []),
    markSent: async (channelId, at) => {
      const found = announcements.get(channelId);
      if (found !== undefined) announcements.set(channelId, { ...found, sentAt: at });
      change((watch) => watch.channelId === channelId, { paused: null });
    },
    putOff: async (channelId, until, paused) => {
      const found = announcements.get(channelId);
      if (found !== undefined)
        announcements.set(channelId, { ...found, tryAt: until, attempts: found.attempts + 1 });
      change((watch) => watch.channelId === channelId, { paused });
    },
    removeChannel: async (channelId) => {
      kept.watches = kept.watches.filter((watch) => watch.channelId !== channelId);
      told.delete(channelId);
      announcements.delete(channelId);
    },
  };
}

function announced(found: (Announcement & { tryAt: string }) | undefined): Announcement | null {
  if (found === undefined) return null;
  const { tryAt: _tryAt, ...announcement } = found;
  return announcement;
}
