import type { NoEvidence } from '../../../../retrieval/answer.ts';
import type { Catalogue } from '../../../language/catalogue.ts';
import { fixed, layOut } from '../parts/budget.ts';
import { linkRow } from '../parts/buttons.ts';
import { footPlaces, headingPlaces } from '../parts/frame.ts';
import type { DiscordMessage } from '../../../ports/discord-message.ts';
import { card, line, messageRoom, text } from '../parts/payload.ts';
import { sourcePlaces } from '../parts/sources.ts';

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
