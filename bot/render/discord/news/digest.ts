import type { Source, Statement } from '../../../../retrieval/answer.ts';
import type { Digest, DigestStory } from '../../../../retrieval/digest/digest.ts';
import type { Catalogue } from '../../../language/catalogue.ts';
import { english } from '../../../language/english.ts';
import { cleanLine } from '../../text/clean-line.ts';
import { fixed, layOut, leastRoom, type Place } from '../parts/budget.ts';
import { linkRow } from '../parts/buttons.ts';
import { citedPlaces } from '../parts/cited.ts';
import { discordMoment } from '../parts/date.ts';
import { disarm, disarmLabel, disarmStart } from '../parts/disarm.ts';
import { footPlaces, headingPlaces } from '../parts/frame.ts';
import type { DiscordMessage } from '../../../ports/discord-message.ts';
import { card, line, messageRoom, text } from '../parts/payload.ts';
import { safeLink } from '../../text/link.ts';

const accent = 0x7a_5c_d6;
/** More than one message can show of a digest at its best. */
const mostStories = 8;

/** A digest as a message: each story with its headline, its newest sentences and who tells it. */
export function discordDigest(digest: Digest, words: Catalogue = english): DiscordMessage {
  const shown = fittingStories(digest, words);
  const [heading = '', ...rest] = layOut(sections(digest, shown, words), messageRoom);
  const stories = rest.slice(0, -1);
  return card(accent, [
    ...text(heading),
    ...stories.flatMap((story, index) => [...(index > 0 ? [line] : []), ...text(story)]),
    ...linkRow(citedIn(shown, digest.sources)),
    line,
    ...text(rest.at(-1) ?? ''),
  ]);
}

/** As many of the first stories as a message can hold in short form. */
function fittingStories(digest: Digest, words: Catalogue): readonly DigestStory[] {
  for (let count = Math.min(digest.stories.length, mostStories); count > 0; count -= 1) {
    const candidate = digest.stories.slice(0, count);
    if (leastRoom(sections(digest, candidate, words).flat()) <= messageRoom) return candidate;
  }
  return [];
}

function sections(digest: Digest, shown: readonly DigestStory[], words: Catalogue): Place[][] {
  const sources = new Map(digest.sources.map((source) => [source.number, source]));
  const omitted = digest.stories.length - shown.length;
  const more = omitted > 0 ? [words.digest.omitted(omitted)] : [];
  const old = digest.daysOld === undefined ? null : words.digest.old(digest.daysOld);
  return [
    headingPlaces(words.digest.heading(digest.topic)),
    ...(shown.length > 0
      ? shown.map((story) => storyPlaces(story, sources, words))
      : [[fixed(words.digest.empty(digest))]]),
    footPlaces({
      asOf: digest.asOf,
      facts: more,
      remarks: [old],
      words,
    }),
  ];
}

/** The places of one story: headline, who tells it, and its sentences with their citations. */
export function storyPlaces(
  story: DigestStory,
  sources: ReadonlyMap<number, Source>,
  words: Catalogue,
): Place[] {
  const { news } = story;
  const facts = [
    news === null ? null : words.digest.news(news),
    words.digest.coverage(story),
    discordMoment(story.last),
  ];
  return [
    headline(cleanLine(story.headline) || words.answer.untitled, linkOf(story, sources)),
    fixed(`-# ${facts.filter((fact) => fact !== null).join(' · ')}\n`),
    // At most three sentences tell a story; a digest is read at a glance.
    ...story.statements.slice(0, 3).flatMap((statement) => quotation(statement, sources)),
  ];
}

function headline(title: string, link: string | null): Place {
  const plain = (room: number): string => `**${disarm(title, room)}**\n`;
  const linked = link === null ? [] : [`**[${disarmLabel(title, 240)}](${link})**\n`];
  return {
    least: plain(80),
    wishes: [{ rank: 2, text: plain(240) }, ...linked.map((words) => ({ rank: 4, text: words }))],
  };
}

/** The address of the article that a story's first sentence is from. */
function linkOf({ statements }: DigestStory, sources: ReadonlyMap<number, Source>): string | null {
  return safeLink(sources.get(statements[0]?.citations[0] ?? 0)?.article.url ?? null);
}

function quotation(statement: Statement, sources: ReadonlyMap<number, Source>): Place[] {
  const sentence = (room: number): string => `> ${disarmStart(statement.text, room) || '…'}`;
  return [
    {
      least: sentence(140),
      wishes: [
        { rank: 1, text: sentence(360) },
        { rank: 5, text: sentence(1_200) },
      ],
    },
    ...citedPlaces(statement.citations, sources),
    // Without the empty line Discord would show neighbouring quotations as one.
    fixed('\n\n'),
  ];
}

/** The sources that stories cite. */
export function citedIn(stories: readonly DigestStory[], sources: readonly Source[]): Source[] {
  const shown = new Set(
    stories.flatMap(({ statements }) => statements.flatMap(({ citations }) => citations)),
  );
  return sources.filter(({ number }) => shown.has(number));
}
