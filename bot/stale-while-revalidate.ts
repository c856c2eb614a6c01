/** What it takes to keep something at hand: how it is loaded, and for how long it is fresh. */
type KeptFreshOptions<T> = {
  load: () => Promise<T>;
  /** Milliseconds after which it is loaded again. */
  every: number;
  now: () => Date;
  /** Told when it could not be loaded again; what was loaded before stays. */
  onFailure: (error: unknown) => void;
};

/**
 * A way to get something at once that takes long to load: the first one waits for it, all others
 * get what there is, and where that is no longer fresh it is loaded behind their backs.
 */
export function staleWhileRevalidate<T>({
  load,
  every,
  now,
  onFailure,
}: KeptFreshOptions<T>): () => Promise<T> {
  let kept: Promise<T> | null = null;
  let loadedAt = 0;
  let isLoading = false;
  const reload = async (): Promise<void> => {
    isLoading = true;
    try {
      kept = Promise.resolve(await load());
    } catch (error) {
      onFailure(error);
    } finally {
      isLoading = false;
      loadedAt = now().getTime();
    }
  };
  return async () => {
    if (kept === null) {
      kept = load();
      loadedAt = now().getTime();
      // One that failed is no reason not to try again.
      kept.catch(() => {
        kept = null;
      });
    } else if (!isLoading && now().getTime() - loadedAt > every) void reload();
    return await kept;
  };
}
