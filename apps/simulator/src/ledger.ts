import type { LedgerEntry, NewLedgerEntry, PushEntry, SendEntry } from "./ledger-entry.ts";

export interface LedgerQuery {
  kind?: LedgerEntry["kind"];
  appId?: string;
  openid?: string;
  limit?: number;
}

export interface Ledger {
  /** Numbers and stores the entry. Returns the stored object, so that the caller may complete it later. */
  add<T extends NewLedgerEntry>(entry: T): T & { id: number };
  list(query?: LedgerQuery): LedgerEntry[];
  listPushes(query?: LedgerQuery): PushEntry[];
  listSends(query?: LedgerQuery): SendEntry[];
  restore(entries: LedgerEntry[]): void;
}

const CAPACITY = 200_000;

function matches(entry: LedgerEntry, query: LedgerQuery): boolean {
  if (query.kind && entry.kind !== query.kind) return false;
  if (query.appId && entry.appId !== query.appId) return false;
  return !query.openid || entry.openid === query.openid;
}

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
      // Removes many entries at once: removing one per entry would copy the array each time.
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
