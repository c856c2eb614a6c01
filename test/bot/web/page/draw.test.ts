import type { Page } from 'playwright-core';
import { expect, test, type TestContext } from 'vitest';
import type { DiscordMessage } from '../../../../bot/messages/discord/discord-message.ts';
import { exampleAnswer } from '../open-playground.ts';
import { type OpenPage, openPage } from './open-page.ts';

const noon = 1764590400;
const attack = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>';

test('draws running text as Discord does', async (context) => {
  const { page } = await draw(context, [
    text('**bold** *italic* __under__ ~~struck~~ `code` [words](https://a.example/x)'),
  ]);
  expect(await texts(page, 'strong, em, u, s, code, a')).toEqual([
    'bold',
    'italic',
    'under',
    'struck',
    'code',
    'words',
  ]);
  expect(await page.locator('.markdown a').getAttribute('title')).toBe('https://a.example/x');
});

test('draws headings, small print, quotes, lists and fences as Discord does', async (context) => {
  const { page } = await draw(context, [
    text('# One\n## Two\n### Three\n-# small\n> quoted\n- a\n  - b\n3. c\n```\n# code\n```'),
  ]);
  expect(await texts(page, 'h4, h5, h6, .subtext, blockquote, ul ul, pre')).toEqual([
    'One',
    'Two',
    'Three',
    'small',
    'quoted',
    'b',
    '# code',
  ]);
  expect(await page.locator('.markdown ol').getAttribute('start')).toBe('3');
});

test('draws timestamps with the full date as tooltip', async (context) => {
  const { page } = await draw(context, [text(`<t:${noon}:D> <t:${noon}:t> <t:${noon}:d> <t:0:R>`)]);
  const times = await texts(page, 'time');
  expect(times.slice(0, 3)).toEqual(['1 December 2025', '12:00', '01/12/2025']);
  expect(times[3]).toMatch(/^\d+ years ago$/);
  const first = page.locator('.markdown time').first();
  expect(await first.getAttribute('title')).toMatch(/^Monday,? 1 December 2025 at 12:00$/);
  expect(await first.getAttribute('datetime')).toBe('2025-12-01T12:00:00.000Z');
});

test('shows a spoiler when it is pressed', async (context) => {
  const { page } = await draw(context, [text('||the end||')]);
  const words = page.locator('.markdown').getByText('the end');
  expect(await words.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Spoiler, press to show' }).press('Enter');
  await words.waitFor();
});

test('draws containers, sections, separators and buttons', async (context) => {
  const { page, strayCalls } = await draw(context, [
    {
      type: 17,
      accent_color: 0x00_80_ff,
      components: [
        { type: 9, components: [text('words')], accessory: button(5, 'Open') },
        { type: 14 },
        { type: 14, divider: false, spacing: 2 },
        { type: 1, components: [{ type: 2, style: 2, label: 'Only there', custom_id: 'x' }] },
        { type: 12, items: [{ media: { url: 'https://a.example/p.png' }, description: 'A map' }] },
        { type: 99 },
      ],
    },
  ]);
  expect(
    await page.evaluate(
      `getComputedStyle(document.querySelector('.container'), '::before').backgroundColor`,
    ),
  ).toBe('rgb(0, 128, 255)');
  expect(await page.locator('.container hr').count()).toBe(1);
  const link = page.getByRole('link', { name: 'Open' });
  expect(await link.getAttribute('href')).toBe('https://a.example/');
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
  const dead = page.getByRole('button', { name: 'Only there' });
  expect(await dead.getAttribute('title')).toBe('This button only works in Discord');
  await page.getByRole('link', { name: 'A map' }).waitFor();
  await page.getByText('Discord shows a component of type 99 here.').waitFor();
  expect(strayCalls).toEqual([]);
});

test('draws HTML in a payload as text', async (context) => {
  const opened = await draw(context, [
    text(`${attack} **${attack}** [${attack}](https://a.example/"onmouseover="window.harmed=1)`),
    text('[click](javascript:window.harmed=1) <javascript:window.harmed=1>'),
    { type: 1, components: [{ ...button(5, attack), url: 'javascript:window.harmed=1' }] },
    { type: 12, items: [{ media: { url: 'javascript:window.harmed=1' }, description: attack }] },
    { type: 17, accent_color: 'red;}', components: [] },
  ]);
  await expectUnharmed(opened);
  expect(await opened.page.locator('.components img, .components script').count()).toBe(0);
  expect(await opened.page.locator('[href^="javascript"]').count()).toBe(0);
});

test('draws HTML in question, headline, quote, suggestion and status as text', async (context) => {
  const harmful = exampleAnswer(attack);
  const opened = await openPage(context, {
    parts: {
      answer: () => {
        if (harmful.kind !== 'answered') throw new Error('The example is an answer.');
        const [source] = harmful.sources;
        if (source === undefined) throw new Error('The example has a source.');
        const article = { ...source.article, title: attack, source: attack };
        return Promise.resolve({
          ...harmful,
          statements: [{ text: attack, citations: [1] }],
          sources: [{ number: 1, article, quote: attack }],
        });
      },
      suggestions: () => Promise.resolve([attack]),
      status: () =>
        Promise.resolve({
          articles: 1,
          newest: null,
          oldest: null,
          sample: false,
          feeds: { followed: 0, failing: 0, lastRefresh: null },
          method: attack,
        }),
    },
  });
  await opened.page.getByRole('list', { name: 'Questions to try' }).getByRole('button').click();
  await opened.page.getByText('answered in').waitFor();
  await expectUnharmed(opened);
  expect(await opened.page.locator('main img, main script, header img').count()).toBe(0);
  expect(await opened.page.getByRole('article', { name: 'You' }).innerText()).toContain(attack);
});

function text(content: string): object {
  return { type: 10, content };
}

function button(style: number, label: string): object {
  return { type: 2, style, label, url: 'https://a.example/' };
}

/** A page with one answer whose payload has these components. */
async function draw(context: TestContext, components: object[]): Promise<OpenPage> {
  const opened = await openPage(context, {
    parts: { payload: payloadOf(components) },
  });
  await opened.page.getByRole('textbox').fill('Draw this');
  await opened.page.keyboard.press('Enter');
  await opened.page.getByText('answered in').waitFor();
  return opened;
}

/** Components of any kind as a payload, such as Discord may have and Dateline does not send. */
function payloadOf(components: object[]): DiscordMessage {
  return JSON.parse(JSON.stringify({ flags: 32_768, components }));
}

function texts(page: Page, selector: string): Promise<string[]> {
  return page.locator(`.markdown :is(${selector})`).allInnerTexts();
}

async function expectUnharmed({ page, strayCalls, faults }: OpenPage): Promise<void> {
  expect(await page.evaluate('typeof window.harmed')).toBe('undefined');
  expect(strayCalls).toEqual([]);
  expect(faults).toEqual([]);
}
