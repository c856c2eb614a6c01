import type {
  Answer,
  Answered,
  Method,
  NoEvidence,
  Source,
  Statement,
} from '../../../retrieval/answer.ts';
import { english } from '../../i18n/english.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { DiscordMessage } from './discord-message.ts';
import { safeLink } from '../text.ts';
import { fixed, layOut, leastRoom, type Slot } from './budget.ts';
import {
  card,
  footSlots,
  headingSlots,
  divider,
  linkRow,
  messageRoom,
  text,
} from './components.ts';
import { factCheckMessage } from './fact-check.ts';
import { escapeLineStart, fewCitations } from './markdown.ts';
import { sourceSlots } from './sources.ts';

/**
 * An answer as the JSON of a Discord message. Within Discord's limits for any answer, notifying
 * nobody, with all text from outside escaped and every citation of a shown sentence listed.
 */
export function discordMessage(answer: Answer, strings: Strings = english): DiscordMessage {
  switch (answer.kind) {
    case 'answered':
      if (answer.checked !== undefined) return factCheckMessage(answer, answer.checked, strings);
      return answeredMessage(answer, strings);
    case 'no-evidence':
      return noEvidenceMessage(answer, strings);
  }
}

const accents = { model: 0x4f_7c_ff, quotes: 0x1f_a9_7a } as const;

/** An answer as a message: question, cited sentences, sources, and on what it rests. */
function answeredMessage(answer: Answered, strings: Strings): DiscordMessage {
  const fitting = fittingAnswer(answer, strings);
  const [heading = '', body = '', sources = '', foot = ''] = layOut(
    sections(fitting, answer.statements.length, strings),
    messageRoom,
  );
  return card(accents[answer.method], [
    ...text(heading),
    ...text(body),
    divider,
    ...text(sources),
    ...linkRow(fitting.sources),
    divider,
    ...text(foot),
  ]);
}

/**
 * The answer with as many of its first sentences as a message can hold in short form, and with the
 * sources that these cite.
 */
function fittingAnswer(answer: Answered, strings: Strings): Answered {
  for (let count = answer.statements.length; count > 0; count -= 1) {
    const candidate = firstStatements(answer, count);
    if (leastRoom(sections(candidate, answer.statements.length, strings).flat()) <= messageRoom) {
      return candidate;
    }
  }
  return firstStatements(answer, 1, fewCitations);
}

function firstStatements(answer: Answered, count: number, citations?: number): Answered {
  const statements = answer.statements.slice(0, count).map((statement) => ({
    text: statement.text,
    citations: [...new Set(statement.citations)].slice(0, citations),
  }));
  const cited = new Set(statements.flatMap((statement) => statement.citations));
  return {
    ...answer,
    statements,
    sources: answer.sources.filter((source) => cited.has(source.number)),
  };
}

function sections(shown: Answered, statements: number, strings: Strings): Slot[][] {
  const omitted = statements - shown.statements.length;
  const dropped = shown.dropped > 0 ? [strings.answer.dropped(shown.dropped)] : [];
  return [
    headingSlots(shown.question),
    [
      ...statementSlots(shown),
      ...(omitted > 0 ? [fixed(`-# ${strings.answer.omitted(omitted)}`)] : []),
    ],
    sourceSlots(shown.sources, { quotes: shown.method === 'model', strings }),
    footSlots({
      asOf: shown.asOf,
      facts: [strings.answer.method(shown.method), ...dropped],
      remarks: [shown.notice && strings.answer.notice(shown.notice)],
      strings,
    }),
  ];
}

/** Statements with what they cite, and how they are to look. */
type Statements = {
  statements: readonly Statement[];
  sources: readonly Source[];
  method: Method;
};

/**
 * The slots of an answer's sentences, each followed by its citations: linked where there is room
 * and an address, plain numbers elsewhere. A sentence cut for room ends with `…`.
 */
function statementSlots({ statements, sources, method }: Statements): Slot[] {
  const byNumber = new Map(sources.map((source) => [source.number, source]));
  return statements.flatMap((statement) => [
    sentence(statement.text, method === 'quotes' ? '> ' : ''),
    ...statement.citations.flatMap((number) => {
      const source = byNumber.get(number);
      return source ? [citationSlot(source)] : [];
    }),
    // Without the empty line Discord would show neighbouring quotations as one.
    fixed(method === 'quotes' ? '\n\n' : '\n'),
  ]);
}

function sentence(words: string, before: string): Slot {
  const within = (room: number): string => before + (escapeLineStart(words, room) || '…');
  return {
    least: within(160),
    preferences: [
      { rank: 1, text: within(600) },
      { rank: 6, text: within(3000) },
    ],
  };
}

/** The number of a source behind what rests on it, linked where there is room and an address. */
function citationSlot({ number, article }: Source): Slot {
  const link = safeLink(article.url);
  return {
    least: ` [${number}]`,
    preferences: link === null ? [] : [{ rank: 4, text: ` [[${number}]](${link})` }],
  };
}

const accent = 0xd9_8a_1f;
/** Enough to look on, and few enough to fit in any case. */
const shownAtMost = 5;

/** The absence of an answer as a message, and the nearest coverage in place of one. */
function noEvidenceMessage(answer: NoEvidence, strings: Strings): DiscordMessage {
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
    ...(nearest.length > 0 ? [divider] : []),
    ...text(sources),
    ...linkRow(nearest),
    divider,
    ...text(foot),
  ]);
}
