import { expect, test } from 'vitest';
import { hasEvent, isNewsForm, isPlainLead } from '../../../retrieval/digest/news-form.ts';

test.each([
  'Harbour pilots at Port Meridian went back to work on Monday.',
  'The envoy leaves for Lowen on Monday and is to meet the president on Tuesday.',
  'Petra Lindqvist resigned as leader of the union on Friday, 28 February 2025.',
])('news: %s', (sentence) => {
  expect(isNewsForm(sentence)).toBe(true);
});

test.each([
  ['a promotion', 'Get the Harbour Letter, our newsletter, delivered every morning before work.'],
  ['a word to the reader', 'Before you board a ship at Port Meridian, make sure of the new rules.'],
  ['the writer', 'My father and I once watched the ships of Port Meridian from the hill.'],
  ['a question', 'Will the pilots of Port Meridian ever go back to their boats?'],
  ['a fragment', 'the pilots’ union after a strike of twelve days in Port Meridian.'],
  ['a sentence cut off', 'The city paid a fine after the case of Port Meridian v.'],
  [
    'a pronoun without a name',
    'For years it had been the largest harbour on the coast of Norland.',
  ],
  ['a caption', 'Pilot Ada Marsh waves to the crowd at the harbour on Sunday, March 9, 2025.'],
  [
    'mostly a quotation',
    '“Nobody wins a strike that lasts as long as this one did,” said Lindqvist.',
  ],
])('no news: %s', (_, sentence) => {
  expect(isNewsForm(sentence)).toBe(false);
});

test('tells deeds from states', () => {
  expect(hasEvent('The council has approved the ban on trawling.')).toBe(true);
  expect(hasEvent('The president is to meet the envoy in Lowen.')).toBe(true);
  expect(hasEvent('Trawling is a way of fishing that harmed the coast.')).toBe(false);
  expect(hasEvent('The harbour had been closed.')).toBe(false);
});

test('a lead says who did what before it sets a scene, in an article that reports', () => {
  const headline = 'Pilots end their strike';
  expect(isPlainLead('Petra Lindqvist signed the agreement.', headline)).toBe(true);
  expect(isPlainLead('LOWEN, Norland — As the sun rose, the pilots went back.', headline)).toBe(
    false,
  );
  expect(isPlainLead('A pilot dressed in blue raised her hand.', headline)).toBe(false);
  expect(isPlainLead('A court has stopped the strike.', headline)).toBe(true);
  expect(isPlainLead('The strike may have met its match.', headline)).toBe(false);
  expect(isPlainLead('Petra Lindqvist signed the agreement.', 'The strike: what we know')).toBe(
    false,
  );
});
