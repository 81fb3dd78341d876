/**
 * How true the screen is, and what the server can do now: said at all times, and only what is known.
 *
 *     line     how this page and the server stand         live · catching up · disconnected · …
 *     health   what the server says of itself             told on connecting, and when it changes (DE1)
 *     doubt    an answer "nothing can be kept now" by HTTP, believed until the server had time to say so itself (DE9)
 */
import { type Health, keepsNothing, wellHealth } from "@jieru/shared/domain/health";
import type { SignedOut } from "@jieru/shared/protocol/socket";
import { create } from "zustand";

type Line =
  | { state: "connecting" }
  /** `polled`: by long polling, where the network lets nothing quicker through (TR2). */
  | { state: "live"; polled?: boolean }
  /** Connected again, and being told what was missed; `missing` where the number is known. */
  | { state: "catching_up"; missing: number | null }
  /** `blocked`: the server is there, but the network lets no live connection through (TR2). */
  | { state: "disconnected"; since: number; blocked?: boolean }
  | ({ state: "signed_out" } & SignedOut);

export type Connection = Line | { state: "read_only"; database: Health["database"] };

export interface Restored {
  /** How many lines were brought after the break; null where everything was loaded anew. */
  filled: number | null;
  /** How many of the sessions served before the break changed owner or state meanwhile. */
  moved: number;
  /** Pushes may have been lost meanwhile (PU8): nobody can say that nothing is missing. */
  gap: boolean;
  at: number;
}

export type Sign =
  | { sign: "subscribed" }
  | { sign: "connected" }
  /** The transport by which the server is reached. */
  | { sign: "way"; polled: boolean }
  | { sign: "lost"; at: number }
  /** The page has left the account; the next one is connected anew. */
  | { sign: "left" }
  /** How many events are still to come; 0: all that was promised is here. */
  | { sign: "behind"; missing: number }
  | { sign: "blocked"; blocked: boolean }
  /** The server is there, and lets nobody in: it cannot look anybody up. */
  | { sign: "no_database" }
  | { sign: "health"; health: Health }
  | { sign: "kept"; kept: boolean }
  | ({ sign: "signed_out" } & SignedOut);

/** All that is known; `connectionOf` says what to show of it. */
export interface ConnectionFacts {
  line: Line;
  health: Health;
  doubt: boolean;
  polled: boolean;
}
export const firstFacts: ConnectionFacts = {
  line: { state: "connecting" },
  health: wellHealth,
  doubt: false,
  polled: false,
};

/** What each sign makes of what is known. Being signed out is final: only a new page leaves it. */
export function nextFacts(current: ConnectionFacts, sign: Sign): ConnectionFacts {
  switch (sign.sign) {
    case "health":
      return { ...current, health: sign.health, doubt: false };
    case "kept":
      return current.doubt === !sign.kept ? current : { ...current, doubt: !sign.kept };
    case "no_database":
      return { ...current, line: nextLine(current.line, sign), health: { ...wellHealth, database: "away" } };
    case "lost": // whoever is not heard is not known
      return { ...firstFacts, line: nextLine(current.line, sign) };
    case "way":
      return { ...current, polled: sign.polled };
    default:
      return { ...current, line: nextLine(current.line, sign) };
  }
}

function nextLine(current: Line, sign: Exclude<Sign, { sign: "health" | "kept" | "way" }>): Line {
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

/** [DE9] What to show of it: a lost line says more than what the server was like when last heard. */
export function connectionOf({ line, health, doubt, polled }: ConnectionFacts): Connection {
  if (line.state === "signed_out" || line.state === "disconnected") return line;
  if (keepsNothing(health)) return { state: "read_only", database: health.database };
  if (doubt) return { state: "read_only", database: "away" };
  return line.state === "live" && polled ? { ...line, polled } : line;
}

const restoredShownMs = 4000;
/** The server needs a moment to be sure itself (DE2). */
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

export function signal(sign: Sign): void {
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

/** Ends the doubt of these facts, unless a later sign has replaced them. */
function endDoubt(facts: ConnectionFacts): void {
  if (useConnectionState.getState().facts === facts) signal({ sign: "kept", kept: true });
}

/** Says for four seconds that what was missed is here. Call it once the gap is closed. */
export function showRestored(what: Omit<Restored, "at">): void {
  const restored = { ...what, at: Date.now() };
  useConnectionState.setState({ restored });
  setTimeout(() => {
    if (useConnectionState.getState().restored === restored) useConnectionState.setState({ restored: null });
  }, restoredShownMs);
}

/** Calls the listener whenever the page follows the feed again, until the returned function is called. */
export const onLive = (listener: () => void): (() => void) =>
  useConnectionState.subscribe(({ facts }, before) => {
    if (facts.line.state === "live" && before.facts.line.state !== "live") listener();
  });

export const useConnection = (): Connection => useConnectionState(({ connection }) => connection);
/** A value of its own, so that components that need only this do not render again with every message being caught up with. */
export const useIsReadOnly = (): boolean =>
  useConnectionState(({ connection }) => connection.state === "read_only");
export const useHealth = (): Health => useConnectionState(({ facts }) => facts.health);
export const useRestored = (): Restored | null => useConnectionState(({ restored }) => restored);
