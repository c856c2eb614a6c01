import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sqlFeedback } from '../../../../bot/state/feedback.ts';
import { StateUnavailable } from '../../../../bot/errors.ts';
import { openStateDatabase } from '../../../../bot/state/database.ts';
import { ModelUnavailable } from '../../../../retrieval/errors.ts';
import { harbourTimeline } from '../../examples/example-answers.ts';
import { exampleAnswer } from '../open-playground.ts';
import { openPage } from './open-page.ts';

const question = 'Will the ferries run?';
const statement = 'The crews will not strike before 12 December.';

test('answers a question asked by keyboard, with its citation and its source', async (context) => {
  const { page, asked, faults } = await openPage(context);
  await page.keyboard.type('Will the ferries run?');
  await page.keyboard.press('Enter');
  const answer = page.getByRole('article', { name: 'Dateline' });
  await drawn(page, statement).waitFor();
  expect(asked.map((question) => question.text)).toEqual(['Will the ferries run?']);
  expect(await page.getByRole('article', { name: 'You' }).innerText()).toContain(
    'Will the ferries run?',
  );
  expect(await answer.innerText()).toContain('[1]');
  const source = answer.getByRole('link', { name: 'Coast Herald' });
  expect(await source.getAttribute('href')).toBe('https://news.example/2025/12/ferry');
  expect(await source.getAttribute('target')).toBe('_blank');
  expect(await source.getAttribute('rel')).toBe('noopener noreferrer');
  expect(await page.getByRole('textbox', { name: 'Your question' }).inputValue()).toBe('');
  expect(await focused(page)).toBe('question');
  expect(faults).toEqual([]);
});

test('asks a suggested question by click and removes the suggestion', async (context) => {
  const { page, asked } = await openPage(context);
  await page.getByRole('button', { name: 'Who paused the strike?' }).click();
  await drawn(page, statement).waitFor();
  expect(asked).toHaveLength(1);
  expect(await page.getByRole('list', { name: 'Questions to try' }).innerText()).toBe(
    'Will the ferries run?',
  );
  expect(await focused(page)).toBe('question');
});

test('shows the status of the corpus and how to go live', async (context) => {
  const { page } = await openPage(context);
  await page
    .getByText('13 articles · newest 1 Dec 2025 · answers are word-for-word quotes · sample briefs')
    .waitFor();
  const welcome = await page.getByRole('region', { name: 'Welcome to #ask-the-news' }).innerText();
  expect(welcome).toContain('DISCORD_TOKEN');
  expect(welcome).toContain('npm run ingest');
});

test('shows that Dateline is typing until the answer is there', async (context) => {
  const answer = Promise.withResolvers<ReturnType<typeof exampleAnswer>>();
  const { page } = await openPage(context, { parts: { answer: () => answer.promise } });
  await ask(page, 'Will the ferries run?');
  await page.getByText('Dateline is typing…').waitFor();
  await ask(page, 'And now?');
  answer.resolve(exampleAnswer('Will the ferries run?'));
  await drawn(page, statement).waitFor();
  await page.getByText('Dateline is typing…').waitFor({ state: 'hidden' });
  expect(await page.getByRole('article', { name: 'You' }).count()).toBe(1);
  expect(await page.getByRole('textbox', { name: 'Your question' }).inputValue()).toBe('And now?');
});

test('shows quotes while a model is writing, and the answer in their place', async (context) => {
  const answer = Promise.withResolvers<ReturnType<typeof exampleAnswer>>();
  const quote = 'No strike before 12 December, crews said.';
  const { page, faults } = await openPage(context, {
    parts: {
      answer: () => answer.promise,
      quoting: {
        answer: async (asked) => ({
          ...exampleAnswer(asked.text),
          statements: [{ text: quote, citations: [1] }],
          method: 'quotes',
        }),
        latest: async () => expect.fail('asked for'),
        timeline: async () => expect.fail('asked for'),
      },
    },
  });
  await page.clock.install();
  await ask(page, 'Will the ferries run?');
  await page.getByText('Dateline is typing…').waitFor();
  await page.clock.fastForward(3000);
  await drawn(page, quote).waitFor();
  await drawn(page, 'is still at work').waitFor();
  answer.resolve(exampleAnswer('Will the ferries run?'));
  await drawn(page, statement).waitFor();
  expect(await page.getByRole('article', { name: 'Dateline' }).count()).toBe(1);
  expect(await page.getByText('is still at work').count()).toBe(0);
  expect(faults).toEqual([]);
});

test('shows an error as a message and asks again on demand', async (context) => {
  let failures = 1;
  const { page } = await openPage(context, {
    parts: {
      answer: ({ text }) => {
        failures -= 1;
        return failures < 0
          ? Promise.resolve(exampleAnswer(text))
          : Promise.reject(new ModelUnavailable('overloaded', { retryable: true }));
      },
    },
  });
  await ask(page, 'Will the ferries run?');
  await page.getByText('The language model is not available right now.').waitFor();
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await drawn(page, statement).waitFor();
  expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  expect(await page.getByRole('article', { name: 'You' }).count()).toBe(1);
});

test('says that the playground does not respond', async (context) => {
  const { page } = await openPage(context);
  await page.route('**/api/ask', (route) => route.abort());
  await ask(page, 'Will the ferries run?');
  const failure = page.getByRole('article', { name: 'Dateline' });
  await failure.getByRole('button', { name: 'Try again' }).waitFor();
  expect(await failure.innerText()).toContain('The playground does not respond.');
});

test('starts a new line with Shift+Enter and counts characters', async (context) => {
  const { page, asked } = await openPage(context);
  await page.keyboard.type('Two');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('lines');
  expect(await page.getByRole('textbox', { name: 'Your question' }).inputValue()).toBe(
    'Two\nlines',
  );
  await page.getByText('9 / 1,000').waitFor();
  await page.keyboard.press('Enter');
  await drawn(page, statement).waitFor();
  expect(asked[0]?.text).toBe('Two\nlines');
});

test('does not send an empty question or one that is too long', async (context) => {
  const { page, asked } = await openPage(context);
  await ask(page, '  ');
  await ask(page, 'x'.repeat(1001));
  await page.getByText('1,001 / 1,000').waitFor();
  expect(await page.locator('#question:invalid').count()).toBe(1);
  await ask(page, 'x'.repeat(1000));
  await drawn(page, statement).waitFor();
  expect(asked).toHaveLength(1);
});

test('shows the payload of a message on demand', async (context) => {
  const { page } = await openPage(context);
  await ask(page, 'Will the ferries run?');
  const payload = page.getByText('"accent_color"');
  await page.getByText('JSON').waitFor();
  expect(await payload.isVisible()).toBe(false);
  await page.getByText('JSON').click();
  await payload.waitFor();
});

test.for([
  [390, 'dark'],
  [390, 'light'],
  [1280, 'dark'],
  [1280, 'light'],
] as const)(
  'fits %i pixels in the %s theme without scrolling sideways',
  async ([width, colorScheme], context) => {
    const { page } = await openPage(context, {
      browser: { viewport: { width, height: 800 }, colorScheme },
    });
    await ask(page, 'w'.repeat(1000));
    await drawn(page, statement).waitFor();
    await page.getByText('JSON').click();
    const [scrollWidth, inner] = await widths(page);
    expect(scrollWidth).toBeLessThanOrEqual(width);
    expect(inner).toBeLessThanOrEqual(width);
    const [red = 0] = await background(page);
    expect(red < 128).toBe(colorScheme === 'dark');
  },
);

test('remembers the theme that the reader chose', async (context) => {
  const { page } = await openPage(context, { browser: { colorScheme: 'dark' } });
  await page.getByRole('button', { name: 'Switch to the light theme' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'Switch to the dark theme' }).waitFor();
  const [red = 0] = await background(page);
  expect(red).toBeGreaterThan(128);
});

test('on a phone, a button opens the panel about the corpus and Escape closes it', async (context) => {
  const { page } = await openPage(context, { browser: { viewport: { width: 390, height: 800 } } });
  const panel = page.getByRole('complementary', { name: 'About these articles' });
  expect(await panel.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'About these articles' }).click();
  await panel.getByText('2 Jun 2025').waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
});

test('does not animate for a reader who prefers reduced motion', async (context) => {
  const { page } = await openPage(context, {
    parts: { answer: () => new Promise(() => undefined) },
    browser: { reducedMotion: 'reduce' },
  });
  await ask(page, 'Will the ferries run?');
  await page.getByText('Dateline is typing…').waitFor();
  expect(
    await page.evaluate(
      `getComputedStyle(document.querySelector('#typing'), '::before').animationName`,
    ),
  ).toBe('none');
});

test('a follow-up refers to the answer under which it was started', async (context) => {
  const { page, asked, faults } = await openPage(context);
  await askAndWait(page, question);
  await page.getByRole('button', { name: 'Follow up' }).click();
  await page.getByText(`Following up on ${question}`).waitFor();
  await page.keyboard.type('And why?');
  await page.keyboard.press('Enter');
  await page.getByText('Following up on').waitFor({ state: 'hidden' });
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1]).toMatchObject({
    text: 'And why?',
    previous: { question, answer: statement },
  });
  expect(faults).toEqual([]);
});

test('Escape cancels a follow-up', async (context) => {
  const { page, asked } = await openPage(context);
  await askAndWait(page, question);
  await page.getByRole('button', { name: 'Follow up' }).press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.type('Who won?');
  await page.keyboard.press('Enter');
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1]).not.toHaveProperty('previous');
});

test('the sources of an answer are shown below it', async (context) => {
  const { page } = await openPage(context);
  await askAndWait(page, question);
  await page.getByRole('button', { name: 'Sources' }).click();
  await page.getByText('Only you would see this in Discord').waitFor();
  const quote = drawn(page, 'No strike before 12 December, crews said.');
  expect(await quote.count()).toBe(1);
});

test('a rating is stored with the reason from its dialog', async (context) => {
  const feedback = sqlFeedback(openStateDatabase(':memory:'));
  const { page } = await openPage(context, { parts: { feedback } });
  await askAndWait(page, question);
  await page.getByRole('button', { name: 'Bad answer' }).click();
  await page.getByLabel('A few words (optional)').fill('It is out of date.');
  await page.getByRole('button', { name: 'Send' }).click();
  await drawn(page, 'Thank you for your feedback.').waitFor();
  expect(await feedback.all()).toMatchObject([{ verdict: 'bad', reason: 'It is out of date.' }]);
});

test('a cancelled rating is not stored', async (context) => {
  const feedback = sqlFeedback(openStateDatabase(':memory:'));
  const { page } = await openPage(context, { parts: { feedback } });
  await askAndWait(page, question);
  await page.getByRole('button', { name: 'Bad answer' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await feedback.all()).toEqual([]);
});

test('a timeline opens at its newest events, and its pages replace each other', async (context) => {
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

test('a button of an answer that is no longer stored says so', async (context) => {
  const { page } = await openPage(context);
  await askAndWait(page, question);
  await page.route('**/api/press', async (route) => {
    await route.continue({ postData: { messageId: 'another', customId: 'sources' } });
  });
  await page.getByRole('button', { name: 'Sources' }).click();
  const hint = drawn(page, 'I no longer have this answer. Please ask again.');
  await hint.waitFor();
  expect(await hint.count()).toBe(1);
});

test('a button that fails says why and can be pressed again', async (context) => {
  const fault = new StateUnavailable('/state.sqlite', new Error('disk full'));
  const feedback = sqlFeedback(openStateDatabase(':memory:'));
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
  await askAndWait(page, question);
  await page.getByRole('button', { name: 'Good answer' }).click();
  await page.getByText(fault.forReader).waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await drawn(page, 'Thank you for your feedback.').waitFor();
  expect(await feedback.all()).toMatchObject([{ verdict: 'good' }]);
});

test('a slow answer has a placeholder', async (context) => {
  const { page } = await openPage(context, {
    parts: { answer: () => new Promise(() => undefined) },
  });
  await page.keyboard.type(question);
  await page.keyboard.press('Enter');
  const bones = page.locator('.pending .bone');
  await bones.first().waitFor();
  expect(await bones.count()).toBe(4);
});

/** Asks and waits for the answer. */
async function askAndWait(page: Page, words: string): Promise<void> {
  await ask(page, words);
  await drawn(page, statement).first().waitFor();
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your question' }).fill(question);
  await page.keyboard.press('Enter');
}

/** Text in a drawn answer, not in its payload. */
function drawn(page: Page, words: string): Locator {
  return page.locator('.markdown').getByText(words);
}

function focused(page: Page): Promise<unknown> {
  return page.evaluate('document.activeElement.id');
}

/** How wide the page's content is, and that of the conversation in it, in pixels. */
function widths(page: Page): Promise<number[]> {
  return page.evaluate(
    `[document.documentElement, document.querySelector('#scroller')].map((part) => part.scrollWidth)`,
  );
}

/** Red, green and blue behind the page, 0 to 255. */
function background(page: Page): Promise<number[]> {
  return page.evaluate(
    `getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number)`,
  );
}
