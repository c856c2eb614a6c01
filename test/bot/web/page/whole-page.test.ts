import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openPage } from './open-page.ts';

const statement = 'The crews will not strike before 12 December.';
const findings = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

test.for([
  ['ask', 'light'],
  ['ask', 'dark'],
  ['stories', 'light'],
  ['stories', 'dark'],
  ['feeds', 'light'],
  ['feeds', 'dark'],
] as const)('axe finds nothing in the view %s, %s', async ([view, colorScheme], context) => {
  // The policy of the page forbids scripts from elsewhere, such as axe.
  const { page } = await openPage(context, { browser: { bypassCSP: true, colorScheme } });
  await askAndWait(page, 'Will the ferries run?');
  await page.getByRole('button', { name: 'Good answer' }).click();
  await page.getByText('Thank you for your feedback').first().waitFor();
  await page.evaluate(`location.hash = '#${view}'`);
  await page.locator(`#view-${view}:not([hidden])`).waitFor();
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  await page.evaluate(axe.source);
  const { violations } = findings.parse(await page.evaluate('axe.run()'));
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
});

test('the conversation is there again after a reload, with its buttons and ratings', async (context) => {
  const { page, asked, faults } = await openPage(context);
  await askAndWait(page, 'Will the ferries run?');
  await page.getByRole('button', { name: 'Good answer' }).click();
  await page.locator('button[aria-pressed=true]').waitFor();
  await page.reload();
  await drawn(page, statement).first().waitFor();
  expect(asked).toHaveLength(1);
  expect(await page.getByRole('article', { name: 'You' }).innerText()).toContain('ferries run?');
  const pressed = page.locator('button[aria-pressed=true]');
  expect(await pressed.getAttribute('aria-label')).toBe('Good answer');
  await page.getByRole('button', { name: 'Sources' }).click();
  await drawn(page, 'No strike before 12 December').waitFor();
  expect(faults).toEqual([]);
});

test('a question in the address is asked', async (context) => {
  const { page, asked } = await openPage(context);
  await askAndWait(page, 'Will the ferries run?');
  const address = page.url();
  expect(new URL(address).hash).toBe('#ask?q=Will+the+ferries+run%3F');
  const other = await page.context().newPage();
  await other.goto(address);
  await drawn(other, statement).waitFor();
  expect(asked.map(({ text }) => text)).toEqual(['Will the ferries run?', 'Will the ferries run?']);
});

test('↑ recalls the questions before, ↓ leads back', async (context) => {
  const { page } = await openPage(context);
  await askAndWait(page, 'Will the ferries run?');
  await askAndWait(page, 'And when?');
  const box = page.getByRole('textbox', { name: 'Your question' });
  await box.focus();
  for (const [key, shown] of [
    ['ArrowUp', 'And when?'],
    ['ArrowUp', 'Will the ferries run?'],
    ['ArrowUp', 'Will the ferries run?'],
    ['ArrowDown', 'And when?'],
    ['ArrowDown', ''],
  ] as const) {
    await page.keyboard.press(key);
    expect(await box.inputValue()).toBe(shown);
  }
});

test('the title names the view', async (context) => {
  const { page } = await openPage(context);
  expect(await page.title()).toBe('Ask · Dateline playground');
  await page.getByRole('link', { name: 'Stories' }).click();
  await expect.poll(async () => await page.title()).toBe('Stories · Dateline playground');
});

test('without JavaScript the page says what to do instead', async (context) => {
  const { page } = await openPage(context);
  const browser = page.context().browser();
  const tab = await browser?.newContext({ javaScriptEnabled: false });
  const plain = await tab?.newPage();
  await plain?.goto(page.url());
  const said = await plain?.locator('noscript').innerText();
  expect(said).toContain('This page needs JavaScript');
  expect(said).toContain('npm run ask');
  await tab?.close();
});

test('at 400 % zoom nothing is cut off, and the page can be used', async (context) => {
  const viewport = { width: 320, height: 256 };
  const { page } = await openPage(context, { browser: { viewport } });
  await askAndWait(page, 'Will the ferries run?');
  for (const view of ['stories', 'feeds', 'ask']) {
    await page.evaluate(`location.hash = '#${view}'`);
    await page.locator(`#view-${view}:not([hidden])`).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  }
  const box = page.getByRole('textbox', { name: 'Your question' });
  await box.scrollIntoViewIfNeeded();
  expect(await box.isVisible()).toBe(true);
  const answer = drawn(page, statement).first();
  await answer.scrollIntoViewIfNeeded();
  const { height = 0 } = (await answer.boundingBox()) ?? {};
  expect(height).toBeGreaterThan(0);
});

test('a feed can be followed and removed, and what fails says what to do', async (context) => {
  const changes: string[] = [];
  const { page, faults } = await openPage(context, {
    parts: {
      followFeed: async (url) => {
        changes.push(`follow ${url}`);
        const rejected = url.includes('nothing') ? [{ input: url, reason: 'it is gone' }] : [];
        const added = rejected.length > 0 ? [] : [url];
        return await Promise.resolve({ added, known: [], also: [], rejected });
      },
      unfollowFeed: async (url) => {
        changes.push(`remove ${url}`);
        return await Promise.resolve({ removed: [url], unknown: [] });
      },
    },
  });
  await page.getByRole('link', { name: 'Feeds' }).click();
  const box = page.getByRole('textbox', { name: 'Address of a site' });
  await box.fill('https://news.example/');
  await page.keyboard.press('Enter');
  await page.getByText('Now following https://news.example/').waitFor();
  expect(await box.inputValue()).toBe('');
  await box.fill('https://nothing.example/');
  await page.getByRole('button', { name: 'Follow', exact: true }).click();
  await page.getByText('Nothing was added: it is gone.').waitFor();
  await page.getByRole('button', { name: 'Remove: The Old Paper' }).click();
  await page.getByText('The Old Paper is no longer followed').waitFor();
  expect(changes).toEqual([
    'follow https://news.example/',
    'follow https://nothing.example/',
    'remove https://old-paper.example/rss',
  ]);
  expect(faults).toEqual([]);
});

async function askAndWait(page: Page, words: string): Promise<void> {
  const before = await drawn(page, statement).count();
  await page.getByRole('textbox', { name: 'Your question' }).fill(words);
  await page.keyboard.press('Enter');
  await drawn(page, statement).nth(before).waitFor();
}

/** Text in a drawn answer, not in its payload. */
function drawn(page: Page, words: string): Locator {
  return page.locator('.markdown').getByText(words);
}
