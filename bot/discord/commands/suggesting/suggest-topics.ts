import type { Desk } from '../../desk/desk.ts';
import { suggestNames } from './suggest-names.ts';

/**
 * Stories of late that fit what was typed so far, the newest and biggest first, at most 25 of at
 * most 80 characters: for options that name a topic. Only those that an allowed publisher tells.
 * @throws StoreUnavailable, where they have never been read.
 */
export async function suggestTopics({ topics, house }: Desk, typed: string): Promise<string[]> {
  const { sources } = house.settings;
  const told = (await topics()).filter(
    ({ publishers }) => sources.length === 0 || publishers.some((name) => sources.includes(name)),
  );
  return suggestNames(
    told.map(({ name }) => name),
    typed,
  );
}
