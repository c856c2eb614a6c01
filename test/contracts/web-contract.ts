import { describe, expect, test } from 'vitest';
import type { Web } from '../../corpus/web.ts';

/** What is at the address that the contract visits. */
export type WebMood = 'has news' | 'has nothing new' | 'moved for good' | 'is gone' | 'is busy';

/** A web, the address to visit, and how to let go of what is behind it. */
export type OpenedWeb = { web: Web; url: string; close: () => Promise<void> };

/** What is at the address while it has news. */
export const contractPage = '<!doctype html><title>Ferry</title><p>The ferry sails again in May.';
/** The validators that come with it. */
export const contractValidators = { etag: '"ferry-1"', lastModified: null };

/** What every web promises; `open` starts one with an address in this mood. */
export function webContract(name: string, open: (mood: WebMood) => Promise<OpenedWeb>): void {
  async function using(
    mood: WebMood,
    use: (web: Web, url: string) => Promise<void>,
  ): Promise<void> {
    const { web, url, close } = await open(mood);
    try {
      await use(web, url);
    } finally {
      await close();
    }
  }

  describe(`web: ${name}`, () => {
    test('brings the content, what it is said to be, and validators for the next visit', async () => {
      await using('has news', async (web, url) => {
        const visit = await web.visit(url, { as: 'page' });
        expect(visit).toMatchObject({
          kind: 'fetched',
          url,
          movedTo: null,
          mediaType: 'text/html',
          charset: 'utf-8',
          validators: contractValidators,
        });
        expect(visit.kind === 'fetched' && new TextDecoder().decode(visit.bytes)).toBe(
          contractPage,
        );
      });
    });

    test('says that nothing changed to whoever has it already', async () => {
      await using('has nothing new', async (web, url) => {
        const visit = await web.visit(url, { as: 'feed', validators: contractValidators });
        expect(visit).toEqual({ kind: 'unchanged', movedTo: null });
      });
    });

    test('says where an address moved for good', async () => {
      await using('moved for good', async (web, url) => {
        const visit = await web.visit(url, { as: 'page' });
        expect(visit).toMatchObject({ kind: 'fetched', movedTo: `${url}/new`, url: `${url}/new` });
      });
    });

    test('says what is gone for good', async () => {
      await using('is gone', async (web, url) => {
        expect(await web.visit(url, { as: 'feed' })).toEqual({ kind: 'gone' });
      });
    });

    test('says in a sentence why a visit failed, and how long to wait', async () => {
      await using('is busy', async (web, url) => {
        const visit = await web.visit(url, { as: 'feed' });
        expect(visit).toMatchObject({ kind: 'failed', retryAfter: 120_000 });
        expect(visit.kind === 'failed' && visit.reason).toMatch(/\w+ \w+/u);
      });
    });

    test('makes a failed visit of one that is called off', async () => {
      await using('has news', async (web, url) => {
        const visit = await web.visit(url, { as: 'page', signal: AbortSignal.abort() });
        expect(visit).toMatchObject({ kind: 'failed', retryAfter: null });
      });
    });
  });
}
