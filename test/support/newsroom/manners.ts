import type { NewsroomRequest } from './newsroom-request.ts';

/** How a host was treated, by the request log. */
export type Manners = {
  requests: number;
  /** The most requests that it was busy with at a time. */
  mostAtOnce: number;
  /** The shortest time between two requests in milliseconds; infinite for a single one. */
  shortestGap: number;
  /** The names under which it was asked. */
  userAgents: string[];
};

/** How every host of a log was treated, in the order of first requests. */
export function mannersByHost(log: readonly NewsroomRequest[]): Record<string, Manners> {
  const byHost = Object.entries(Object.groupBy(log, ({ host }) => host));
  return Object.fromEntries(byHost.map(([host, requests = []]) => [host, mannersOf(requests)]));
}

function mannersOf(requests: readonly NewsroomRequest[]): Manners {
  const times = requests.map(({ at }) => at.getTime());
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  return {
    requests: requests.length,
    mostAtOnce: Math.max(...requests.map(({ atOnce }) => atOnce)),
    shortestGap: Math.min(...gaps),
    userAgents: [...new Set(requests.map(({ headers }) => headers['user-agent'] ?? ''))],
  };
}
