import type { Page } from 'playwright-core';
import type { DiscordFace } from './discord-faces.ts';

/** A face of the bot: how it is brought onto the page, and what to wait for before the picture. */
export type BotFace = { name: string; show(page: Page): Promise<void> };

/** What the playground shows by itself, by the name of the picture's file. */
export const playgroundFaces: readonly BotFace[] = [
  {
    name: 'answer',
    show: async (page) => await ask(page, "Who led Ukraine's delegation in Florida?"),
  },
  {
    name: 'sources',
    show: async (page) => {
      await ask(page, "Who led Ukraine's delegation in Florida?");
      await page.getByRole('button', { name: 'Sources' }).click();
      await page.getByText('Only you would see this in Discord').waitFor();
    },
  },
  {
    name: 'follow-up',
    show: async (page) => {
      await ask(page, 'Why did Andriy Yermak resign?');
      await page.getByRole('button', { name: 'Follow up' }).click();
      await page.getByRole('textbox').fill('And who replaced him?');
    },
  },
  { name: 'refusal', show: async (page) => await ask(page, 'Who won the 2022 World Cup?') },
  { name: 'digest', show: async (page) => await ask(page, '/latest') },
  { name: 'timeline', show: async (page) => await ask(page, '/timeline Florida talks') },
  { name: 'stories', show: async (page) => await open(page, 'Stories') },
  { name: 'feeds', show: async (page) => await open(page, 'Feeds') },
];

/** A message of Discord's that the playground is handed as if it had made it. */
export function faceOf({ name, line, message, milliseconds }: DiscordFace): BotFace {
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
  await page.getByRole('textbox').fill(question);
  await page.keyboard.press('Enter');
  await page.getByText('answered in').waitFor();
}

async function open(page: Page, view: string): Promise<void> {
  await page.getByRole('link', { name: view, exact: true }).click();
  await page.locator('.list-view:not([hidden]) .item').first().waitFor();
}
