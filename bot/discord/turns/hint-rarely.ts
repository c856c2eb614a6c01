import type { Desk } from '../desk/desk.ts';
import type { Place } from '../places/place.ts';
import { decline } from './turn.ts';

const EVERY_MILLISECONDS = 60 * 60_000;

/** Gives a channel a hint, at most once an hour: silence is better than the same words again. */
export async function hintRarely(desk: Desk, place: Place, sentence: string): Promise<void> {
  const now = desk.now().getTime();
  const last = desk.hinted.get(place.channelId);
  if (last !== undefined && now - last < EVERY_MILLISECONDS) return;
  desk.hinted.set(place.channelId, now);
  await decline(desk, place, sentence);
}
