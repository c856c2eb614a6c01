import type { NoEvidence } from '../../retrieval/answer.ts';
import { nearestWords, noEvidenceWords } from './answer-words.ts';
import { fixed, layOut } from './discord-budget.ts';
import { linkRow } from './discord-buttons.ts';
import { footPlaces, headingPlaces } from './discord-frame.ts';
import { card, type DiscordMessage, line, messageRoom, text } from './discord-payload.ts';
import { sourcePlaces } from './discord-sources.ts';

const accent = 0xd9_8a_1f;
/** Enough to look on, and few enough to fit in any case. */
const shownAtMost = 5;

/** The absence of an answer as a message, and the nearest coverage in place of one. */
export function noEvidenceMessage(answer: NoEvidence): DiscordMessage {
  const nearest = answer.nearest.slice(0, shownAtMost);
  const words = `**${noEvidenceWords}**\n${nearestWords(answer.asOf, nearest.length)}`;
  const [heading = '', body = '', sources = '', foot = ''] = layOut(
    [
      headingPlaces(answer.question),
      [fixed(words)],
      sourcePlaces(nearest, true),
      footPlaces(answer.asOf, []),
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
