import type { NoEvidence } from '../../../../retrieval/answer.ts';
import type { Strings } from '../../../language/catalogue.ts';
import { fixed, layOut } from '../parts/budget.ts';
import { linkRow } from '../parts/buttons.ts';
import { footSlots, headingSlots } from '../parts/frame.ts';
import type { DiscordMessage } from '../discord-message.ts';
import { card, line, messageRoom, text } from '../parts/payload.ts';
import { sourceSlots } from '../parts/sources.ts';

const accent = 0xd9_8a_1f;
/** Enough to look on, and few enough to fit in any case. */
const shownAtMost = 5;

/** The absence of an answer as a message, and the nearest coverage in place of one. */
export function noEvidenceMessage(answer: NoEvidence, strings: Strings): DiscordMessage {
  const nearest = answer.nearest.slice(0, shownAtMost);
  const said = `**${strings.answer.noEvidence}**\n${strings.answer.nearest(answer.asOf, nearest.length)}`;
  const [heading = '', body = '', sources = '', foot = ''] = layOut(
    [
      headingSlots(answer.question),
      [fixed(said)],
      sourceSlots(nearest, { quotes: true, strings }),
      footSlots({ asOf: answer.asOf, facts: [], strings }),
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
