/** What a story must know of each of its articles. */
export type Member = {
  id: string;
  title: string;
  /** The publisher's name. */
  source: string;
  /** ISO 8601 in UTC with milliseconds; null where the article bears no date. */
  publishedAt: string | null;
  /** The article that this one is a copy of; null for a report of its own. */
  copyOf: string | null;
};

/** What is told about one event: its articles and what they are together. */
export type Story = {
  id: string;
  /** The headline of the report that its publishers' headlines have most in common with. */
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

/** A story from its members, in whatever order they come. */
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
 * How many publishers tell a story in words of their own: each article counts for the publisher of
 * its original, so that copies count once, together with the report that they repeat. An original
 * that is not among the articles stands for a publisher of its own.
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

/** The headline whose words stand in most of the others, for its length; the earliest of equals. */
function headlineOf(articles: readonly Member[]): string {
  const originals = articles.filter(({ copyOf }) => copyOf === null);
  const titles = (originals.length > 0 ? originals : articles).map(({ title }) => title);
  const wordsOf = titles.map(
    (title) => new Set(title.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []),
  );
  const shares = Map.groupBy(
    wordsOf.flatMap((words) => [...words]),
    (word) => word,
  );
  const scores = wordsOf.map((words) => {
    let score = 0;
    for (const word of words) score += (shares.get(word)?.length ?? 1) - 1;
    return score / Math.sqrt(words.size || 1);
  });
  return titles[scores.indexOf(Math.max(...scores))] ?? '';
}
