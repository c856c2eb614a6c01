import type { Answer } from '../../../../retrieval/answer.ts';
import type { Catalogue } from '../../../language/catalogue.ts';
import { english } from '../../../language/english.ts';
import { answeredMessage } from './answered.ts';
import { factCheckMessage } from './fact-check.ts';
import { noEvidenceMessage } from './no-evidence.ts';
import type { DiscordMessage } from '../../../ports/discord-message.ts';

/**
 * An answer as the JSON of a Discord message. Within Discord's limits for any answer, notifying
 * nobody, with all text from outside disarmed and every citation of a shown sentence listed.
 */
export function discordMessage(answer: Answer, words: Catalogue = english): DiscordMessage {
  switch (answer.kind) {
    case 'answered':
      if (answer.checked !== undefined) return factCheckMessage(answer, answer.checked, words);
      return answeredMessage(answer, words);
    case 'no-evidence':
      return noEvidenceMessage(answer, words);
  }
}
