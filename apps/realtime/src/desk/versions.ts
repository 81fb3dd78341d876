/**
 * A map whose versions all stay readable, while a new version needs no copy (Baker's trick). The newest version has the
 * entries. An older version has its difference from the next one, and takes the entries back when it is read. The desk
 * therefore remains a value, and a batch of hundreds of commands does not copy its maps hundreds of times.
 *
 * Entries are never `undefined`. Finish an iteration before you make the next version of the map.
 */
export class Versions<K, V> implements ReadonlyMap<K, V> {
  /** Only one version at a time has the entries. */
  #entries: Map<K, V> | null;
  /** The difference from the version that has the entries, or from the next one on the way to it. */
  #differs: { from: Versions<K, V>; key: K; value: V | undefined } | null = null;

  private constructor(entries: Map<K, V>) {
    this.#entries = entries;
  }

  /** Returns the next version, with one entry changed or added. */
  static after<K, V>(before: ReadonlyMap<K, V>, key: K, value: V): Versions<K, V> {
    const from = before instanceof Versions ? before : new Versions(new Map(before));
    const entries = from.#take();
    const next = new Versions(entries);
    from.#entries = null;
    from.#differs = { from: next, key, value: entries.get(key) };
    entries.set(key, value);
    return next;
  }

  /** Moves the entries to this version, and reverses each difference on the way. */
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
