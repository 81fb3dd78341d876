/** Far more than stand anywhere at once. */
const usualLimit = 10_000;

/**
 * Reckons once for each text, however often it is asked. Beyond `limit` all of it is forgotten: what customers say is another
 * text all day, and a page stays open for weeks.
 */
export function remembered<T>(reckon: (text: string) => T, limit = usualLimit): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const had = known.get(text);
    if (had !== undefined) return had;
    const found = reckon(text);
    if (known.size >= limit) known.clear();
    known.set(text, found);
    return found;
  };
}
