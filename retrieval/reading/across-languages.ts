// Reads evidence in another language than the question, by meaning alone.
import type { Embedder } from '../models/embedder.ts';
import { otherLanguage } from '../text/languages.ts';
import { dotProduct } from '../text/vectors.ts';
import { ACROSS } from './weights.ts';

/**
 * How evidence in another language than the question is read, if the embedder tells meaning across the
 * two: a measure of how far a sentence says what is asked. Null where words are read instead.
 * @throws EmbedderUnavailable
 */
export async function readingAcross(
  passages: readonly string[],
  language: string,
  embedder: Embedder,
): Promise<Measure | null> {
  if (embedder.languages !== undefined) return null;
  const other = otherLanguage(passages, language);
  if (other === null) return null;
  const known = await measured(embedder);
  return (await tellsAcross(known, language, other)) ? measureWith(known.background) : null;
}

/** How far texts say what a question asks, by their vectors; see `measureWith`. */
export type Measure = (question: Float32Array, texts: readonly Float32Array[]) => number[];

/**
 * Measures how far the similarity of each text to a question stands out from that of all of them and of
 * sentences about anything, in standard deviations. Embedders differ in how similar unrelated texts are,
 * so the similarities themselves say little.
 */
export function measureWith(background: readonly Float32Array[]): Measure {
  return (question, texts) => {
    const similarities = texts.map((vector) => dotProduct(question, vector));
    const usual = [...background.map((vector) => dotProduct(question, vector)), ...similarities];
    const mean = usual.reduce((sum, each) => sum + each, 0) / Math.max(1, usual.length);
    const variance =
      usual.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, usual.length);
    const deviation = Math.max(Math.sqrt(variance), LEAST_DEVIATION);
    return similarities.map((similarity) => (similarity - mean) / deviation);
  };
}

const LEAST_DEVIATION = 0.001;

/** What is known of an embedder: its vectors of the background, and the languages it was tried with. */
type Known = {
  embedder: Embedder;
  background: readonly Float32Array[];
  pairs: Map<string, Promise<boolean>>;
};

const everyKnown = new WeakMap<Embedder, Promise<Known>>();

async function measured(embedder: Embedder): Promise<Known> {
  const known =
    everyKnown.get(embedder) ??
    embedder.embed(BACKGROUND).then((background) => ({ embedder, background, pairs: new Map() }));
  everyKnown.set(embedder, known);
  return await known.catch((error: unknown) => {
    everyKnown.delete(embedder);
    throw error;
  });
}

/**
 * Whether an embedder tells meaning across two languages: measured, once, on the names of countries,
 * which Unicode's CLDR has in every language.
 */
async function tellsAcross(
  { embedder, pairs }: Known,
  one: string,
  other: string,
): Promise<boolean> {
  const pair = `${one} ${other}`;
  const tells = pairs.get(pair) ?? measure(embedder, one, other);
  pairs.set(pair, tells);
  return await tells.catch((error: unknown) => {
    pairs.delete(pair);
    throw error;
  });
}

/** Sentences as of news, each about something else. */
const BACKGROUND = [
  'The museum will show forty paintings of the sea until the end of March.',
  'Bakers say that the price of flour has risen by a fifth since last summer.',
  'The company plans to build a factory for batteries near the old airport.',
  'Two bears were seen on the edge of the village on Tuesday morning.',
  'The minister said that the new rules for landlords come into force in May.',
  'Her third album was recorded in a church over four winter nights.',
  'Researchers found traces of water in rocks that are three billion years old.',
  'The visitors won the match in the last minute with a header after a corner.',
  'A court sentenced the former banker to six years in prison for fraud.',
  'Heavy snow closed schools and roads across the north of the country.',
  'The central bank left its main interest rate unchanged for the second time.',
  'Doctors advise older people to be vaccinated against influenza in the autumn.',
  'The bridge is to be repaired at night so that commuters are not delayed.',
  'Farmers blocked the motorway with tractors to protest against cuts in aid.',
  'The film tells the story of a teacher who moves to a small island.',
  'Voters in the region go to the polls on Sunday to elect a new parliament.',
  'The airline cancelled two hundred flights because of a strike of its pilots.',
  'Police are looking for witnesses of an accident at the railway crossing.',
  'Engineers tested the rocket for the first time in the desert.',
  'The city wants to plant ten thousand trees to cool its streets.',
  'A fire destroyed a warehouse in the harbour, but nobody was hurt.',
  'The two presidents signed an agreement on trade and fisheries.',
  'The phone has a larger screen and a battery that lasts two days.',
  'The union demands five per cent more pay for nurses and carers.',
];

/** Countries whose names differ much between languages. */
const COUNTRIES =
  'DE FR ES GB US GR HU SE FI NL AT CH HR TR EG IN JP CN KR GE MA LB CY ZA PL NO'.split(' ');

async function measure(embedder: Embedder, one: string, other: string): Promise<boolean> {
  const [name, translation] = [namesIn(one), namesIn(other)];
  const pairs = COUNTRIES.map((country) => [name(country), translation(country)] as const)
    .filter(([first, second]) => !isAlike(first, second))
    .slice(0, ACROSS.names);
  if (pairs.length < ACROSS.names / 2) return false;
  const vectors = await embedder.embed(pairs.flat());
  const right = pairs.filter((_, at) => {
    const own = cosine(vectors[2 * at], vectors[2 * at + 1]);
    return pairs.every((__, to) => to === at || cosine(vectors[2 * at], vectors[2 * to + 1]) < own);
  });
  return right.length >= ACROSS.right * pairs.length;
}

function namesIn(language: string): (country: string) => string {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return (country) => names.of(country) ?? country;
}

/** Names that begin alike are found by their letters. */
function isAlike(name: string, other: string): boolean {
  return beginning(name) === beginning(other);
}

function beginning(text: string): string {
  return text.normalize('NFD').slice(0, 3).toLowerCase();
}

function cosine(one: Float32Array | undefined, other: Float32Array | undefined): number {
  return one === undefined || other === undefined ? 0 : dotProduct(one, other);
}
