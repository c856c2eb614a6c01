import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, onTestFinished, type TestContext } from 'vitest';
import type { Question } from '../../../../retrieval/query/query.ts';
import { openPlayground, type TestParts } from '../open-playground.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
let browser: Promise<Browser> | undefined;

/** The page of a playground in Chromium, and what it did. */
export type OpenPage = {
  page: Page;
  asked: Question[];
  /** URLs outside the playground that the page requested. */
  strayCalls: string[];
  /** Script errors and violations of the security policy; failed requests do not count. */
  faults: string[];
};

type Opening = { parts?: TestParts; browser?: BrowserContextOptions };

/** Opens the page of a new playground, in UTC. Skips the test if Chromium is not installed. */
export async function openPage(context: TestContext, opening: Opening = {}): Promise<OpenPage> {
  if (!existsSync(executablePath)) {
    context.skip('There is no Chromium here: install it, or set CHROMIUM_PATH to its program.');
  }
  browser ??= chromium.launch({ executablePath, args: quietly });
  const { url, asked } = await openPlayground(opening.parts);
  const tab = await (await browser).newContext({ timezoneId: 'UTC', ...opening.browser });
  onTestFinished(() => tab.close());
  const page = await tab.newPage();
  const strayCalls: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) strayCalls.push(request.url());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('status of')) faults.push(line.text());
  });
  await page.goto(`${url}/`);
  await page.locator('#question:focus').waitFor();
  return { page, asked, strayCalls, faults };
}

afterAll(async () => {
  await (await browser)?.close();
});
