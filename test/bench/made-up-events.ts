import { readFileSync } from 'node:fs';
import type { ArticleLine } from '../../corpus/article-source.ts';
import { pick, randomNumbers } from '../../scripts/evaluation/statistics.ts';
import { projectFolder } from '../support/source-files.ts';

/** The words of news, the most frequent first. */
const vocabulary = readFileSync(
  `${projectFolder}retrieval/embedder/news-v1.vocabulary.txt`,
  'utf8',
).split('\n');
const common = vocabulary.slice(0, 300);
const rare = vocabulary.slice(600, 24_000).filter((word) => /^[a-z]{4,}$/u.test(word));
const syllables = ['ba', 'cor', 'del', 'fen', 'gar', 'hol', 'ir', 'ken', 'lu', 'mar', 'nor', 'sta'];
const papers = Array.from({ length: 25 }, (_, index) => `Paper ${index + 1}`);

const firstDay = Date.UTC(2025, 0, 1);
const hour = 3_600_000;
/** How long after the event before the next one begins. */
const every = 0.5 * hour;

/**
 * Made-up articles without end in the order of their events, always the same ones for the same seed.
 * Each event has names and words of its own and is told by one to eight papers within two days, so
 * that stories are of the size of real ones: the corpus that other benchmarks make up is one story.
 * `first` is the number of the first event, for those that come after others.
 * @yields one article after the other
 */
export function* madeUpEvents(seed: number, first = 0): Generator<ArticleLine, never> {
  const random = randomNumbers(seed);
  const one = (things: readonly string[]): string => pick(things, random) ?? '';
  const name = (): string => {
    const spelt = Array.from({ length: 3 }, () => one(syllables)).join('');
    return spelt.charAt(0).toUpperCase() + spelt.slice(1);
  };
  for (let event = first; ; event += 1) {
    const names = [name(), name(), name()];
    const words = Array.from({ length: 30 }, () => one(rare));
    const word = (): string => {
      const kind = random();
      if (kind < 0.5) return one(common);
      if (kind < 0.8) return one(words);
      return kind < 0.9 ? one(names) : one(rare);
    };
    const sentence = (): string => `${one(names)} ${Array.from({ length: 17 }, word).join(' ')}.`;
    const paragraph = (): string => Array.from({ length: 3 }, sentence).join(' ');
    const told = 1 + Math.floor(8 * random() ** 3);
    for (let article = 1; article <= told; article += 1) {
      const published = new Date(firstDay + event * every + random() * 48 * hour);
      yield {
        id: `event-${seed}-${event}-${article}`,
        title: `${one(names)} ${one(words)} ${one(words)} ${one(common)} ${one(words)}`,
        source: one(papers),
        published_at: published.toISOString(),
        text: Array.from({ length: 5 + Math.floor(random() * 6) }, paragraph).join('\n\n'),
      };
    }
  }
}
