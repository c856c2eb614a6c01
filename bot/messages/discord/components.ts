import type { AsOf, Source } from '../../../retrieval/answer.ts';
import type { Strings } from '../../i18n/strings.ts';
import type {
  DiscordActionButton,
  DiscordLinkButton,
  DiscordMessage,
  DiscordPart,
  DiscordRow,
  DiscordSeparator,
  DiscordText,
} from './discord-message.ts';
import { cleanLine, groupSources, safeLink, shorten, type SourceGroup } from '../text.ts';
import { fixed, type Slot } from './budget.ts';
import { discordDate, escapeLineStart } from './markdown.ts';

/**
 * What is written into one message: UTF-16 units over all its texts. Discord takes 4,000; the rest is
 * kept for corrections that come later.
 */
export const messageRoom = 3600;
/** What is kept for them. */
export const correctionRoom = 400;
/** The message consists of components and has no content. */
const componentsV2 = 32_768;

/** A message of one card. It notifies nobody, whatever its texts say. */
export function card(accent: number, parts: readonly DiscordPart[]): DiscordMessage {
  return {
    flags: componentsV2,
    allowed_mentions: { parse: [], replied_user: false },
    components: [{ type: 17, accent_color: accent, components: [...parts] }],
  };
}

/** A text as a part of a card; nothing where there is no text, which Discord would refuse. */
export function text(content: string): DiscordText[] {
  const trimmed = content.trim();
  return trimmed === '' ? [] : [{ type: 10, content: trimmed }];
}

/** A thin line with air around it. */
export const divider: DiscordSeparator = { type: 14, divider: true, spacing: 1 };

const accents = { progress: 0x8a_93_a6, hint: 0x4f_7c_ff, trouble: 0xc9_4f_4f } as const;

/** What a short message is about: work under way, how to use the bot, or something that failed. */
type NoteTone = keyof typeof accents;

/** One plain sentence or a few as a message; none of it is Markdown. */
export function discordNote(tone: NoteTone, sentence: string): DiscordMessage {
  return card(accents[tone], text(escapeLineStart(sentence, messageRoom)));
}

/** A list to show: its heading and entries are Markdown of ours, no entry over 1,000 UTF-16 units. */
type ShownList = {
  heading: string;
  entries: readonly string[];
  /** Says how many entries are not shown. */
  more: (count: number) => string;
};

const accent = 0x8a_93_a6;
/** What the heading and the words about the rest may take. */
const aside = 400;

/** A list as a message: as many of its first entries as fit. */
export function discordList({ heading, entries, more }: ShownList): DiscordMessage {
  const shown: string[] = [];
  let room = messageRoom - aside;
  for (const entry of entries) {
    room -= entry.length + 1;
    if (room < 0) break;
    shown.push(entry);
  }
  const rest = entries.length - shown.length;
  return card(accent, [
    ...text(`### ${heading}`),
    ...text([...shown, ...(rest > 0 ? [`-# ${more(rest)}`] : [])].join('\n')),
  ]);
}

/** The question as a small heading; nothing for an empty one. */
export function headingSlots(question: string): Slot[] {
  if (question.trim() === '') return [];
  return [
    {
      least: `### ${escapeLineStart(question, 120)}`,
      preferences: [{ rank: 1, text: `### ${escapeLineStart(question, 300)}` }],
    },
  ];
}

/** What stands at the foot of a message. */
type Foot = {
  asOf: AsOf;
  facts: readonly string[];
  /** Sentences in lines of their own; those that are missing are left out. */
  remarks?: readonly (string | null | undefined)[];
  strings: Strings;
};

/** The last lines in small print: the remarks, then the facts and as of when. */
export function footSlots({ asOf, facts, remarks: given = [], strings }: Foot): Slot[] {
  const remarks = given.flatMap((remark) => (remark?.trim() ? [escapeLineStart(remark, 240)] : []));
  const last = [...facts, strings.answer.asOf(asOf.articles, discordDate(asOf.newest))].join(' · ');
  return [...remarks, last].map((line) => fixed(`-# ${line}\n`));
}

/** What can be done with an answer; each is the `custom_id` of its button and outlives a restart. */
export type AnswerAction = 'sources' | 'follow-up' | 'share' | 'good' | 'bad';

/** The message of an answer with its buttons; `share` only where it may be shared, `sources` only where there are any. */
export function withActions(
  { components: [container], ...message }: DiscordMessage,
  { strings, shareable, hasSources }: { strings: Strings; shareable: boolean; hasSources: boolean },
): DiscordMessage {
  const { buttons } = strings;
  const row: DiscordRow = {
    type: 1,
    components: [
      ...(hasSources ? [labelled('sources', buttons.sources)] : []),
      labelled('follow-up', buttons.followUp),
      ...(shareable ? [labelled('share', buttons.share)] : []),
      pictured('good', '👍'),
      pictured('bad', '👎'),
    ],
  };
  return { ...message, components: [{ ...container, components: [...container.components, row] }] };
}

function labelled(action: AnswerAction, label: string): DiscordActionButton {
  return { type: 2, style: 2, custom_id: action, label };
}

function pictured(action: AnswerAction, name: string): DiscordActionButton {
  return { type: 2, style: 2, custom_id: action, emoji: { name } };
}

/** A host that Discord accepts in a button; it refuses the whole message for another. */
const publicHost = /^(?:[a-z\d-]+\.)+[a-z\d-]{2,}$/u;
/** Longer labels are cut off on a phone. */
const labelRoom = 34;

/** A row of at most five buttons that open the articles; no row where none has a fitting address. */
export function linkRow(sources: readonly Source[]): DiscordRow[] {
  const buttons = groupSources(sources).flatMap(linkButton).slice(0, 5);
  return buttons.length === 0 ? [] : [{ type: 1, components: buttons }];
}

function linkButton({ article, sources: [first] }: SourceGroup): DiscordLinkButton[] {
  const url = safeLink(article.url);
  if (url === null || url.length > 512 || !publicHost.test(new URL(url).hostname)) return [];
  const label = cleanLine(`${first.number} · ${article.source || new URL(url).hostname}`);
  return [{ type: 2, style: 5, label: shorten(label, labelRoom), url }];
}
