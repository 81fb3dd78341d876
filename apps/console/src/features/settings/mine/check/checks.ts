/**
 * [SC1] Turns what the self-check found into a state and a sentence for each part between an agent and their customers. Pure.
 * A part about which nothing is known is `unknown`, never "well".
 */
import type { Health } from "@jieru/shared/domain/health";
import type { SelfCheckAnswer } from "@jieru/shared/protocol/self-check";
import type { Failure } from "../../../../data/http/outcome.ts";
import type { Connection } from "../../../../data/store/connection.ts";
import type { DesktopGate } from "../../../notifications/desktop.ts";
import type { SoundState } from "../../../notifications/sound-state.ts";

export const parts = [
  "server",
  "way",
  "log",
  "clock",
  "database",
  "wechat",
  "media",
  "replies",
  "sound",
  "desktop",
] as const;
export type Part = (typeof parts)[number];

/** `note`: it works, but could work better. */
export type CheckStanding = "well" | "note" | "wrong" | "unknown";

/** The answers of one run of the check. */
export interface Asked {
  answer: { ok: true; value: SelfCheckAnswer; tookMs: number } | ({ ok: false } & Failure);
  connection: Connection;
  /** If the connection uses polling: whether a WebSocket could be opened just now. */
  socketOpens: boolean;
  /** The seq the page had reached, after it had time to receive everything up to the server's seq. */
  seq: number;
  /** How far this device's clock is ahead of the server's, in milliseconds; negative if it is behind. */
  clockAheadMs: number;
}

/** What this browser knows without asking the server. */
export interface Here {
  sound: SoundState;
  desktop: DesktopGate;
}

type Word<P extends Part, W extends string> = { part: P; word: W };
type Said =
  | Word<"server", "well" | "slow" | "silent" | "refused">
  | Word<"way", "well" | "polled" | "opens_again" | "joining" | "blocked" | "lost" | "signed_out">
  | Word<"log", "well" | "behind" | "unknown">
  | Word<"clock", "well" | "off" | "unknown">
  | Word<"database", "well" | "slow" | "read_only" | "full" | "away" | "unknown">
  | Word<"wechat", "well" | "away" | "unknown">
  | Word<"media", "well" | "away" | "unfetched" | "unknown">
  | Word<"replies", "none" | "going" | "stuck" | "unknown">
  | Word<"sound", SoundState>
  | Word<"desktop", DesktopGate>;

export type Check = Said & { standing: CheckStanding };

const slowMs = 2_000;
/** Countdowns must not be wrong by more than this. */
const clockMs = 60_000;
/** Sending a reply takes seconds, and a little longer if WeChat has to be asked again. */
const stuckMs = 60_000;

export const checksOf = (asked: Asked, here: Here): Check[] => [
  serverCheck(asked),
  wayCheck(asked),
  ...knownChecks(asked),
  { part: "sound", word: here.sound, standing: here.sound === "on" ? "well" : "note" },
  { part: "desktop", word: here.desktop, standing: here.desktop === "granted" ? "well" : "note" },
];

/** How many parts are not "well"; `unknown` ones count too. */
export const countUnwell = (checks: readonly Check[]): number =>
  checks.filter(({ standing }) => standing !== "well").length;

function serverCheck({ answer }: Asked): Check {
  if (!answer.ok)
    return { part: "server", word: answer.kind === "offline" ? "silent" : "refused", standing: "wrong" };
  if (answer.tookMs > slowMs) return { part: "server", word: "slow", standing: "note" };
  return { part: "server", word: "well", standing: "well" };
}

function wayCheck({ connection, socketOpens }: Asked): Check {
  const part = "way";
  switch (connection.state) {
    case "live":
      if (!connection.polled) return { part, word: "well", standing: "well" };
      return { part, word: socketOpens ? "opens_again" : "polled", standing: "note" };
    // Read-only means that the database cannot write; the connection itself works.
    case "read_only":
      return { part, word: "well", standing: "well" };
    case "connecting":
    case "catching_up":
      return { part, word: "joining", standing: "unknown" };
    case "disconnected":
      return { part, word: connection.blocked ? "blocked" : "lost", standing: "wrong" };
    case "signed_out":
      return { part, word: "signed_out", standing: "wrong" };
  }
}

/**
 * The parts that only the server can tell about. That its database is read-only is also known from the socket, and the line
 * over the page says so.
 */
function knownChecks({ answer, connection, seq, clockAheadMs }: Asked): Check[] {
  const readOnly = connection.state === "read_only" ? connection : null;
  if (!answer.ok)
    return (["log", "clock", "database", "wechat", "media", "replies"] as const).map((part) =>
      part === "database" && readOnly
        ? databaseCheck(readOnly)
        : { part, word: "unknown", standing: "unknown" },
    );
  const { health, replies, now, seq: head } = answer.value;
  const isBehind = seq < head;
  const isOff = Math.abs(clockAheadMs) > clockMs;
  return [
    { part: "log", word: isBehind ? "behind" : "well", standing: isBehind ? "wrong" : "well" },
    { part: "clock", word: isOff ? "off" : "well", standing: isOff ? "note" : "well" },
    databaseCheck(readOnly ?? health),
    health.wechat === "ok"
      ? { part: "wechat", word: "well", standing: "well" }
      : { part: "wechat", word: "away", standing: "wrong" },
    mediaCheck(health),
    repliesCheck(replies, now),
  ];
}

function databaseCheck({ database }: Pick<Health, "database">): Check {
  if (database === "ok") return { part: "database", word: "well", standing: "well" };
  return { part: "database", word: database, standing: database === "slow" ? "note" : "wrong" };
}

function mediaCheck({ media, jobs }: Pick<Health, "media" | "jobs">): Check {
  if (media !== "ok") return { part: "media", word: "away", standing: "wrong" };
  if (jobs === "away") return { part: "media", word: "unfetched", standing: "wrong" };
  return { part: "media", word: "well", standing: "well" };
}

function repliesCheck({ since }: SelfCheckAnswer["replies"], now: number): Check {
  if (since === null) return { part: "replies", word: "none", standing: "well" };
  const isStuck = now - since > stuckMs;
  return { part: "replies", word: isStuck ? "stuck" : "going", standing: isStuck ? "wrong" : "well" };
}
