/** So many ids are remembered; Discord repeats events within seconds, not days. */
const remembered = 2000;

/**
 * A memory for what was seen: it returns true the first time that it is given an id, and false
 * while it remembers that one.
 */
export function firstTimes(): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > remembered && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}
