// Takes screenshots of the playground with Chromium.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { english } from '../../bot/i18n/english.ts';
import { discordSettings } from '../../bot/messages/discord/settings.ts';
import type { DiscordMessage } from '../../bot/messages/discord/discord-message.ts';
import { defaultSettings } from '../../bot/state/settings.ts';
import { planAnnouncement } from '../../bot/watches/plan.ts';
import { discordAnswer } from '../../bot/messages/discord/answer.ts';
import { discordForgetQuestion, withActions } from '../../bot/messages/discord/components.ts';
import { discordWelcome } from '../../bot/messages/discord/welcome.ts';
import type { Engine } from '../../bot/wire.ts';
import { answerOfCheck } from '../../retrieval/fact-check/fact-check.ts';

type CaptureOptions = {
  /** Path of the Chromium executable. */
  chromium: string;
  /** Address of the playground. */
  url: string;
  /** The time that the page sees, ISO 8601 in UTC. */
  at: string;
  views: readonly View[];
  /** Where the WebP files go. */
  folder: string;
};

type Capture = Omit<CaptureOptions, 'chromium' | 'views'> & {
  view: View;
  screen: (typeof screens)[number];
};

/** What the messages are made with. */
type Answering = Pick<Engine, 'check' | 'latest' | 'starters' | 'extent'>;

/** One screenshot: its file name, and how to bring the page into the state to capture. */
type View = { name: string; show(page: Page): Promise<void> };

/** A reply of the bot in Discord to what a person wrote. */
type DiscordReply = { name: string; line: string; message: object; milliseconds: number };

/** A screenshot grows with the last message, up to `tallest`. */
const sizes = [
  { device: 'phone', width: 390, height: 700, tallest: 1600 },
  { device: 'desktop', width: 1100, height: 560, tallest: 1100 },
] as const;
const screens = sizes.flatMap((size) =>
  (['dark', 'light'] as const).map((colorScheme) => ({
    ...size,
    colorScheme,
    name: `${size.device}-${colorScheme}`,
  })),
);
/** Of the WebP files, from 0 to 100. */
const QUALITY = 85;

/** Evaluated in the page: how many pixels of the last message are below the visible area. */
const hiddenPixels = `Math.ceil(Math.max(0, ...[...document.querySelectorAll('.message')].map(
  (message) => message.getBoundingClientRect().bottom + 8 -
    document.querySelector('#scroller').getBoundingClientRect().bottom)))`;

const rumour =
  'The ferry Marigold ran aground off Dunhaven on Monday. 300 passengers were aboard. Tickets will be free next year.';
const topic = 'ferry Marigold';

/** Several publishers answer it, each with a link. */
const QUESTION = 'How many passengers were aboard the ferry Marigold?';

const playgroundViews: readonly View[] = [
  {
    name: 'answer',
    show: async (page) => await ask(page, QUESTION),
  },
  {
    name: 'sources',
    show: async (page) => {
      await ask(page, QUESTION);
      await page.getByRole('button', { name: 'Sources' }).click();
      await page.getByText('Only you would see this in Discord').waitFor();
    },
  },
  {
    name: 'follow-up',
    show: async (page) => {
      await ask(page, 'Why did the ferry Marigold run aground?');
      await page.getByRole('button', { name: 'Follow up' }).click();
      await page.getByRole('textbox', { name: 'Your question' }).fill('And who said so?');
    },
  },
  { name: 'refusal', show: async (page) => await ask(page, 'Who won the 2022 World Cup?') },
  { name: 'digest', show: async (page) => await ask(page, '/latest') },
  { name: 'timeline', show: async (page) => await ask(page, '/timeline ferry Marigold') },
  { name: 'help', show: async (page) => await ask(page, 'What can you do?') },
  { name: 'stories', show: async (page) => await open(page, 'Stories') },
  { name: 'feeds', show: async (page) => await open(page, 'Feeds') },
];

/** Captures every view on every screen; returns the paths of the WebP files. */
export async function takeScreenshots({
  chromium: executablePath,
  views,
  ...options
}: CaptureOptions): Promise<string[]> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const paths: string[] = [];
    for (const view of views)
      for (const screen of screens)
        paths.push(await capture(browser, { view, screen, ...options }));
    return paths;
  } finally {
    await browser.close();
  }
}

/**
 * The views to capture: those of the playground, and messages that only Discord shows. `at` is the
 * time of asking, ISO 8601 in UTC.
 */
export async function viewsOf(engine: Answering, at: string): Promise<View[]> {
  return [...playgroundViews, ...(await discordReplies(engine, at)).map(viewOf)];
}

async function capture(
  browser: Browser,
  { view, screen, url, at, folder }: Capture,
): Promise<string> {
  const { width, height, tallest, colorScheme } = screen;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    // On a touch screen the page does not focus the input, so no keyboard covers it.
    ...(screen.device === 'phone' && { hasTouch: true, isMobile: true }),
  });
  const page = await context.newPage();
  // A fixed time keeps screenshots reproducible.
  await page.clock.setFixedTime(at);
  await page.goto(url);
  await page.getByText(' articles · ').waitFor();
  await view.show(page);
  const more = Number(await page.evaluate(hiddenPixels));
  await page.setViewportSize({ width, height: Math.min(tallest, height + Math.max(0, more)) });
  const path = join(folder, `${view.name}-${screen.name}.webp`);
  // WebP, which Playwright does not offer, takes a fifth of PNG.
  const devtools = await context.newCDPSession(page);
  const shot = { format: 'webp', quality: QUALITY } as const;
  const { data } = await devtools.send('Page.captureScreenshot', shot);
  await writeFile(path, Buffer.from(data, 'base64'));
  await context.close();
  return path;
}

/** Shows a Discord message in the playground, in place of the playground's own answer to `line`. */
function viewOf({ name, line, message, milliseconds }: DiscordReply): View {
  return {
    name,
    show: async (page) => {
      const shown = { id: name, message, milliseconds };
      await page.route('**/api/ask', async (route) => await route.fulfill({ json: shown }));
      await ask(page, line);
    },
  };
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your question' }).fill(question);
  await page.keyboard.press('Enter');
  await page.getByText('answered in').waitFor();
}

async function open(page: Page, view: string): Promise<void> {
  await page.getByRole('link', { name: view, exact: true }).click();
  await page.locator('.list-view:not([hidden]) .item').first().waitFor();
}

/** Messages that only Discord shows, rendered by the code that renders them for Discord. */
async function discordReplies(engine: Answering, at: string): Promise<DiscordReply[]> {
  return [
    await timed('fact-check', rumour, async () => await factCheck(engine, at)),
    await timed(
      'watch',
      `/watch topic ${topic} when: breaking`,
      async () => await watch(engine, at),
    ),
    await timed('settings', '/settings show', settings),
    await timed('welcome', 'The bot joins a server', async () => await welcome(engine, at)),
    await timed('forget-me', '/forget me', () => discordForgetQuestion(english)),
  ];
}

async function timed(
  name: string,
  line: string,
  make: () => object | Promise<object>,
): Promise<DiscordReply> {
  const started = performance.now();
  const message = await make();
  return { name, line, message, milliseconds: Math.ceil(performance.now() - started) };
}

async function factCheck({ check }: Pick<Engine, 'check'>, at: string): Promise<DiscordMessage> {
  const answer = answerOfCheck(await check({ text: rumour, at }));
  return withActions(discordAnswer(answer), {
    strings: english,
    shareable: true,
    hasSources: true,
  });
}

async function watch({ latest }: Pick<Engine, 'latest'>, at: string): Promise<object> {
  const place = { channelId: '1', guildId: '2', roleId: null, locale: 'en', createdBy: null };
  const times = { createdAt: at, nextAt: at, checkedAt: null };
  const digest = await latest({ topic, at });
  const told = {
    id: 1,
    topic,
    rhythm: { kind: 'breaking' as const },
    paused: null,
    isStopped: false,
    isStirred: true,
    feed: null,
    isPublished: false,
  };
  const found = [{ watch: { ...place, ...times, ...told }, digest }];
  const { payload } = planAnnouncement(found, { channelId: '1', at, announced: new Map() });
  if (payload === null) throw new Error(`There is no news on ${topic}.`);
  return payload;
}

async function welcome({ starters, extent }: Answering, at: string): Promise<DiscordMessage> {
  const { articles } = await extent({});
  return discordWelcome({ articles, questions: await starters({ at, most: 3 }) }, english);
}

function settings(): DiscordMessage {
  const chosen = { sources: ['Coast Herald', 'Harbour Daily'], cooldown: 10, personDaily: 50 };
  return discordSettings({ ...defaultSettings, ...chosen, timeZone: 'Europe/Berlin' }, english);
}
