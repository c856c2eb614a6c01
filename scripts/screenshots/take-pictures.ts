import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import type { BotFace } from './faces.ts';

/**
 * Which browser opens which page at which time (ISO 8601 in UTC), which faces it shows, and where the
 * pictures go.
 */
export type PictureOptions = {
  chromium: string;
  url: string;
  at: string;
  faces: readonly BotFace[];
  folder: string;
};

/** A phone by night, and a desk by day; a picture grows with its message up to `tallest`. */
const screens = [
  { name: 'phone', width: 390, height: 844, tallest: 1500, colorScheme: 'dark' },
  { name: 'desktop', width: 1280, height: 800, tallest: 1000, colorScheme: 'light' },
] as const;

/** How many pixels of the last message are below what is seen; read by the page. */
const roomMissing = `Math.ceil(Math.max(0, ...[...document.querySelectorAll('.message')].map(
  (message) => message.getBoundingClientRect().bottom + 8 -
    document.querySelector('#scroller').getBoundingClientRect().bottom)))`;

/** Takes a picture of every face on every screen as a PNG; their paths come back. */
export async function takePictures(options: PictureOptions): Promise<string[]> {
  const browser = await chromium.launch({
    executablePath: options.chromium,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const paths: string[] = [];
    for (const face of options.faces)
      for (const screen of screens)
        paths.push(await takePicture(browser, { face, screen, ...options }));
    return paths;
  } finally {
    await browser.close();
  }
}

type Picture = PictureOptions & { face: BotFace; screen: (typeof screens)[number] };

async function takePicture(
  browser: Browser,
  { face, screen, url, at, folder }: Picture,
): Promise<string> {
  const { width, height, tallest, colorScheme } = screen;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    // A touch screen does not call up the keyboard.
    ...(screen.name === 'phone' && { hasTouch: true, isMobile: true }),
  });
  const page = await context.newPage();
  // The same picture whenever it is taken.
  await page.clock.setFixedTime(at);
  await page.goto(url);
  await page.getByText(' articles · ').waitFor();
  await face.show(page);
  // A message shows whole, down to its buttons.
  const more = Number(await page.evaluate(roomMissing));
  await page.setViewportSize({ width, height: Math.min(tallest, height + Math.max(0, more)) });
  const path = join(folder, `${face.name}-${screen.name}.png`);
  await page.screenshot({ path });
  await context.close();
  return path;
}
