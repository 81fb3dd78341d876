/** Returns a lookup with one query at a time; later keys share the next. Resolves with undefined if not found. */
export function batchLookups<T>(
  ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): (key: string) => Promise<T | undefined> {
  let wanted = new Map<string, PromiseWithResolvers<T | undefined>>();
  let asking = false;

  const askAll = async (): Promise<void> => {
    while (wanted.size > 0) {
      const batch = wanted;
      wanted = new Map();
      try {
        const found = await ask([...batch.keys()]);
        for (const [key, { resolve }] of batch) resolve(found.get(key));
      } catch (error) {
        for (const { reject } of batch.values()) reject(error);
      }
    }
    asking = false;
  };

  return (key) => {
    const want = wanted.get(key) ?? Promise.withResolvers<T | undefined>();
    wanted.set(key, want);
    if (!asking) {
      asking = true;
      void askAll();
    }
    return want.promise;
  };
}
