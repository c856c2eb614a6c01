const discordEpoch = 1_420_070_400_000n;

/**
 * Ids as Discord makes them: ms since 2015 above 22 bits of counter, so that they sort by time
 * and the client reads creation times from them.
 */
export function snowflakes(now: () => number): () => string {
  let counter = 0n;
  return () => {
    counter += 1n;
    return String(((BigInt(Math.floor(now())) - discordEpoch) << 22n) | (counter & 0x3fffffn));
  };
}
