import { askReason } from './reason.js';
import { pressButton } from './server.js';

/** @typedef {{ messageId: string, customId: string, text?: string }} Press */

/**
 * Presses a button under an answer, after asking for words where it takes some.
 * @param {{ messageId: string, customId: string }} press
 * @returns {Promise<Awaited<ReturnType<typeof pressButton>> | null>} null where the reader thought better of it
 */
export async function pressed(press) {
  if (press.customId !== 'bad') return await pressButton(press);
  const text = await askReason();
  return text === null ? null : await pressButton({ ...press, text });
}
