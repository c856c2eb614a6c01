// A story: its articles, headline and publishers.

/** The articles about one event. */
export type Story = {
  id: string;
  /** The headline that shares most words with the story's other headlines. */
  headline: string;
  /** In order of publication, undated ones last. */
  articles: Member[];
  /** Each publisher once, the first to report first. */
  publishers: string[];
  /** See `independentPublishers`. */
  independent: number;
  /** When the first and the last dated article were published; null where none is dated. */
  firstAt: string | null;
  lastAt: string | null;
};

/** An article of a story. */
export type Member = {
  id: string;
  title: string;
  /** The publisher's name. */
  source: string;
  /** ISO 8601 in UTC with milliseconds; null for an undated article. */
  publishedAt: string | null;
  /** The id of the article that this one copies; null for a report of its own. */
  copyOf: string | null;
};

/** A story from its members, in any order. */
export function storyOf(id: string, members: readonly Member[]): Story {
  const articles = members.toSorted(byTime);
  const times = articles.flatMap(({ publishedAt }) => publishedAt ?? []);
  return {
    id,
    headline: headlineOf(articles),
    articles,
    publishers: [...new Set(articles.map(({ source }) => source))],
    independent: independentPublishers(articles),
    firstAt: times[0] ?? null,
    lastAt: times.at(-1) ?? null,
  };
}

/**
 * The number of publishers that report a story in their own words. A copy counts for the publisher
 * of its original; an original that is not among the articles counts as one publisher.
 */
export function independentPublishers(
  articles: readonly Pick<Member, 'id' | 'source' | 'copyOf'>[],
): number {
  const publishers = new Map(articles.map(({ id, source }) => [id, source]));
  return new Set(articles.map(({ id, copyOf }) => publishers.get(copyOf ?? id) ?? copyOf)).size;
}

function byTime(left: Member, right: Member): number {
  const [one, other] = [left, right].map(({ publishedAt, id }) => `${publishedAt ?? '~'} ${id}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

/**
 * The headline whose words are in most others, normalised by its length; the earliest of equals.
 */
function headlineOf(articles: readonly Member[]): string {
  const originals = articles.filter(({ copyOf }) => copyOf === null);
  const titles = (originals.length > 0 ? originals : articles).map(({ title }) => title);
  const wordsOf = titles.map(
    (title) => new Set(title.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []),
  );
  const uses = Map.groupBy(
    wordsOf.flatMap((words) => [...words]),
    (word) => word,
  );
  const scores = wordsOf.map((words) => {
    let score = 0;
    for (const word of words) score += (uses.get(word)?.length ?? 1) - 1;
    return score / Math.sqrt(words.size || 1);
  });
  return titles[scores.indexOf(Math.max(...scores))] ?? '';
}
