import { type Answer, type Source, sourcesOf } from '../../../../retrieval/answer.ts';
import type { Correction } from '../../../state/corrections.ts';
import type { DiscordMessage } from '../discord-message.ts';
import type { Strings } from '../../../language/catalogue.ts';
import { english } from '../../../language/english.ts';
import { fixed, layOut, leastRoom, type Slot } from '../parts/budget.ts';
import { linkRow } from '../parts/buttons.ts';
import { withCorrections } from './corrections.ts';
import { footSlots, headingSlots } from '../parts/frame.ts';
import { card, line, messageRoom, text } from '../parts/payload.ts';
import { sourceSlots } from '../parts/sources.ts';

const accent = 0x4f_7c_ff;

/** What became of sources since, the newest first, and one sentence on them for the foot. */
type SourcesNews = { corrections?: readonly Correction[]; remark?: string };

/**
 * What an answer rests on, or came nearest to, as a message: every source with its quotation, and
 * what became of them since.
 */
export function discordSourcesMessage(
  answer: Answer,
  strings: Strings = english,
  { corrections = [], remark }: SourcesNews = {},
): DiscordMessage {
  const sources = fittingSources(answer, { remark, strings });
  const [heading = '', list = '', foot = ''] = layOut(
    sections(answer, sources, { remark, strings }),
    messageRoom,
  );
  const parts = [...text(heading), ...text(list), ...linkRow(sources), line, ...text(foot)];
  return card(accent, withCorrections(parts, corrections, strings));
}

/** As many of the first sources as a message can hold in short form. */
function fittingSources(answer: Answer, around: Around): readonly Source[] {
  const sources = sourcesOf(answer);
  for (let count = sources.length; count > 0; count -= 1) {
    const candidate = sources.slice(0, count);
    if (leastRoom(sections(answer, candidate, around).flat()) <= messageRoom) return candidate;
  }
  return [];
}

type Around = { remark: string | undefined; strings: Strings };

function sections(
  answer: Answer,
  sources: readonly Source[],
  { remark, strings }: Around,
): Slot[][] {
  return [
    headingSlots(answer.question),
    sources.length > 0
      ? sourceSlots(sources, { quotes: true, strings })
      : [fixed(strings.answer.noSources)],
    footSlots({ asOf: answer.asOf, facts: [], remarks: [remark], strings }),
  ];
}
