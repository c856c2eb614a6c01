import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import type { View } from './views.ts';

type CaptureOptions = {
  /** Path of the Chromium executable. */
  chromium: string;
  /** Address of the playground. */
  url: string;
  /** The time that the page sees, ISO 8601 in UTC. */
  at: string;
  views: readonly View[];
  /** Where the PNG files go. */
  folder: string;
};

type Capture = Omit<CaptureOptions, 'chromium' | 'views'> & {
  view: View;
  screen: (typeof screens)[number];
};

/** A screenshot grows with the last message, up to `tallest`. */
const screens = [
  { name: 'phone', width: 390, height: 844, tallest: 1500, colorScheme: 'dark' },
  { name: 'desktop', width: 1280, height: 800, tallest: 1000, colorScheme: 'light' },
] as const;

/** Evaluated in the page: how many pixels of the last message are below the visible area. */
const hiddenPixels = `Math.ceil(Math.max(0, ...[...document.querySelectorAll('.message')].map(
  (message) => message.getBoundingClientRect().bottom + 8 -
    document.querySelector('#scroller').getBoundingClientRect().bottom)))`;

/** Captures every view on every screen; returns the paths of the PNG files. */
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
    ...(screen.name === 'phone' && { hasTouch: true, isMobile: true }),
  });
  const page = await context.newPage();
  // A fixed time keeps screenshots reproducible.
  await page.clock.setFixedTime(at);
  await page.goto(url);
  await page.getByText(' articles · ').waitFor();
  await view.show(page);
  const more = Number(await page.evaluate(hiddenPixels));
  await page.setViewportSize({ width, height: Math.min(tallest, height + Math.max(0, more)) });
  const path = join(folder, `${view.name}-${screen.name}.png`);
  await page.screenshot({ path });
  await context.close();
  return path;
}
