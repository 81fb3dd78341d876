/**
 * The state of the connection and of the server.
 *
 *     link     connection of this page     live · catching up · disconnected · …
 *     health   pushed by the server        on connecting and on change (DE1)
 *     doubt    a failed write over HTTP    until the server has had time to push its health (DE9)
 */
import { type Health, keepsNothing, wellHealth } from "@jieru/shared/domain/health";
import type { SignedOut } from "@jieru/shared/protocol/socket";
import { create } from "zustand";

type LinkState =
  | { state: "connecting" }
  /** `polled`: over long polling (TR2). */
  | { state: "live"; polled?: boolean }
  /** Reconnected and receiving missed events; `missing` if the number is known. */
  | { state: "catching_up"; missing: number | null }
  /** `blocked`: the server answers, but the network blocks connections (TR2). */
  | { state: "disconnected"; since: number; blocked?: boolean }
  | ({ state: "signed_out" } & SignedOut);

export type Connection = LinkState | { state: "read_only"; database: Health["database"] };

export interface Restored {
  /** How many missed messages arrived; null if the snapshot was loaded again. */
  filled: number | null;
  /** How many of the agent's sessions changed owner or state meanwhile. */
  moved: number;
  /** Messages may have been lost (PU8). */
  gap: boolean;
  at: number;
}

export type ConnectionSignal =
  | { sign: "subscribed" }
  | { sign: "connected" }
  | { sign: "transport"; polled: boolean }
  | { sign: "lost"; at: number }
  | { sign: "left" }
  | { sign: "behind"; missing: number }
  | { sign: "blocked"; blocked: boolean }
  /** The server is running but cannot check sign-ins. */
  | { sign: "no_database" }
  | { sign: "health"; health: Health }
  | { sign: "kept"; kept: boolean }
  | ({ sign: "signed_out" } & SignedOut);

export interface ConnectionFacts {
  link: LinkState;
  health: Health;
  doubt: boolean;
  polled: boolean;
}
export const firstFacts: ConnectionFacts = {
  link: { state: "connecting" },
  health: wellHealth,
  doubt: false,
  polled: false,
};

/** Returns the facts after a signal. Signed out is final for a page. */
export function nextFacts(current: ConnectionFacts, sign: ConnectionSignal): ConnectionFacts {
  switch (sign.sign) {
    case "health":
      return { ...current, health: sign.health, doubt: false };
    case "kept":
      return current.doubt === !sign.kept ? current : { ...current, doubt: !sign.kept };
    case "no_database":
      return { ...current, link: nextLink(current.link, sign), health: { ...wellHealth, database: "away" } };
    case "lost": // the health is unknown while disconnected
      return { ...firstFacts, link: nextLink(current.link, sign) };
    case "transport":
      return { ...current, polled: sign.polled };
    default:
      return { ...current, link: nextLink(current.link, sign) };
  }
}

function nextLink(
  current: LinkState,
  sign: Exclude<ConnectionSignal, { sign: "health" | "kept" | "transport" }>,
): LinkState {
  if (current.state === "signed_out") return current;
  switch (sign.sign) {
    case "signed_out": {
      const { why, endedBy } = sign;
      return { state: "signed_out", why, ...(endedBy && { endedBy }) };
    }
    case "lost":
      return current.state === "disconnected" ? current : { state: "disconnected", since: sign.at };
    case "left":
      return current.state === "disconnected" ? current : { state: "connecting" };
    case "blocked":
      return current.state === "disconnected" ? { ...current, blocked: sign.blocked } : current;
    case "no_database":
    case "connected":
      return current.state === "connecting" ? current : { state: "catching_up", missing: null };
    case "behind":
      return current.state === "catching_up" ? { ...current, missing: sign.missing || null } : current;
    case "subscribed":
      return { state: "live" };
  }
}

/** [DE9] Returns the state to show: a lost connection takes precedence over the server's last health. */
export function connectionOf({ link, health, doubt, polled }: ConnectionFacts): Connection {
  if (link.state === "signed_out" || link.state === "disconnected") return link;
  if (keepsNothing(health)) return { state: "read_only", database: health.database };
  if (doubt) return { state: "read_only", database: "away" };
  return link.state === "live" && polled ? { ...link, polled } : link;
}

const restoredShownMs = 4000;
/** The server needs a moment to detect it (DE2). */
const doubtMs = 6000;

interface ConnectionState {
  facts: ConnectionFacts;
  connection: Connection;
  restored: Restored | null;
}
const useConnectionState = create<ConnectionState>()(() => ({
  facts: firstFacts,
  connection: connectionOf(firstFacts),
  restored: null,
}));

export const currentConnection = (): Connection => useConnectionState.getState().connection;

export function signal(sign: ConnectionSignal): void {
  const before = useConnectionState.getState();
  const facts = nextFacts(before.facts, sign);
  if (facts === before.facts) return;
  const next = connectionOf(facts);
  const isSame = JSON.stringify(next) === JSON.stringify(before.connection);
  const connection = isSame ? before.connection : next;
  useConnectionState.setState({
    facts,
    connection,
    restored: connection.state === "live" ? before.restored : null,
  });
  if (facts.doubt) setTimeout(endDoubt, doubtMs, facts);
}

/** Ends the doubt unless a later signal has replaced the facts. */
function endDoubt(facts: ConnectionFacts): void {
  if (useConnectionState.getState().facts === facts) signal({ sign: "kept", kept: true });
}

/** Shows for four seconds what was restored. Call it once the page has caught up. */
export function showRestored(what: Omit<Restored, "at">): void {
  const restored = { ...what, at: Date.now() };
  useConnectionState.setState({ restored });
  setTimeout(() => {
    if (useConnectionState.getState().restored === restored) useConnectionState.setState({ restored: null });
  }, restoredShownMs);
}

export const onLive = (listener: () => void): (() => void) =>
  useConnectionState.subscribe(({ facts }, before) => {
    if (facts.link.state === "live" && before.facts.link.state !== "live") listener();
  });

export const useConnection = (): Connection => useConnectionState(({ connection }) => connection);
/** A separate hook, so that its components do not render for each missed message. */
export const useIsReadOnly = (): boolean =>
  useConnectionState(({ connection }) => connection.state === "read_only");
export const useHealth = (): Health => useConnectionState(({ facts }) => facts.health);
export const useRestored = (): Restored | null => useConnectionState(({ restored }) => restored);
