import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Correction } from '../../../../bot/state/corrections.ts';
import { english } from '../../../../bot/i18n/english.ts';
import { german } from '../../../../bot/i18n/german.ts';
import { card, withActions } from '../../../../bot/messages/discord/components.ts';
import { discordAnswer } from '../../../../bot/messages/discord/answer.ts';
import { discordSources } from '../../../../bot/messages/discord/sources.ts';
import { withCorrections } from '../../../../bot/messages/discord/corrections.ts';
import { terminalFactCheck } from '../../../../bot/messages/terminal/answer.ts';
import { answerOfCheck, type FactCheck } from '../../../../retrieval/fact-check/fact-check.ts';
import { anyAnswer, anyAsOf, anySources, anyStrings, anyText } from '../../examples/arbitraries.ts';
import { expectEscaped, expectWithinLimits, textsOf } from '../../examples/discord-limits.ts';
import { harbourCheck, wordedAnswer } from '../../examples/example-answers.ts';

const anyCheck: fc.Arbitrary<FactCheck> = anySources.chain((sources) => {
  const finding = fc.record({
    stance: fc.constantFrom('supports' as const, 'contradicts' as const, 'near' as const),
    source: fc.integer({ min: 1, max: Math.max(1, sources.length) }),
  });
  return fc.record({
    kind: fc.constant('fact-check' as const),
    text: anyText,
    claims: fc.array(
      fc.record({
        text: anyText,
        verdict: fc.constantFrom(
          'supported' as const,
          'contradicted' as const,
          'not-judged' as const,
        ),
        findings: fc.array(finding, { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    omitted: fc.nat(),
    sources: fc.constant(sources),
    asOf: anyAsOf,
  });
});

const anyCorrection: fc.Arbitrary<Correction> = fc.record({
  articleId: anyText,
  publisher: anyText,
  kind: fc.constantFrom('retraction' as const, 'correction' as const, 'change' as const),
  notice: fc.oneof(fc.constant(null), anyText),
  seenAt: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
});

test('any fact check becomes a valid, escaped message with every claim', () => {
  fc.assert(
    fc.property(anyCheck, anyStrings, (check, strings) => {
      const message = discordAnswer(answerOfCheck(check), strings);
      const acted = withActions(message, { strings, shareable: true, hasSources: true });
      expectWithinLimits(acted);
      expectEscaped(acted);
      const claims = textsOf(acted)
        .join('\n')
        .matchAll(/^\*\*.+\*\*$/gmu);
      expect([...claims].length).toBeGreaterThanOrEqual(check.claims.length);
    }),
    { numRuns: 300 },
  );
});

test('the first source of every claim is shown', () => {
  fc.assert(
    fc.property(anyCheck, (check) => {
      const texts = textsOf(discordAnswer(answerOfCheck(check))).join('\n');
      const firsts = check.claims.flatMap(({ findings }) => findings[0]?.source ?? []);
      const known = firsts.filter((number) => number <= check.sources.length);
      expect(known.filter((number) => !texts.includes(`[${number}]`))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('any corrections fit on top of any message, repeatedly', () => {
  fc.assert(
    fc.property(
      anyAnswer,
      fc.array(anyCorrection, { minLength: 1, maxLength: 6 }),
      anyStrings,
      (answer, corrections, strings) => {
        const [{ components }] = discordAnswer(answer, strings).components;
        const once = withCorrections(components, corrections.slice(0, 1), strings);
        const twice = withCorrections(once, corrections, strings);
        expect(twice).toHaveLength(components.length + 1);
        const corrected = withActions(card(0, twice), {
          strings,
          shareable: true,
          hasSources: true,
        });
        expectWithinLimits(corrected);
        expectEscaped(corrected);
        const sources = discordSources(answer, strings, { corrections });
        expectWithinLimits(sources);
        expectEscaped(sources);
      },
    ),
    { numRuns: 300 },
  );
});

test('the message of a fact check matches its snapshot', async () => {
  const message = discordAnswer(answerOfCheck(harbourCheck));
  await expect(JSON.stringify(message, null, 2)).toMatchFileSnapshot('golden/fact-check.snap');
});

test('the newest corrections are shown and the others counted', () => {
  const corrections = Array.from({ length: 4 }, (_, index): Correction => ({
    articleId: 'harbour',
    publisher: 'Coast Herald',
    kind: 'correction',
    notice: `Correction: number ${index}.`,
    seenAt: '2025-12-03T08:00:00.000Z',
  }));
  const texts = textsOf(discordSources(wordedAnswer, english, { corrections })).join('\n');
  expect(texts).toContain('⚠ Since corrected: “Correction: number 0.” (Coast Herald, <t:');
  expect(texts).toContain('number 1.');
  expect(texts).not.toContain('number 2.');
  expect(texts).toContain('2 more changes');
  const inGerman = textsOf(discordSources(wordedAnswer, german, { corrections })).join('\n');
  expect(inGerman).toContain('⚠ Inzwischen berichtigt: ');
});

/** The lines of a fact check in Discord. */
function texts(check: FactCheck): string {
  return textsOf(discordAnswer(answerOfCheck(check))).join('\n');
}

test('a verdict stands above the sentence that it rests on', () => {
  const [claim] = harbourCheck.claims;
  const judged = (verdict: 'supported' | 'contradicted'): FactCheck => ({
    ...harbourCheck,
    claims: [{ text: claim?.text ?? '', verdict, findings: [{ stance: 'supports', source: 1 }] }],
  });
  expect(texts(judged('supported'))).toContain('✅ Supported\n> Crews will not strike');
  expect(texts(judged('contradicted'))).toContain('❌ Contradicted\n> Crews will not strike');
  expect(texts(judged('supported'))).toContain('A language model compared the claims');
  expect(texts(harbourCheck)).toContain('I don’t judge whether a claim is true');
});

test('a fact check is printed to a terminal without control characters', () => {
  const claims = harbourCheck.claims.map((claim) => ({
    ...claim,
    text: `\u001B[31m${claim.text}`,
  }));
  const text = terminalFactCheck(
    { ...harbourCheck, claims, omitted: 2 },
    { width: 80, colour: false },
  );
  expect(text).toContain('The crews strike on 8 December.\nClosest coverage\n');
  expect(text).toContain('[1] “Crews will not strike before 12 December.”');
  expect(text).toContain('The mayor resigned on Sunday.\nNo article comes close\n');
  expect(text).toContain('2 more sentences not checked');
  expect(text).not.toContain('\u001B');
});
