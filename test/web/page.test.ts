import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { ModelUnavailable } from '../../retrieval/errors.ts';
import { openPage } from './open-page.ts';
import { exampleAnswer } from './open-playground.ts';

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
  const source = answer.getByRole('link', { name: 'Ferry crews pause their strike' });
  expect(await source.getAttribute('href')).toBe('https://news.example/2025/12/ferry');
  expect(await source.getAttribute('target')).toBe('_blank');
  expect(await source.getAttribute('rel')).toBe('noopener noreferrer');
  expect(await page.getByRole('textbox', { name: 'Your question' }).inputValue()).toBe('');
  expect(await focused(page)).toBe('question');
  expect(faults).toEqual([]);
});

test('asks a suggested question by click, and suggests it no longer', async (context) => {
  const { page, asked } = await openPage(context);
  await page.getByRole('button', { name: 'Who paused the strike?' }).click();
  await drawn(page, statement).waitFor();
  expect(asked).toHaveLength(1);
  expect(await page.getByRole('list', { name: 'Questions to try' }).innerText()).toBe(
    'Will the ferries run?',
  );
  expect(await focused(page)).toBe('question');
});

test('says what the corpus holds and how to go live', async (context) => {
  const { page } = await openPage(context);
  await page
    .getByText('13 articles · newest 1 Dec 2025 · quoting answers · sample briefs')
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
  expect(await page.getByRole('textbox').inputValue()).toBe('And now?');
});

test('draws an error as a message, and asks again when told to', async (context) => {
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
  await page.getByRole('button', { name: 'Ask again' }).press('Enter');
  await drawn(page, statement).waitFor();
  expect(await page.getByRole('button', { name: 'Ask again' }).count()).toBe(0);
  expect(await page.getByRole('article', { name: 'You' }).count()).toBe(1);
});

test('says so when the playground is gone', async (context) => {
  const { page } = await openPage(context);
  await page.route('**/api/ask', (route) => route.abort());
  await ask(page, 'Will the ferries run?');
  const failure = page.getByRole('article', { name: 'Dateline' });
  await failure.getByRole('button', { name: 'Ask again' }).waitFor();
  expect(await failure.innerText()).toContain('The playground does not answer.');
});

test('starts a new line with Shift+Enter and counts what is written', async (context) => {
  const { page, asked } = await openPage(context);
  await page.keyboard.type('Two');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('lines');
  expect(await page.getByRole('textbox').inputValue()).toBe('Two\nlines');
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

test('opens the panel about the corpus at a button on a phone, and closes it with Escape', async (context) => {
  const { page } = await openPage(context, { browser: { viewport: { width: 390, height: 800 } } });
  const panel = page.getByRole('complementary', { name: 'About this corpus' });
  expect(await panel.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'About this corpus' }).click();
  await panel.getByText('2 Jun 2025').waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
});

test('stands still for a reader who asked for less motion', async (context) => {
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

async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole('textbox').fill(question);
  await page.keyboard.press('Enter');
}

/** Words in the drawing of an answer, not in its payload. */
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
