/**
 * An account's access token, shared by every process.
 *
 *     get ──► memory, at most 1 min old ──► store ──► under the lock: store again, else fetch and save
 *                                             └─► while it still serves, nobody waits for that
 *     refresh(bad) ──────────────────────────────► under the lock: store ≠ bad, else fetch, else force
 *
 * The lock and the store are given: one lock, one row per account. Forced refreshes kill a token that other systems may
 * use and are counted (WeChat allows 20 a day): ours are 3 a day, 30 s apart, and noted before they are made.
 */
import type { TokenSource } from "./api.ts";
import type { FetchedToken } from "./token.ts";

/** The stored row; times in unix milliseconds. */
export interface StoredToken {
  accessToken: string;
  expiresAt: number;
  forcedAt: number[];
}

export interface TokenStore {
  load: () => Promise<StoredToken | null>;
  /** Stored once it resolves, even if the lock is lost. */
  save: (token: StoredToken) => Promise<void>;
}

export interface TokenSourceOptions {
  load: TokenStore["load"];
  /** Runs `work` while no other process does for this account. The store uses the lock's connection. */
  withLock: <T>(work: (store: TokenStore) => Promise<T>) => Promise<T>;
  fetchToken: (forceRefresh: boolean) => Promise<FetchedToken>;
  now: () => number;
}

const MEMORY_MS = 60_000;
/** The platform renews at 300 s before expiry; by 240 s a call surely gives the new token. */
const RENEW_BEFORE_MS = 240_000;
const FORCED_PER_DAY = 3;
const FORCED_APART_MS = 30_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Rejects with the errors of `fetchToken`, `load`, `save` or `withLock`. */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const { load, withLock, now } = options;
  let memory: { token: StoredToken; since: number } | null = null;
  const flights = new Map<string, Promise<StoredToken>>();

  const isFresh = (token: StoredToken) => now() < token.expiresAt - RENEW_BEFORE_MS;
  const remember = (token: StoredToken) => {
    if (isFresh(token)) memory = { token, since: now() };
    return token;
  };
  const remembered = () =>
    memory && now() - memory.since < MEMORY_MS && isFresh(memory.token) ? memory.token : null;

  function once(purpose: string, work: () => Promise<StoredToken>): Promise<StoredToken> {
    const flying = flights.get(purpose);
    if (flying) return flying;
    const flight = work()
      .then(remember)
      .finally(() => flights.delete(purpose));
    flights.set(purpose, flight);
    return flight;
  }

  /** Callers use the current token until it expires, while its successor is fetched. */
  async function current(): Promise<StoredToken> {
    const stored = await load();
    if (stored && isFresh(stored)) return stored;
    const next = once("renew", renew);
    if (!stored || now() >= stored.expiresAt) return next;
    next.catch(() => undefined);
    return stored;
  }

  const renew = () =>
    withLock(async (store) => {
      const stored = await store.load();
      return stored && isFresh(stored) ? stored : fetchAndSave({ ...options, ...store }, stored, false);
    });

  function replace(bad: string): Promise<StoredToken> {
    return withLock(async (store) => {
      const stored = await store.load();
      if (stored && stored.accessToken !== bad && isFresh(stored)) return stored;
      const locked = { ...options, ...store };
      const fetched = await fetchAndSave(locked, stored, false);
      return fetched.accessToken === bad && mayForce(fetched, now()) ? force(locked, fetched) : fetched;
    });
  }

  return {
    get: async () => (remembered() ?? (await once("get", current))).accessToken,
    refresh: async (bad) => (await once(`refresh ${bad}`, () => replace(bad))).accessToken,
  };
}

type Locked = TokenSourceOptions & TokenStore;

async function fetchAndSave(
  { fetchToken, save, now }: Locked,
  stored: StoredToken | null,
  forceRefresh: boolean,
): Promise<StoredToken> {
  const { accessToken, expiresInSeconds } = await fetchToken(forceRefresh);
  const forcedAt = (stored?.forcedAt ?? []).filter((at) => at > now() - DAY_MS);
  const token = { accessToken, expiresAt: now() + expiresInSeconds * 1000, forcedAt };
  await save(token);
  return token;
}

function mayForce({ forcedAt }: StoredToken, now: number): boolean {
  return forcedAt.length < FORCED_PER_DAY && forcedAt.every((at) => at <= now - FORCED_APART_MS);
}

/** Recorded before the call, so that a crash cannot make it loop. */
async function force(options: Locked, stored: StoredToken): Promise<StoredToken> {
  const noted = { ...stored, forcedAt: [...stored.forcedAt, options.now()] };
  await options.save(noted);
  return fetchAndSave(options, noted, true);
}
