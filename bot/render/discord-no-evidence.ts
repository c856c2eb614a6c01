import type { NoEvidence } from '../../retrieval/answer.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { fixed, layOut } from './discord-budget.ts';
import { linkRow } from './discord-buttons.ts';
import { footPlaces, headingPlaces } from './discord-frame.ts';
import { card, type DiscordMessage, line, messageRoom, text } from './discord-payload.ts';
import { sourcePlaces } from './discord-sources.ts';

const accent = 0xd9_8a_1f;
/** Enough to look on, and few enough to fit in any case. */
const shownAtMost = 5;

/** The absence of an answer as a message, and the nearest coverage in place of one. */
export function noEvidenceMessage(answer: NoEvidence, words: Catalogue): DiscordMessage {
  const nearest = answer.nearest.slice(0, shownAtMost);
  const said = `**${words.answer.noEvidence}**\n${words.answer.nearest(answer.asOf, nearest.length)}`;
  const [heading = '', body = '', sources = '', foot = ''] = layOut(
    [
      headingPlaces(answer.question),
      [fixed(said)],
      sourcePlaces(nearest, { quotes: true, words }),
      footPlaces({ asOf: answer.asOf, facts: [], words }),
    ],
    messageRoom,
  );
  return card(accent, [
    ...text(heading),
    ...text(body),
    ...(nearest.length > 0 ? [line] : []),
    ...text(sources),
    ...linkRow(nearest),
    line,
    ...text(foot),
  ]);
}
