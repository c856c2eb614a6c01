import type { Answer } from '../../../../retrieval/answer.ts';
import type { Strings } from '../../../language/catalogue.ts';
import { english } from '../../../language/english.ts';
import { answeredMessage } from './answered.ts';
import { factCheckMessage } from './fact-check.ts';
import { noEvidenceMessage } from './no-evidence.ts';
import type { DiscordMessage } from '../discord-message.ts';

/**
 * An answer as the JSON of a Discord message. Within Discord's limits for any answer, notifying
 * nobody, with all text from outside escaped and every citation of a shown sentence listed.
 */
export function discordMessage(answer: Answer, strings: Strings = english): DiscordMessage {
  switch (answer.kind) {
    case 'answered':
      if (answer.checked !== undefined) return factCheckMessage(answer, answer.checked, strings);
      return answeredMessage(answer, strings);
    case 'no-evidence':
      return noEvidenceMessage(answer, strings);
  }
}
