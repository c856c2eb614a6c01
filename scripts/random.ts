/** Numbers in 0..1 from a seed: mulberry32 by Tommy Ettinger (2017), public domain. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of some things by a random number; undefined where there is none. */
export function pick<Thing>(things: readonly Thing[], random: () => number): Thing | undefined {
  return things[Math.floor(random() * things.length)];
}

/** The same things in a random order. */
export function shuffled<Thing>(things: readonly Thing[], random: () => number): Thing[] {
  const order = things.map((thing) => ({ thing, at: random() }));
  return order.toSorted((left, right) => left.at - right.at).map(({ thing }) => thing);
}
