import type { Answered } from '../../../../retrieval/answer.ts';
import type { Catalogue } from '../../../language/catalogue.ts';
import { differsWords } from '../../text/differs-words.ts';
import { fixed, type Place } from './budget.ts';
import { disarmStart } from './disarm.ts';
import { citationPlace } from './statements.ts';
import { toldWords } from '../../text/told-words.ts';

/** The line in front of the sentences: the answer in brief, or on what reports differ. */
export function toldPlaces({ brief, differs, sources }: Answered, words: Catalogue): Place[] {
  const differing = disarmStart(differsWords(differs, words) ?? '', 300);
  if (differing !== '') return [fixed(`**${differing}**\n`)];
  const told = disarmStart(brief === undefined ? '' : toldWords(brief.text, words), 80);
  const source = sources.find(({ number }) => number === brief?.source);
  return told === '' || source === undefined
    ? []
    : [fixed(`**${told}**`), citationPlace(source), fixed('\n')];
}
