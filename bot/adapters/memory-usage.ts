import type { Asking, Usage } from '../ports/usage.ts';

/** The questions of the day for as long as the process lasts. */
export function memoryUsage(): Usage {
  const people = new Map<string, Asking & { count: number }>();
  return {
    take: async (asking, refuse) => {
      const { serverId, userId, day } = asking;
      const key = `${serverId} ${userId}`;
      const today = [...people.values()].filter(
        (each) => each.serverId === serverId && each.day === day,
      );
      const mine = people.get(key);
      const byPerson = mine?.day === day ? mine.count : 0;
      const byServer = today.reduce((sum, { count }) => sum + count, 0);
      const reason = refuse({ byPerson, byServer, lastAt: mine?.at ?? null });
      if (reason === null) people.set(key, { ...asking, count: byPerson + 1 });
      return reason;
    },
  };
}
