// The parts that Discord messages consist of: cards, texts, buttons and menus.
import type { AsOf } from '../../../retrieval/answer.ts';
import type { Strings } from '../../i18n/strings.ts';
import { fixed, layOut, MESSAGE_LENGTH, sized, type Slot } from './budget.ts';
import type {
  DiscordActionButton,
  DiscordMessage,
  DiscordPart,
  DiscordRow,
  DiscordSeparator,
  DiscordText,
} from './discord-message.ts';
import { discordDate, escapeLineStart, mentionCommands } from './markdown.ts';

/** The message flag for components in place of content. */
const COMPONENTS_V2 = 32_768;

/** A message of one card. It never pings anyone, whatever its texts contain. */
export function card(accent: number, parts: readonly DiscordPart[]): DiscordMessage {
  return {
    flags: COMPONENTS_V2,
    allowed_mentions: { parse: [], replied_user: false },
    components: [{ type: 17, accent_color: accent, components: [...parts] }],
  };
}

/** A text component; none for blank text, which Discord rejects. */
export function text(content: string): DiscordText[] {
  const trimmed = content.trim();
  return trimmed === '' ? [] : [{ type: 10, content: trimmed }];
}

/** A horizontal line. */
export const divider: DiscordSeparator = { type: 14, divider: true, spacing: 1 };

/** Text components with a horizontal line between each two. */
export function dividedTexts(contents: readonly string[]): DiscordPart[] {
  return contents.flatMap((content, index) => [...(index > 0 ? [divider] : []), ...text(content)]);
}

/** The message with a row of buttons at its end. */
export function withRow(
  { components: [container], ...message }: DiscordMessage,
  buttons: DiscordRow['components'],
): DiscordMessage {
  const row: DiscordRow = { type: 1, components: buttons };
  return { ...message, components: [{ ...container, components: [...container.components, row] }] };
}

/** Shorter than a message, because the mentions of commands are longer than their names. */
const NOTE_LENGTH = MESSAGE_LENGTH - 400;
const NOTE_ACCENTS = { progress: 0x8a_93_a6, hint: 0x4f_7c_ff, trouble: 0xc9_4f_4f } as const;

/** A message of one or a few plain sentences: progress, a hint on using the bot, or a failure. */
export function discordNote(kind: keyof typeof NOTE_ACCENTS, sentence: string): DiscordMessage {
  return card(NOTE_ACCENTS[kind], text(mentionCommands(escapeLineStart(sentence, NOTE_LENGTH))));
}

/** The content of a list. Heading and entries are Markdown; an entry has at most 1,000 UTF-16 units. */
type List = {
  heading: string;
  entries: readonly string[];
  /** The last line if `count` entries did not fit. */
  more: (count: number) => string;
};

const LIST_ACCENT = 0x8a_93_a6;
/** Kept free for the heading and the last line. */
const LIST_FRAME_LENGTH = 400;

/** A list as a message, with as many of its first entries as fit. */
export function discordList({ heading, entries, more }: List): DiscordMessage {
  const shown: string[] = [];
  let left = MESSAGE_LENGTH - LIST_FRAME_LENGTH;
  for (const entry of entries) {
    left -= entry.length + 1;
    if (left < 0) break;
    shown.push(entry);
  }
  const omitted = entries.length - shown.length;
  return card(LIST_ACCENT, [
    ...text(`### ${heading}`),
    ...text([...shown, ...(omitted > 0 ? [`-# ${more(omitted)}`] : [])].join('\n')),
  ]);
}

/** The question as a small heading; nothing for a blank one. */
export function headingSlots(question: string): Slot[] {
  if (question.trim() === '') return [];
  return [sized((length) => `### ${escapeLineStart(question, length)}`, 120, [[1, 300]])];
}

/** The end of a message: `remarks` on lines of their own, then `facts` and, with `asOf`, what was searched. */
type Footer = {
  asOf?: AsOf;
  facts: readonly string[];
  remarks?: readonly (string | null | undefined)[];
  strings: Strings;
};

/** The last lines of a message, in small print. */
export function footerSlots({ asOf, facts, remarks = [], strings }: Footer): Slot[] {
  const lines = remarks.flatMap((remark) => (remark?.trim() ? escapeLineStart(remark, 240) : []));
  const searched = asOf && strings.answer.asOf(asOf.articles, discordDate(asOf.newest));
  const last = [...facts, ...(searched === undefined ? [] : [searched])].join(' · ');
  return [...lines, ...(last === '' ? [] : [last])].map((line) =>
    fixed(`-# ${mentionCommands(line)}\n`),
  );
}

/** The reply to a command whose answer stands in the thread below it. */
export function discordThreadHead(question: string, { general }: Strings): DiscordMessage {
  const [heading = ''] = layOut([headingSlots(question)]);
  return card(NOTE_ACCENTS.hint, text(`${heading}\n-# ${escapeLineStart(general.inThread)}`));
}

/** The `custom_id` of the button that deletes what is stored about whoever presses it. */
export const FORGET_ME = 'forget-me';

/** Asks, with a button, whether everything about a person shall be deleted. */
export function discordForgetQuestion({ general, buttons }: Strings): DiscordMessage {
  const button = { type: 2, style: 4, custom_id: FORGET_ME, label: buttons.forgetMe } as const;
  return withRow(discordNote('hint', general.forgetMe), [button]);
}

/** What a button under an answer does: its `custom_id`, which must stay the same across versions. */
export type AnswerAction = 'sources' | 'follow-up' | 'share' | 'good' | 'bad';

/** The message of an answer with its buttons. */
export function withActions(
  message: DiscordMessage,
  { strings, shareable, hasSources }: { strings: Strings; shareable: boolean; hasSources: boolean },
): DiscordMessage {
  const { buttons } = strings;
  return withRow(message, [
    ...(hasSources ? [actionButton('sources', { label: buttons.sources })] : []),
    actionButton('follow-up', { label: buttons.followUp }),
    ...(shareable ? [actionButton('share', { label: buttons.share })] : []),
    actionButton('good', { emoji: { name: '👍' } }),
    actionButton('bad', { emoji: { name: '👎' } }),
  ]);
}

function actionButton(
  action: AnswerAction,
  content: { label: string } | { emoji: { name: string } },
): DiscordActionButton {
  return { type: 2, style: 2, custom_id: action, ...content };
}
