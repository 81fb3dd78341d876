/**
 * A persistent map (Baker's trick): the newest version holds the entries, older ones hold differences. A batch of
 * hundreds of commands thus copies no maps. Entries are never `undefined`. Finish iterating before making the next
 * version.
 */
export class Versions<K, V> implements ReadonlyMap<K, V> {
  #entries: Map<K, V> | null;
  #differs: { from: Versions<K, V>; key: K; value: V | undefined } | null = null;

  private constructor(entries: Map<K, V>) {
    this.#entries = entries;
  }

  static after<K, V>(before: ReadonlyMap<K, V>, key: K, value: V): Versions<K, V> {
    const from = before instanceof Versions ? before : new Versions(new Map(before));
    const entries = from.#take();
    const next = new Versions(entries);
    from.#entries = null;
    from.#differs = { from: next, key, value: entries.get(key) };
    entries.set(key, value);
    return next;
  }

  /** Moves the entries here and reverses each difference on the way. */
  #take(): Map<K, V> {
    const way: Versions<K, V>[] = [this];
    for (let v: Versions<K, V> = this; v.#differs; v = v.#differs.from) way.push(v.#differs.from);
    for (const older of way.reverse()) if (older.#differs) older.#turnRound(older.#differs);
    return this.#entries as Map<K, V>;
  }

  #turnRound({ from: newer, key, value }: { from: Versions<K, V>; key: K; value: V | undefined }): void {
    const entries = newer.#entries as Map<K, V>;
    newer.#differs = { from: this, key, value: entries.get(key) };
    newer.#entries = null;
    if (value === undefined) entries.delete(key);
    else entries.set(key, value);
    this.#entries = entries;
    this.#differs = null;
  }

  #all(): ReadonlyMap<K, V> {
    return this.#entries ?? this.#take();
  }
  get size(): number {
    return this.#all().size;
  }
  get(key: K): V | undefined {
    return this.#all().get(key);
  }
  has(key: K): boolean {
    return this.#all().has(key);
  }
  keys(): MapIterator<K> {
    return this.#all().keys();
  }
  values(): MapIterator<V> {
    return this.#all().values();
  }
  entries(): MapIterator<[K, V]> {
    return this.#all().entries();
  }
  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.#all().entries();
  }
  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.#all()) visit(value, key, this);
  }
}
