import { expect, test } from 'vitest';
import type { Answered, Source } from '../../../../retrieval/answer.ts';
import type { Digest } from '../../../../retrieval/digest/digest.ts';
import { lineCount } from '../../../../bot/messages/discord/budget.ts';
import { discordAnswer } from '../../../../bot/messages/discord/answer.ts';
import {
  discordForgetQuestion,
  discordNote,
  discordThreadHead,
  withActions,
} from '../../../../bot/messages/discord/components.ts';
import { discordWelcome } from '../../../../bot/messages/discord/welcome.ts';
import { discordDigest } from '../../../../bot/messages/discord/digest.ts';
import type { DiscordMessage } from '../../../../bot/messages/discord/discord-message.ts';
import { english } from '../../../../bot/i18n/english.ts';
import { languages } from '../../../../bot/i18n/languages.ts';
import type { Strings } from '../../../../bot/i18n/strings.ts';
import { linesAt, textsOf } from '../../examples/discord-limits.ts';
import {
  harbourDigest,
  quotedAnswer,
  refusal,
  wordedAnswer,
} from '../../examples/example-answers.ts';

const widths = [40, 100];

const article = {
  title: 'Harbour talks: ferry crews and the city agree on a pause',
  publishedAt: '2025-12-01T09:30:00.000Z',
};
/** As many sources as there are lengths, each of a publisher of its own, with a quote of that length. */
function sourcesOfLength(lengths: readonly number[]): Source[] {
  return lengths.map((length, index) => ({
    number: index + 1,
    article: {
      ...article,
      id: `article-${index}`,
      url: `https://paper-${index}.example/2025/12/01/the-harbour-and-its-ferries.html`,
      source: `Paper of Port ${index}`,
    },
    quote: sentenceOf(length),
  }));
}

/** A sentence of about so many characters. */
function sentenceOf(length: number): string {
  return `${'The ferry crews and the city agreed '
    .repeat(20)
    .slice(0, length - 5)
    .trim()} too.`;
}

/** What a digest says of a story that several publishers report. */
const widelyCovered = {
  id: 'harbour',
  method: 'quotes' as const,
  dropped: 0,
  members: [],
  articles: 5,
  publishers: 3,
  independent: 2,
  first: '2025-11-30T07:00:00.000Z',
  last: '2025-12-01T09:30:00.000Z',
};

function quoting(sources: Source[]): Answered {
  const statements = sources.map(({ quote, number }) => ({ text: quote, citations: [number] }));
  const { notice: _, ...answer } = quotedAnswer;
  return { ...answer, statements, sources };
}

function acted(message: DiscordMessage, strings: Strings): DiscordMessage {
  return withActions(message, { strings, shareable: false, hasSources: true });
}

const lengths = [[60], [270, 190], [220, 150, 90], [120, 120, 120, 120], [280, 40, 40, 40, 40]];

test.each([...languages.values()])(
  'an answer of quotes fits onto the screen of a phone',
  (strings) => {
    for (const each of lengths)
      for (const width of widths) {
        const message = acted(discordAnswer(quoting(sourcesOfLength(each)), strings), strings);
        expect(linesAt(message, width)).toBeLessThanOrEqual(12);
      }
  },
);

test.each([...languages.values()])(
  'an answer of a model fits onto the screen of a phone',
  (strings) => {
    const sources = sourcesOfLength([100, 100, 100]);
    const statements = sources.map(({ number }) => ({ text: sentenceOf(75), citations: [number] }));
    for (const width of widths) {
      const message = discordAnswer({ ...wordedAnswer, statements, sources, dropped: 0 }, strings);
      expect(linesAt(acted(message, strings), width)).toBeLessThanOrEqual(12);
    }
  },
);

test.each([...languages.values()])(
  'a refusal takes six lines, and twelve with its closest excerpts',
  (strings) => {
    for (const width of widths) {
      const bare = acted(discordAnswer({ ...refusal, nearest: [] }, strings), strings);
      expect(linesAt(bare, width)).toBeLessThanOrEqual(6);
      for (const each of lengths) {
        const nearest = sourcesOfLength(each);
        const message = acted(discordAnswer({ ...refusal, nearest }, strings), strings);
        expect(linesAt(message, width)).toBeLessThanOrEqual(12);
        expect(textsOf(message).join('\n')).toContain(nearest[0]?.quote.slice(0, 100));
      }
    }
  },
);

test.each([...languages.values()])(
  'a digest fits onto the screen of a phone ($locale)',
  (strings) => {
    const sources = sourcesOfLength([190, 140, 260, 190, 140]);
    for (const news of [null, 'developing' as const])
      for (const count of [1, 2, 3, 5]) {
        const stories = sources.slice(0, count).map(({ number, quote }) => ({
          ...widelyCovered,
          headline: 'Ferry crews and the city agree on a pause until the middle of December',
          statements: [
            { text: quote, citations: [number] },
            { text: sentenceOf(120), citations: [number] },
            { text: sentenceOf(180), citations: [number] },
          ],
          news,
        }));
        const digest: Digest = { ...harbourDigest, stories, sources };
        const request = { topic: digest.topic, at: digest.at };
        const message = acted(discordDigest(digest, strings, { from: 0, request }), strings);
        for (const width of widths) expect(linesAt(message, width)).toBeLessThanOrEqual(20);
        const shown = textsOf(message).filter((text) => text.includes('Ferry crews and'));
        expect(shown).toHaveLength(Math.min(count, 3));
      }
  },
);

test.each([...languages.values()])(
  'a greeting, help, the question of /forget me and the head of a thread fit, too ($locale)',
  (strings) => {
    const questions = ['Who led the delegation?', 'What did the mayor say?', 'What is the latest?'];
    const notes: [DiscordMessage, number][] = [
      [discordWelcome({ articles: 1204, questions }, strings), 14],
      [discordNote('hint', strings.general.help), 20],
      [discordNote('hint', strings.general.greeting), 6],
      [discordForgetQuestion(strings), 9],
      [discordThreadHead('Who led the delegation in Florida?', strings), 3],
    ];
    for (const [message, most] of notes)
      for (const width of widths) expect(linesAt(message, width)).toBeLessThanOrEqual(most);
  },
);

test('an answer names and links each source once, and nothing else', () => {
  const message = acted(discordAnswer(quoting(sourcesOfLength([60, 60]))), english);
  const texts = textsOf(message).join('\n');
  for (const name of ['paper-0.example', 'paper-1.example', 'Paper of Port 0', 'Paper of Port 1'])
    expect(texts.split(name)).toHaveLength(2);
  expect(texts).not.toContain(quotedAnswer.question);
});

test('excerpts that are left out are counted', () => {
  const message = discordAnswer(quoting(sourcesOfLength([270, 190, 100])));
  expect(textsOf(message).join('\n')).toContain('2 more under Sources');
});

test.each([
  ['', 0],
  ['a word', 1],
  ['ten chars.\nten chars.', 2],
  ['one two three four', 2],
  ['x'.repeat(25), 3],
  ['[label](https://a-long-address.example/of/an-article) ok', 1],
  ['**\\*bold\\***', 1],
])('%j takes the lines that it takes at ten characters', (text, lines) => {
  expect(lineCount(text, 10)).toBe(lines);
});
