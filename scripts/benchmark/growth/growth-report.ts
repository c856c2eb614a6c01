/** What storing costs at one size of the corpus. Keys as they are printed. */
export type GrowthRow = {
  /** How many articles are stored by now. */
  articles: number;
  /** Milliseconds of the processor, of all its cores together, per article brought in one go. */
  bulk_cpu_ms: number;
  /** The same by the clock on the wall. */
  bulk_ms: number;
  /** Per article of those brought after them, a few at a time, as feeds do. */
  later_cpu_ms: number;
  later_ms: number;
  /** The most memory (resident set) so far, in megabytes. */
  memory_mb: number;
};
