// Finds the articles that are similar to a new one.

import { createInvertedIndex, type InvertedIndex, type Vector } from './inverted-index.ts';

/**
 * An article similar to another one. The similarity is their cosine, which decays with the days
 * between them and is higher for long articles.
 */
export type Neighbour = { article: string; similarity: number };

/** A publication day, counted from 1970 with fractions, and a length in words. */
export type Extent = { day: number; length: number };

/** Finds articles by their unit vectors and publication days. */
export type Neighbours = {
  add(article: string, extent: Extent, vector: Vector): void;
  /** Removes an article that was added under this day. */
  remove(article: string, day: number): void;
  /** Articles at most eight days away that share a heavy term, the most similar first. */
  near(extent: Extent, vector: Vector): Neighbour[];
  /** Forgets the days before this one; what is left takes less memory. Called once a day. */
  dropBefore(day: number): void;
};

/** Articles further apart are about two events, however similar. */
const REACH_IN_DAYS = 8;
/** Similarity decays to 1/e in this many days. */
const DECAY_IN_DAYS = 5;
/**
 * Long reports carry background, which lowers their cosine with other reports of their event. The
 * similarity is raised by (length of the longer one / this) to the power below.
 */
const USUAL_LENGTH = 800;
const LENGTH_POWER = 0.15;
/** Lighter terms are not looked up: they would change little and cost much. */
const MIN_WEIGHT = 0.05;

type Placed = Extent & { article: string };

/** Neighbours in memory, with one inverted index a day. */
export function createNeighbours(): Neighbours {
  const days = new Map<number, InvertedIndex<Placed>>();

  return {
    add(article, extent, vector) {
      const date = Math.floor(extent.day);
      const placed = days.get(date) ?? createInvertedIndex<Placed>();
      days.set(date, placed);
      placed.add({ article, ...extent }, vector);
    },
    remove(article, day) {
      days.get(Math.floor(day))?.remove((placed) => placed.article === article);
    },
    near({ day, length }, vector) {
      const heavy = new Map([...vector].filter(([, weight]) => weight >= MIN_WEIGHT));
      return daysAround(days, day)
        .flatMap((placed) => placed.products(heavy))
        .map(([placed, cosine]) => ({
          article: placed.article,
          cosine,
          apart: Math.abs(day - placed.day),
          longer: Math.max(length, placed.length, USUAL_LENGTH),
        }))
        .filter(({ apart }) => apart <= REACH_IN_DAYS)
        .map(({ article, cosine, apart, longer }) => ({
          article,
          similarity:
            cosine * Math.exp(-apart / DECAY_IN_DAYS) * (longer / USUAL_LENGTH) ** LENGTH_POWER,
        }))
        .toSorted((left, right) => right.similarity - left.similarity);
    },
    dropBefore(day) {
      for (const [known, placed] of days) {
        if (known < Math.floor(day)) days.delete(known);
        else placed.pack();
      }
    },
  };
}

function daysAround<Day>(days: ReadonlyMap<number, Day>, day: number): Day[] {
  const found: Day[] = [];
  for (let each = Math.floor(day - REACH_IN_DAYS); each <= day + REACH_IN_DAYS; each += 1) {
    const known = days.get(each);
    if (known !== undefined) found.push(known);
  }
  return found;
}
