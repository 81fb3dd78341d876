const usualLimit = 10_000;

/** Caches results by text. Beyond `limit` the cache is cleared, as a page stays open for weeks. */
export function memoizeText<T>(compute: (text: string) => T, limit = usualLimit): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const had = known.get(text);
    if (had !== undefined) return had;
    const found = compute(text);
    if (known.size >= limit) known.clear();
    known.set(text, found);
    return found;
  };
}
