import type { HttpAnswer } from './http-get.ts';
import { VisitFailed } from '../visit-failed.ts';

/** The answer at the end of a way, and what the way was like. */
export type Followed = {
  answer: HttpAnswer;
  /** Where the address moved for good; null where it did not. */
  movedTo: string | null;
  /** Whether every redirect was for good. */
  isForGood: boolean;
};

export type FollowOptions = {
  /** Which address a redirect names; throws VisitFailed for one that may not be visited. */
  check: (location: string, base: URL) => URL;
  ask: (url: URL) => Promise<HttpAnswer>;
  /** How often an address may lead on. */
  most: number;
};

/**
 * Follows redirects by hand, so that every address on the way is checked and waits for its turn.
 * What comes after the first redirect for now is not lasting, whatever it calls itself.
 * @throws VisitFailed for a way that is too long, leads in a circle or nowhere.
 */
export async function followRedirects(
  start: URL,
  { check, ask, most }: FollowOptions,
): Promise<Followed> {
  const seen = new Set([start.href]);
  let answer = await ask(start);
  let movedTo: string | null = null;
  let isForGood = true;
  while (redirects.has(answer.status)) {
    const { location } = answer.headers;
    if (location === undefined)
      throw new VisitFailed('the address leads on to another and does not say which');
    const next = check(location, answer.url);
    if (seen.has(next.href)) throw new VisitFailed('the address leads in a circle');
    if (seen.size > most) throw new VisitFailed(`the address leads on more than ${most} times`);
    seen.add(next.href);
    isForGood &&= answer.status === 301 || answer.status === 308;
    if (isForGood) movedTo = next.href;
    answer = await ask(next);
  }
  return { answer, movedTo, isForGood };
}

const redirects = new Set([301, 302, 303, 307, 308]);
