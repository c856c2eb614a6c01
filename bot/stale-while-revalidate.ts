// A cache that returns a stale value while it reloads.
type RevalidationOptions<T> = {
  load: () => Promise<T>;
  /** Milliseconds after which the value is stale. */
  maxAge: number;
  now: () => Date;
  /** Called when reloading fails; the stale value stays. */
  onFailure: (error: unknown) => void;
};

/**
 * A stale-while-revalidate cache: the first caller waits for `load`, later callers get the cached
 * value at once, and a stale value is reloaded in the background.
 */
export function staleWhileRevalidate<T>({
  load,
  maxAge,
  now,
  onFailure,
}: RevalidationOptions<T>): () => Promise<T> {
  let cached: Promise<T> | null = null;
  let loadedAt = 0;
  let isLoading = false;
  const reload = async (): Promise<void> => {
    isLoading = true;
    try {
      cached = Promise.resolve(await load());
    } catch (error) {
      onFailure(error);
    } finally {
      isLoading = false;
      loadedAt = now().getTime();
    }
  };
  return async () => {
    if (cached === null) {
      cached = load();
      loadedAt = now().getTime();
      // After a failed first load, the next call tries again.
      cached.catch(() => {
        cached = null;
      });
    } else if (!isLoading && now().getTime() - loadedAt > maxAge) void reload();
    return await cached;
  };
}
