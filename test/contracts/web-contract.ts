import { describe, expect, test } from 'vitest';
import type { Web } from '../../corpus/web.ts';

/** What the server answers at the address that the contract visits. */
export type WebCase = 'content' | 'not modified' | 'moved permanently' | 'gone' | 'busy';

/** A web, the address to visit, and a function that closes both. */
export type OpenedWeb = { web: Web; url: string; close: () => Promise<void> };

/** The content at the address. */
export const contractPage = '<!doctype html><title>Ferry</title><p>The ferry sails again in May.';
/** The validators that come with it. */
export const contractValidators = { etag: '"ferry-1"', lastModified: null };

/** Tests that every web has to pass; `open` starts one whose server answers in this way. */
export function webContract(name: string, open: (answer: WebCase) => Promise<OpenedWeb>): void {
  async function using(
    answer: WebCase,
    use: (web: Web, url: string) => Promise<void>,
  ): Promise<void> {
    const { web, url, close } = await open(answer);
    try {
      await use(web, url);
    } finally {
      await close();
    }
  }

  describe(`web: ${name}`, () => {
    test('fetches the content with its media type, character set and validators', async () => {
      await using('content', async (web, url) => {
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

    test('reports that nothing has changed', async () => {
      await using('not modified', async (web, url) => {
        const visit = await web.visit(url, { as: 'feed', validators: contractValidators });
        expect(visit).toEqual({ kind: 'unchanged', movedTo: null });
      });
    });

    test('reports a permanent redirect', async () => {
      await using('moved permanently', async (web, url) => {
        const visit = await web.visit(url, { as: 'page' });
        expect(visit).toMatchObject({ kind: 'fetched', movedTo: `${url}/new`, url: `${url}/new` });
      });
    });

    test('reports what is gone', async () => {
      await using('gone', async (web, url) => {
        expect(await web.visit(url, { as: 'feed' })).toEqual({ kind: 'gone' });
      });
    });

    test('says in one sentence why a visit failed, and how long to wait', async () => {
      await using('busy', async (web, url) => {
        const visit = await web.visit(url, { as: 'feed' });
        expect(visit).toMatchObject({ kind: 'failed', retryAfter: 120_000 });
        expect(visit.kind === 'failed' && visit.reason).toMatch(/\w+ \w+/u);
      });
    });

    test('an aborted visit is a failed visit', async () => {
      await using('content', async (web, url) => {
        const visit = await web.visit(url, { as: 'page', signal: AbortSignal.abort() });
        expect(visit).toMatchObject({ kind: 'failed', retryAfter: null });
      });
    });
  });
}
