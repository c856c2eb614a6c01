import { openWeb, type OpenWebOptions } from '../../corpus/sources/web/open-web.ts';
import type { Web } from '../../corpus/web.ts';
import { startNewsroom, type Newsroom } from './newsroom/newsroom.ts';
import type { Site } from './newsroom/newsroom-request.ts';
import { type SimulatedClock, simulatedClock } from './simulated-clock.ts';

/** A newsroom, the real web that reaches nothing else, and the clock of both. */
export type WebUnderTest = AsyncDisposable & {
  newsroom: Newsroom;
  web: Web;
  clock: SimulatedClock;
};

/** Opens all three; disposing of them says whether the newsroom was surprised. */
export async function webForTest(
  sites: Readonly<Record<string, Site>>,
  options: Partial<OpenWebOptions> = {},
): Promise<WebUnderTest> {
  const clock = simulatedClock('2026-03-02T08:00:00Z');
  const newsroom = await startNewsroom({ now: clock.now, sites });
  const web = openWeb({
    userAgent: 'Dateline/0 (+https://dateline.example/about)',
    now: clock.now,
    sleep: clock.sleep,
    lookup: newsroom.lookup,
    allowPrivate: ['127.0.0.1'],
    ...options,
  });
  return { newsroom, web, clock, [Symbol.asyncDispose]: newsroom.close };
}
