import type { Answered, Source } from '../../../retrieval/answer.ts';
import type { CheckedClaim, Finding } from '../../../retrieval/checked-claim.ts';
import type { Strings } from '../../i18n/strings.ts';
import { cleanLine, safeLink } from '../text.ts';
import { fixed, layOut, leastRoom, type Slot } from './budget.ts';
import {
  linkRow,
  footSlots,
  headingSlots,
  card,
  messageRoom,
  text,
  divider,
} from './components.ts';
import { discordDate, escapeLinkLabel, escapeLineStart } from './markdown.ts';
import type { DiscordMessage } from './discord-message.ts';

const accent = 0xd9_8a_1f;
/** What a check makes, and what fits whatever it is. */
const most = { claims: 5, findings: 3 } as const;

type Facts = Pick<Answered, 'sources' | 'asOf' | 'unchecked'>;

/** The check of a message as a message: each claim with the closest sentences and their sources. */
export function factCheckMessage(
  facts: Facts,
  claims: readonly CheckedClaim[],
  strings: Strings,
): DiscordMessage {
  const shown = fittingClaims(facts, claims, strings);
  const [heading = '', ...rest] = layOut(sections(facts, shown, strings), messageRoom);
  const cited = new Set(shown.flatMap(({ findings }) => findings.map(({ source }) => source)));
  return card(accent, [
    ...text(heading),
    ...rest
      .slice(0, -1)
      .flatMap((claim, index) => [...(index > 0 ? [divider] : []), ...text(claim)]),
    ...linkRow(facts.sources.filter(({ number }) => cited.has(number))),
    divider,
    ...text(rest.at(-1) ?? ''),
  ]);
}

/** The claims with as many of their first findings as a message can hold in short form. */
function fittingClaims(
  facts: Facts,
  claims: readonly CheckedClaim[],
  strings: Strings,
): CheckedClaim[] {
  const withFindings = (count: number): CheckedClaim[] =>
    claims
      .slice(0, most.claims)
      .map((claim) => ({ ...claim, findings: claim.findings.slice(0, count) }));
  for (let count: number = most.findings; count > 1; count -= 1) {
    const candidate = withFindings(count);
    if (leastRoom(sections(facts, candidate, strings).flat()) <= messageRoom) return candidate;
  }
  return withFindings(1);
}

function sections(
  { sources: listed, asOf, unchecked = 0 }: Facts,
  claims: readonly CheckedClaim[],
  strings: Strings,
): Slot[][] {
  const sources = new Map(listed.map((source) => [source.number, source]));
  const more = unchecked > 0 ? [strings.factCheck.omitted(unchecked)] : [];
  const remarks = [...more, strings.factCheck.caveat];
  return [
    headingSlots(strings.factCheck.heading),
    ...claims.map((claim) => claimSlots(claim, sources, strings)),
    footSlots({ asOf, facts: [], remarks, strings }),
  ];
}

function claimSlots(
  claim: CheckedClaim,
  sources: ReadonlyMap<number, Source>,
  strings: Strings,
): Slot[] {
  const stated = (room: number): string => `**${escapeLineStart(claim.text, room) || '…'}**\n`;
  return [
    { least: stated(120), preferences: [{ rank: 1, text: stated(600) }] },
    fixed(`${strings.factCheck.verdict(claim)}\n`),
    ...claim.findings.flatMap((finding) => findingSlots(finding, sources, strings)),
  ];
}

function findingSlots(
  { source: number }: Finding,
  sources: ReadonlyMap<number, Source>,
  strings: Strings,
): Slot[] {
  const source = sources.get(number);
  if (source === undefined) return [];
  const sentence = (room: number): string => `> ${escapeLineStart(source.quote, room) || '…'}`;
  return [
    {
      least: sentence(120),
      preferences: [
        { rank: 2, text: sentence(360) },
        { rank: 5, text: sentence(1200) },
      ],
    },
    fixed(` [${number}]\n`),
    publication(source, strings),
  ];
}

function publication({ article }: Source, strings: Strings): Slot {
  const date = discordDate(article.publishedAt);
  const title = cleanLine(article.title) || strings.answer.untitled;
  const link = safeLink(article.url);
  const entry = (publisher: string, headline: string | null): string =>
    `-# ${[publisher, headline, date].filter(Boolean).join(' · ')}\n\n`;
  const publisher = escapeLineStart(article.source, 60);
  // The headline starts the line of an article without a publisher.
  const headline =
    link === null ? escapeLineStart(title, 200) : `[${escapeLinkLabel(title, 200)}](${link})`;
  return {
    least: entry(escapeLineStart(article.source, 32), null),
    preferences: [{ rank: 3, text: entry(publisher, headline) }],
  };
}
