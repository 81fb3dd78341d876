import type { LedgerEntry, NewLedgerEntry, PushEntry, SendEntry } from "./ledger-entry.ts";

/** Which entries to list; absent fields match everything. */
export interface LedgerQuery {
  kind?: LedgerEntry["kind"];
  appId?: string;
  openid?: string;
  limit?: number;
}

export interface Ledger {
  /** Numbers and keeps the entry. The returned object is the stored one, so the caller may complete it later. */
  add<T extends NewLedgerEntry>(entry: T): T & { id: number };
  /** The newest `limit` matching entries, oldest first. */
  list(query?: LedgerQuery): LedgerEntry[];
  listPushes(query?: LedgerQuery): PushEntry[];
  listSends(query?: LedgerQuery): SendEntry[];
  /** Replaces all entries by those an earlier run saved. */
  restore(entries: LedgerEntry[]): void;
}

const CAPACITY = 200_000;

function matches(entry: LedgerEntry, query: LedgerQuery): boolean {
  if (query.kind && entry.kind !== query.kind) return false;
  if (query.appId && entry.appId !== query.appId) return false;
  return !query.openid || entry.openid === query.openid;
}

/** Creates a ledger that holds the newest `capacity` entries. */
export function createLedger(capacity = CAPACITY): Ledger {
  let entries: LedgerEntry[] = [];
  let lastId = 0;

  function list(query: LedgerQuery = {}): LedgerEntry[] {
    const limit = query.limit ?? capacity;
    const found: LedgerEntry[] = [];
    for (let index = entries.length - 1; index >= 0 && found.length < limit; index--) {
      const entry = entries[index];
      if (entry && matches(entry, query)) found.push(entry);
    }
    return found.reverse().slice(-capacity);
  }

  return {
    add(entry) {
      const numbered = Object.assign(entry, { id: ++lastId });
      entries.push(numbered as LedgerEntry);
      // Trimmed in big steps: dropping one by one would copy the array on every entry.
      if (entries.length > capacity * 1.25) entries = entries.slice(-capacity);
      return numbered;
    },
    list,
    listPushes: (query = {}) => list({ ...query, kind: "push" }).filter((entry) => entry.kind === "push"),
    listSends: (query = {}) => list({ ...query, kind: "send" }).filter((entry) => entry.kind === "send"),
    restore(saved) {
      entries = [...saved];
      lastId = saved.at(-1)?.id ?? 0;
    },
  };
}
