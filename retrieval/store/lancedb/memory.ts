// What this process knows of a store without reading it again, as long as nobody else writes to it.
import type { Table } from '@lancedb/lancedb';
import type { Article } from '../../../corpus/article.ts';
import type { CurrentCard } from '../current-hits.ts';
import { isFullyIndexed } from './indexes.ts';
import { type Overview, readOverview, withAdded } from './overview.ts';
import { cardShape, plainRows } from './records.ts';
import { isOneOf } from './schema.ts';
import type { Tables } from './tables.ts';

/** Commits to a table: how many, and the version that the last one made. Each adds one to it. */
type Commits = { count: number; version: number };

/** What a piece of work committed to both tables. */
type Committed = { articles: Commits; passages: Commits };

/** What articles are looked up by. */
type Names = {
  ids: readonly string[];
  items: readonly string[];
  fingerprints: readonly string[];
};

/** A written article, as far as it is looked up or counted. */
type Written = Pick<Article, 'id' | 'fingerprint' | 'publishedAt' | 'source'> & {
  item?: string | null;
};

/**
 * Remembers what reading the tables told, with their versions, and follows this process's own commits.
 * A version that it does not expect was written by another process, and then the tables are read again.
 * That matters between small ingests, because a scan takes time for each of their files.
 */
export type StoreMemory = {
  overview(): Promise<Overview>;
  /** The cards of the stored articles among these ids; each search for passages needs a hundred. */
  cardsOf(ids: readonly string[]): Promise<CurrentCard[]>;
  /**
   * Runs a look-up of articles. `isIndexed` tells it whether the indexes hold all of them that there
   * are. `known` tells the ids that were found where it looked for ids, for `knownAmong`.
   */
  lookUp<T>(
    names: Partial<Names>,
    find: (articles: Table, isIndexed: boolean) => Promise<T>,
    known?: (found: T) => Iterable<string>,
  ): Promise<T>;
  /** How many of these ids are stored; null if the last look-up does not tell. */
  knownAmong(ids: readonly string[]): Promise<number | null>;
  /** Whether every passage is known to belong to a stored article. */
  isWhole(): Promise<boolean>;
  /** Tells that every passage belongs to a stored article. */
  foundWhole(): Promise<void>;
  /** Finds out whether the indexes hold all articles, as after a compaction. */
  noteIndexed(): Promise<void>;
  /** Tells of a write that is complete, and whether all of its articles were new. */
  wrote(committed: Committed, articles: readonly Written[], areNew: boolean): void;
  /** Tells of articles that were moved to another story. */
  moved(commits: Commits, articles: readonly Omit<Written, 'publishedAt' | 'source'>[]): void;
};

/** `tables` is called for each use, because a compaction or a rebuild opens them again. */
export function storeMemory(tables: () => Tables): StoreMemory {
  const overview = followed<Overview>();
  const cards = rememberedCards(tables);
  const unindexed = followed<Unindexed>();
  const lookedUp = followed<{ asked: ReadonlySet<string>; found: ReadonlySet<string> }>();
  const whole = wholeness(tables);
  const version = async (): Promise<number> => await tables().articles.version();
  /** Null where somebody wrote meanwhile. */
  const versionOf = async (before: number): Promise<number | null> =>
    before === (await version()) ? before : null;
  const noteIndexed = async (): Promise<void> => {
    const before = await version();
    if (!(await isFullyIndexed(tables().articles))) return;
    if ((await versionOf(before)) !== null) unindexed.set(before, noArticles());
  };
  let isFirst = true;
  return {
    isWhole: whole.isWhole,
    foundWhole: whole.found,
    noteIndexed,
    async overview() {
      const before = await version();
      const known = overview.at(before);
      if (known !== null) return known;
      const value = await readOverview(tables().articles);
      if ((await versionOf(before)) !== null) overview.set(before, value);
      return value;
    },
    cardsOf: cards.of,
    async lookUp(names, find, known) {
      if (isFirst) await noteIndexed();
      isFirst = false;
      const { articles } = tables();
      const before = await version();
      const outside = unindexed.at(before);
      const isIndexed = outside !== null && !holdsAny(outside, names);
      const value = await find(articles, isIndexed);
      // What another process has written meanwhile may be outside the indexes.
      if ((await versionOf(before)) === null)
        return isIndexed ? await find(articles, false) : value;
      if (known) lookedUp.set(before, { asked: new Set(names.ids), found: new Set(known(value)) });
      return value;
    },
    async knownAmong(ids) {
      const known = lookedUp.at(await version());
      if (known === null || !ids.every((id) => known.asked.has(id))) return null;
      return ids.filter((id) => known.found.has(id)).length;
    },
    wrote(committed, articles, areNew) {
      whole.wrote(committed);
      unindexed.follow(committed.articles, (before) => including(before, articles));
      cards.wrote(committed, articles);
      if (areNew) overview.follow(committed.articles, (before) => withAdded(before, articles));
    },
    moved(commits, articles) {
      whole.moved(commits);
      unindexed.follow(commits, (before) => including(before, articles));
      overview.follow(commits, (before) => before);
      cards.moved(commits);
    },
  };
}

/** Something known of a table at one of its versions. */
type Followed<T> = {
  /** Null where it is not known of this version. */
  at(version: number): T | null;
  set(version: number, value: T): void;
  /** Carries it over commits, if it is known of the version before them. */
  follow(commits: Commits, change: (before: T) => T): void;
};

function followed<T>(): Followed<T> {
  let known: { version: number; value: T } | null = null;
  return {
    at: (version) => (known?.version === version ? known.value : null),
    set(version, value) {
      known = { version, value };
    },
    follow({ count, version }, change) {
      if (known?.version === version - count) known = { version, value: change(known.value) };
    },
  };
}

/** How many cards are remembered: they take some megabytes. */
const MOST_CARDS = 10_000;

/** The cards of articles that were read, known of one version of the table. */
function rememberedCards(tables: () => Tables): {
  of: StoreMemory['cardsOf'];
  wrote: (committed: Committed, articles: readonly Pick<Written, 'id'>[]) => void;
  moved: (commits: Commits) => void;
} {
  const cards = followed<Map<string, CurrentCard>>();
  return {
    async of(ids) {
      const { articles } = tables();
      const version = await articles.version();
      const known = cards.at(version) ?? new Map<string, CurrentCard>();
      const held = ids.flatMap((id) => known.get(id) ?? []);
      const missing = ids.filter((id) => !known.has(id));
      const read = missing.length === 0 ? [] : await readCards(articles, missing);
      // They may be of another version, if somebody wrote meanwhile.
      if (read.length > 0 && version === (await articles.version())) {
        const kept = cards.at(version) ?? known;
        if (kept.size + read.length > MOST_CARDS) kept.clear();
        for (const each of read) kept.set(each.card.id, each);
        cards.set(version, kept);
      }
      return [...held, ...read];
    },
    wrote({ articles: commits }, articles) {
      cards.follow(commits, (before) => without(before, articles));
    },
    moved(commits) {
      cards.follow(commits, (before) => before);
    },
  };
}

async function readCards(articles: Table, ids: readonly string[]): Promise<CurrentCard[]> {
  const query = articles.query().where(isOneOf('id', ids));
  const rows = await plainRows(query.select([...cardShape.columns]));
  return rows.map((row) => cardShape.read(row));
}

function without(
  cards: ReadonlyMap<string, CurrentCard>,
  articles: readonly Pick<Written, 'id'>[],
): Map<string, CurrentCard> {
  const kept = new Map(cards);
  for (const { id } of articles) kept.delete(id);
  return kept;
}

/** Whether every passage belongs to an article: known of one version of each table. */
function wholeness(tables: () => Tables): {
  isWhole: () => Promise<boolean>;
  found: () => Promise<void>;
  wrote: (committed: Committed) => void;
  moved: (commits: Commits) => void;
} {
  let known: { articles: number; passages: number; generation: number } | null = null;
  const now = async (): Promise<NonNullable<typeof known>> => {
    const { articles, passages, generation } = tables();
    const versions = { articles: await articles.version(), passages: await passages.version() };
    return { ...versions, generation };
  };
  return {
    async isWhole() {
      const { articles, passages, generation } = await now();
      return (
        known?.articles === articles &&
        known.passages === passages &&
        known.generation === generation
      );
    },
    async found() {
      known = await now();
    },
    wrote({ articles, passages }) {
      const isExpected =
        known?.articles === articles.version - articles.count &&
        known.passages === passages.version - passages.count;
      // Otherwise another process has written: the remembered versions are past, and never match again.
      if (known === null || !isExpected) return;
      known = { ...known, articles: articles.version, passages: passages.version };
    },
    moved({ count, version }) {
      if (known?.articles === version - count) known = { ...known, articles: version };
    },
  };
}

/** The articles that are not in the indexes yet, by what they are looked up by. */
type Unindexed = Record<keyof Names, Set<string>>;

function noArticles(): Unindexed {
  return { ids: new Set(), items: new Set(), fingerprints: new Set() };
}

function including(
  { ids, items, fingerprints }: Unindexed,
  articles: readonly Pick<Written, 'id' | 'item' | 'fingerprint'>[],
): Unindexed {
  for (const { id, item, fingerprint } of articles) {
    ids.add(id);
    fingerprints.add(fingerprint);
    if (typeof item === 'string') items.add(item);
  }
  return { ids, items, fingerprints };
}

function holdsAny(unindexed: Unindexed, names: Partial<Names>): boolean {
  return (['ids', 'items', 'fingerprints'] as const).some(
    (kind) => names[kind]?.some((name) => unindexed[kind].has(name)) ?? false,
  );
}
