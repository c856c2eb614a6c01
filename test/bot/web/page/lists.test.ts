import { expect, test } from 'vitest';
import { StoreUnavailable } from '../../../../retrieval/errors.ts';
import { openPage } from './open-page.ts';

test('a story shows its headline, its publishers, how many are independent, and when', async (context) => {
  const { page, faults } = await openPage(context);
  await page.getByRole('link', { name: 'Stories' }).click();
  const story = page.getByRole('listitem').filter({ hasText: 'Ferry crews' });
  await story.waitFor();
  const words = await story.innerText();
  expect(words).toContain('Coast Herald, Northern Wire and Harbour Post');
  expect(words).toContain('5 articles from 3 publishers, 2 independent');
  expect(words).toContain('since 30 November 2025');
  expect(await story.getByRole('link').getAttribute('href')).toBe(
    'https://news.example/2025/12/ferry',
  );
  expect(await page.getByRole('link', { name: 'Storm weakens' }).count()).toBe(0);
  expect(faults).toEqual([]);
});

test('a story leads to its timeline', async (context) => {
  const { page } = await openPage(context);
  await page.getByRole('link', { name: 'Stories' }).click();
  await page.getByRole('button', { name: 'Timeline: Storm weakens on its way north' }).click();
  await page.getByRole('heading', { name: 'Timeline: Storm weakens on its way north' }).waitFor();
  expect(await page.getByRole('link', { name: 'Ask' }).getAttribute('aria-current')).toBe('page');
});

test('every feed shows its status, the reason, and what to do about it', async (context) => {
  const { page } = await openPage(context);
  await page.getByRole('link', { name: 'Feeds' }).press('Enter');
  const failing = page.getByRole('listitem').filter({ hasText: 'northern-wire' });
  await failing.waitFor();
  const words = await failing.innerText();
  expect(words).toMatch(/Failing/u);
  expect(words).toContain('The server answered with status 503.');
  expect(words).toContain('It is tried again by itself.');
  expect(await page.locator('.health').allInnerTexts()).toEqual([
    'OK',
    'Failing',
    'Not read yet',
    'Ended',
  ]);
});

test.for([
  ['Stories', 'npm run ingest -- FOLDER'],
  ['Feeds', 'npm run feeds -- add URL'],
] as const)('an empty list of %s says how to fill it', async ([name, cure], context) => {
  const parts = { stories: async () => [], feeds: async () => [] };
  const { page } = await openPage(context, { parts });
  await page.getByRole('link', { name }).click();
  const shown = page.locator('.list-view:not([hidden]) .nothing');
  expect(await shown.innerText()).toContain(cure);
});

test('a list that fails to load says why and can be reloaded', async (context) => {
  const fault = new StoreUnavailable('/data/store', 'no such folder');
  let failures = 1;
  const { page } = await openPage(context, {
    parts: {
      stories: async () => {
        failures -= 1;
        return await (failures >= 0 ? Promise.reject(fault) : Promise.resolve([]));
      },
    },
  });
  await page.getByRole('link', { name: 'Stories' }).click();
  await page.getByText(fault.forReader).waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('No dated articles yet.').waitFor();
  expect(failures).toBe(-1);
});

test('the address opens its view, and the back button returns to the conversation', async (context) => {
  const { page } = await openPage(context);
  await page.getByRole('textbox').fill('Half a question');
  await page.getByRole('link', { name: 'Feeds' }).click();
  await page.getByRole('heading', { name: 'Feeds', exact: true }).waitFor();
  await page.goBack();
  expect(await page.getByRole('textbox').inputValue()).toBe('Half a question');
});

test.for([390, 1280])('the lists fit %i pixels', async (width, context) => {
  const { page } = await openPage(context, { browser: { viewport: { width, height: 800 } } });
  for (const name of ['Stories', 'Feeds']) {
    await page.getByRole('link', { name }).click();
    await page.locator('.list-view:not([hidden]) .item').first().waitFor();
    const scrolled = await page.evaluate('document.documentElement.scrollWidth');
    expect(scrolled).toBeLessThanOrEqual(width);
  }
});
