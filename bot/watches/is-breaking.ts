import type { DigestStory } from '../../retrieval/digest/digest.ts';
import type { Told } from './untold-stories.ts';

/** A story that moves on after so many hours of silence is news again. */
const HOURS_SILENT = 12;
const HOUR = 3_600_000;

/**
 * Whether a story with something untold is worth a message of its own: it is new to the channel, a
 * publisher reports it for itself that the channel has not heard on it, or the channel has heard
 * nothing of it for half a day. `at` is ISO 8601 in UTC.
 */
export function isBreaking({ members }: DigestStory, told: Told, at: string): boolean {
  const heard = members.filter(({ id }) => told.has(id));
  const publishers = new Set(heard.map(({ source }) => source));
  if (members.some(({ source, isCopy }) => !isCopy && !publishers.has(source))) return true;
  const lastTold = heard
    .map(({ id }) => told.get(id) ?? '')
    .toSorted()
    .at(-1);
  return lastTold !== undefined && Date.parse(at) - Date.parse(lastTold) >= HOURS_SILENT * HOUR;
}
