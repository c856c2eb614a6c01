/** How much of a server's time, and of its answer, is taken. */
export type WebLimits = {
  /** Until the answer begins, connecting included. */
  answerMilliseconds: number;
  /** From then on until its end. */
  transferMilliseconds: number;
  /** Of a feed and of a page when unpacked. */
  feedBytes: number;
  pageBytes: number;
  /** Of robots.txt; what lies beyond is not read (RFC 9309 asks for 500 KiB at least). */
  robotsBytes: number;
  headerBytes: number;
  /** How often an address may lead on to another. */
  redirects: number;
  /** The longest Crawl-delay that is honoured. */
  crawlDelayMilliseconds: number;
};

/** Ample for every feed and page of a real newsroom. */
export const webLimits: WebLimits = {
  answerMilliseconds: 20_000,
  transferMilliseconds: 60_000,
  feedBytes: 20_000_000,
  pageBytes: 10_000_000,
  robotsBytes: 512_000,
  headerBytes: 65_536,
  redirects: 5,
  crawlDelayMilliseconds: 30_000,
};
