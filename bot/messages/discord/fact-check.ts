// A fact check and the coverage of a subject as Discord messages.
import type { Answered, CheckedClaim, Finding, Source } from '../../../retrieval/answer.ts';
import type { Strings } from '../../i18n/strings.ts';
import { cleanLine, safeLink } from '../text.ts';
import { fittingCount, fixed, layOut, sized, type Slot } from './budget.ts';
import { card, dividedTexts, footerSlots, headingSlots, text } from './components.ts';
import type { DiscordMessage } from './discord-message.ts';
import { discordDate, escapeLineStart, escapeLinkLabel } from './markdown.ts';

const ACCENT = 0xd9_8a_1f;
/** A check has at most this many claims. */
const MAX_CLAIMS = 5;
const MAX_FINDINGS = 3;

type CheckedMessage = Pick<Answered, 'sources' | 'asOf' | 'unchecked'>;

/** A fact check as a message: each claim with its verdict, the closest sentences and their sources. */
export function factCheckMessage(
  checked: CheckedMessage,
  claims: readonly CheckedClaim[],
  strings: Strings,
): DiscordMessage {
  const withFindings = (count: number): CheckedClaim[] =>
    claims
      .slice(0, MAX_CLAIMS)
      .map((claim) => ({ ...claim, findings: claim.findings.slice(0, count) }));
  const count = fittingCount(MAX_FINDINGS, (first) =>
    sectionsOf(checked, withFindings(first), strings),
  );
  // One finding for each claim always fits.
  const shown = withFindings(Math.max(1, count));
  const [heading = '', ...rest] = layOut(sectionsOf(checked, shown, strings));
  return card(ACCENT, [...text(heading), ...dividedTexts(rest)]);
}

function sectionsOf(
  { sources: listed, asOf, unchecked = 0 }: CheckedMessage,
  claims: readonly CheckedClaim[],
  strings: Strings,
): Slot[][] {
  const sources = new Map(listed.map((source) => [source.number, source]));
  const isJudged = claims.some(({ verdict }) => verdict !== 'not-judged');
  const omitted = unchecked > 0 ? [strings.factCheck.omitted(unchecked)] : [];
  return [
    headingSlots(strings.factCheck.heading),
    ...claims.map((claim) => claimSlots(claim, sources, strings)),
    footerSlots({
      asOf,
      facts: [],
      remarks: [...omitted, strings.factCheck.caveat(isJudged)],
      strings,
    }),
  ];
}

function claimSlots(
  claim: CheckedClaim,
  sources: ReadonlyMap<number, Source>,
  strings: Strings,
): Slot[] {
  const render = (length: number): string => `**${escapeLineStart(claim.text, length) || '…'}**\n`;
  return [
    sized(render, 120, [[1, 600]]),
    fixed(`${strings.factCheck.coverage(claim)}\n`),
    ...claim.findings.flatMap((finding) => findingSlots(finding, sources, strings)),
  ];
}

/** A sentence close to the claim, and the article it is from. */
function findingSlots(
  { source: number }: Finding,
  sources: ReadonlyMap<number, Source>,
  strings: Strings,
): Slot[] {
  const source = sources.get(number);
  if (source === undefined) return [];
  const render = (length: number): string => `> ${escapeLineStart(source.quote, length) || '…'}`;
  return [
    sized(render, 120, [
      [2, 360],
      [5, 1200],
    ]),
    fixed(` [${number}]\n`),
    articleSlot(source, strings),
  ];
}

function articleSlot({ article }: Source, strings: Strings): Slot {
  const date = discordDate(article.publishedAt);
  const title = cleanLine(article.title) || strings.answer.untitled;
  const link = safeLink(article.url);
  const entry = (publisher: string, headline: string | null): string =>
    `-# ${[publisher, headline, date].filter(Boolean).join(' · ')}\n\n`;
  // Without a publisher the headline starts the line.
  const headline =
    link === null ? escapeLineStart(title, 200) : `[${escapeLinkLabel(title, 200)}](${link})`;
  return {
    shortest: entry(escapeLineStart(article.source, 32), null),
    preferences: [{ rank: 3, text: entry(escapeLineStart(article.source, 60), headline) }],
  };
}
