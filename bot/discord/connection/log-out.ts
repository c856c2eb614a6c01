import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, Status } from 'discord.js';

/** How long a connection that is being made is waited for, and then its end, in milliseconds. */
const patience = 2000;

const underWay: ReadonlySet<Status> = new Set([Status.Connecting, Status.Identifying]);

/**
 * Logs the client out, within four seconds whatever Discord does.
 *
 * A client that is destroyed while it connects or identifies takes that for a lost connection: its
 * promise stays open for good, and it connects anew. So a connection under way is let in first.
 */
export async function logOut(client: Client): Promise<void> {
  const latest = Date.now() + patience;
  while (isUnderWay(client) && Date.now() < latest) await sleep(20);
  await Promise.race([client.destroy(), sleep(patience, undefined, { ref: false })]);
}

function isUnderWay(client: Client): boolean {
  return client.ws.shards.some(({ status }) => underWay.has(status));
}
