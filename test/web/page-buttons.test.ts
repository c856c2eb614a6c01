import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sqliteFeedback } from '../../bot/state/feedback.ts';
import { openStateDatabase } from '../../bot/state/database.ts';
import { StateUnavailable } from '../../bot/errors.ts';
import { harbourTimeline } from '../bot/examples/example-digests.ts';
import { openPage } from './open-page.ts';

const question = 'Will the ferries run?';
const statement = 'The crews will not strike before 12 December.';

test('a follow-up leans on the answer under which it was begun', async (context) => {
  const { page, asked, faults } = await openPage(context);
  await ask(page, question);
  await page.getByRole('button', { name: 'Follow up' }).click();
  await page.getByText(`Following up on ${question}`).waitFor();
  await page.keyboard.type('And why?');
  await page.keyboard.press('Enter');
  await page.getByText('Following up on').waitFor({ state: 'hidden' });
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1]).toMatchObject({ text: 'And why?', previous: { question, answer: statement } });
  expect(faults).toEqual([]);
});

test('a follow-up is given up with Escape', async (context) => {
  const { page, asked } = await openPage(context);
  await ask(page, question);
  await page.getByRole('button', { name: 'Follow up' }).press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.type('Who won?');
  await page.keyboard.press('Enter');
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1]).not.toHaveProperty('previous');
});

test('the sources of an answer are shown below it', async (context) => {
  const { page } = await openPage(context);
  await ask(page, question);
  await page.getByRole('button', { name: 'Sources' }).click();
  await page.getByText('Only you would see this in Discord').waitFor();
  const quote = drawn(page, 'No strike before 12 December, crews said.');
  expect(await quote.count()).toBe(2);
});

test('an opinion is kept, with the reason that its window asks for', async (context) => {
  const feedback = sqliteFeedback(openStateDatabase(':memory:'));
  const { page } = await openPage(context, { parts: { feedback } });
  await ask(page, question);
  await page.getByRole('button', { name: '👎' }).click();
  await page.getByLabel('In a few words, if you like').fill('It is out of date.');
  await page.getByRole('button', { name: 'Send' }).click();
  await drawn(page, 'Thank you, that is noted.').waitFor();
  expect(await feedback.all()).toMatchObject([{ verdict: 'bad', reason: 'It is out of date.' }]);
});

test('an opinion that is thought better of is not kept', async (context) => {
  const feedback = sqliteFeedback(openStateDatabase(':memory:'));
  const { page } = await openPage(context, { parts: { feedback } });
  await ask(page, question);
  await page.getByRole('button', { name: '👎' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await feedback.all()).toEqual([]);
});

test('a timeline opens at its newest events, and its pages are turned in place', async (context) => {
  const events = Array.from({ length: 20 }, (_, index) => ({
    at: '2025-11-30T00:00:00.000Z',
    text: `Event ${index + 1} happened.`,
    citations: [1],
  }));
  const { page } = await openPage(context, {
    parts: { timeline: async ({ topic }) => ({ ...harbourTimeline, topic, events }) },
  });
  await page.keyboard.type('/timeline the harbour');
  await page.keyboard.press('Enter');
  await drawn(page, 'Event 20 happened.').waitFor();
  await page.getByRole('button', { name: 'Earlier' }).press('Enter');
  await drawn(page, 'Event 9 happened.').waitFor();
  expect(await drawn(page, 'Event 20 happened.').count()).toBe(0);
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Earlier');
});

test('a button of an answer that the server no longer knows says so', async (context) => {
  const { page } = await openPage(context);
  await ask(page, question);
  await page.route('**/api/press', async (route) => {
    await route.continue({ postData: { messageId: 'another', customId: 'sources' } });
  });
  await page.getByRole('button', { name: 'Sources' }).click();
  const hint = drawn(page, 'I no longer know this answer. Please ask again.');
  await hint.waitFor();
  expect(await hint.count()).toBe(1);
});

test('a button whose work fails says why and can be pressed again', async (context) => {
  const fault = new StateUnavailable('/state.sqlite', new Error('disk full'));
  const feedback = sqliteFeedback(openStateDatabase(':memory:'));
  let failures = 1;
  const { page } = await openPage(context, {
    parts: {
      feedback: {
        ...feedback,
        put: async (opinion) => {
          failures -= 1;
          if (failures >= 0) throw fault;
          await feedback.put(opinion);
        },
      },
    },
  });
  await ask(page, question);
  await page.getByRole('button', { name: '👍' }).click();
  await page.getByText(fault.forReader).waitFor();
  await page.getByRole('button', { name: 'Ask again' }).click();
  await drawn(page, 'Thank you, that is noted.').waitFor();
  expect(await feedback.all()).toMatchObject([{ verdict: 'good' }]);
});

test('a slow answer has its place while it is on its way', async (context) => {
  const { page } = await openPage(context, {
    parts: { answer: () => new Promise(() => undefined) },
  });
  await page.keyboard.type(question);
  await page.keyboard.press('Enter');
  const bones = page.locator('.pending .bone');
  await bones.first().waitFor();
  expect(await bones.count()).toBe(4);
});

async function ask(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox').fill(words);
  await page.keyboard.press('Enter');
  await drawn(page, statement).first().waitFor();
}

/** Words in the drawing of an answer, not in its payload. */
function drawn(page: Page, words: string): Locator {
  return page.locator('.markdown').getByText(words);
}
