import type { ArticleLine } from '../../corpus/article-line.ts';
import { randomNumbers } from '../random.ts';

const places = ['Ardenmoor', 'Belvaria', 'Castel Rino', 'Dunhaven', 'Estrola', 'Fjordby', 'Gorsk'];
const bodies = ['council', 'parliament', 'port authority', 'health board', 'court', 'film jury'];
const people = ['Ilse Marrow', 'Tomas Quay', 'Adaeze Lund', 'Piet Oster', 'Rana Vell', 'Hugo Sand'];
const deeds = ['approved', 'rejected', 'postponed', 'published', 'defended', 'quietly dropped'];
const things = ['budget', 'ferry timetable', 'flood plan', 'pay offer', 'vaccine order', 'merger'];
const reasons = ['after a storm', 'before the vote', 'despite protests', 'amid rising prices'];
const papers = ['The Fenwick Post', 'Harbour Daily', 'Northern Wire', 'Civic Gazette'];

const firstDay = Date.UTC(2025, 0, 1);
const dayMilliseconds = 86_400_000;
const days = 180;

/**
 * Made-up articles without end, always the same ones for the same seed.
 * @yields one article after the other
 */
export function* madeUpArticles(seed: number): Generator<ArticleLine, never> {
  const random = randomNumbers(seed);
  for (let number = 1; ; number += 1) {
    yield { id: `made-up-${number}`, ...madeUpArticle(random) };
  }
}

function madeUpArticle(random: () => number): ArticleLine {
  const pick = (words: readonly string[]): string =>
    words[Math.floor(random() * words.length)] ?? '';
  const deed = (): string => `${pick(deeds)} the ${pick(things)} ${pick(reasons)}`;
  const sentence = (): string => {
    const crowns = Math.ceil(random() * 9000);
    return `The ${pick(bodies)} of ${pick(places)} ${deed()}, and ${pick(people)} put the cost at ${crowns} crowns.`;
  };
  const paragraph = (): string => Array.from({ length: 3 }, sentence).join(' ');
  const published = new Date(firstDay + Math.floor(random() * days) * dayMilliseconds);
  return {
    title: `${pick(places)}: ${pick(bodies)} ${deed()}`,
    source: pick(papers),
    published_at: published.toISOString(),
    text: Array.from({ length: 4 + Math.floor(random() * 12) }, paragraph).join('\n\n'),
  };
}
