/** How true the screen is: said at all times, and only what is known. */
import { useSyncExternalStore } from "react";

export type Connection =
  | { state: "connecting" }
  | { state: "live" }
  /** Connected again, and being told what was missed; `missing` where the number is known. */
  | { state: "catching_up"; missing: number | null }
  | { state: "disconnected"; since: number }
  | { state: "read_only" }
  | { state: "signed_out"; why: "signed_out" | "unbound" | "expired" };

export interface Restored {
  filled: number;
  at: number;
}

export type Sign =
  | { sign: "subscribed" }
  | { sign: "connected" }
  | { sign: "lost"; at: number }
  | { sign: "server_state"; readOnly: boolean }
  | { sign: "signed_out"; why: "signed_out" | "unbound" | "expired" };

/** What each sign makes of the state. Being signed out is final: only a new page leaves it. */
export function nextConnection(current: Connection, sign: Sign): Connection {
  if (current.state === "signed_out") return current;
  if (sign.sign === "signed_out") return { state: "signed_out", why: sign.why };
  if (sign.sign === "lost")
    return current.state === "disconnected" ? current : { state: "disconnected", since: sign.at };
  if (sign.sign === "connected")
    return current.state === "connecting" ? current : { state: "catching_up", missing: null };
  if (sign.sign === "subscribed") return { state: "live" };
  if (sign.readOnly) return { state: "read_only" };
  return current.state === "read_only" ? { state: "live" } : current;
}

const restoredShownMs = 4000;
const listeners = new Set<() => void>();
let connection: Connection = { state: "connecting" };
let restored: Restored | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

const tell = () => {
  for (const listener of listeners) listener();
};

export const currentConnection = (): Connection => connection;

export function signal(sign: Sign): void {
  const next = nextConnection(connection, sign);
  if (next === connection) return;
  connection = next;
  if (next.state !== "live") restored = null;
  tell();
}

/** Said only once the gap is closed; stands for four seconds. */
export function showRestored(filled: number): void {
  restored = { filled, at: Date.now() };
  tell();
  clearTimeout(timer);
  timer = setTimeout(() => {
    restored = null;
    tell();
  }, restoredShownMs);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => connection);
export const useRestored = (): Restored | null => useSyncExternalStore(subscribe, () => restored);
