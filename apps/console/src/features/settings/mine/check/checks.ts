/** [SC1] Turns the findings of the self-check into a state and a sentence per part. No findings: `unknown`. */
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
export type CheckState = "well" | "note" | "wrong" | "unknown";

export interface Asked {
  answer: { ok: true; value: SelfCheckAnswer; tookMs: number } | ({ ok: false } & Failure);
  connection: Connection;
  /** Whether a WebSocket could be opened just now, if the connection polls. */
  socketOpens: boolean;
  /** The seq the page had reached, after time to receive everything up to the server's seq. */
  seq: number;
  /** How far this device's clock is ahead of the server's, in milliseconds; negative if it is behind. */
  clockAheadMs: number;
}

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

export type Check = Said & { state: CheckState };

const slowMs = 2_000;
const clockMs = 60_000;
/** Sending a reply takes seconds, or a little longer with a retry at WeChat. */
const stuckMs = 60_000;

export const checksOf = (asked: Asked, here: Here): Check[] => [
  serverCheck(asked),
  wayCheck(asked),
  ...knownChecks(asked),
  { part: "sound", word: here.sound, state: here.sound === "on" ? "well" : "note" },
  { part: "desktop", word: here.desktop, state: here.desktop === "granted" ? "well" : "note" },
];

export const countUnwell = (checks: readonly Check[]): number =>
  checks.filter(({ state }) => state !== "well").length;

function serverCheck({ answer }: Asked): Check {
  if (!answer.ok)
    return { part: "server", word: answer.kind === "offline" ? "silent" : "refused", state: "wrong" };
  if (answer.tookMs > slowMs) return { part: "server", word: "slow", state: "note" };
  return { part: "server", word: "well", state: "well" };
}

function wayCheck({ connection, socketOpens }: Asked): Check {
  const part = "way";
  switch (connection.state) {
    case "live":
      if (!connection.polled) return { part, word: "well", state: "well" };
      return { part, word: socketOpens ? "opens_again" : "polled", state: "note" };
    // The database cannot write, but the connection works.
    case "read_only":
      return { part, word: "well", state: "well" };
    case "connecting":
    case "catching_up":
      return { part, word: "joining", state: "unknown" };
    case "disconnected":
      return { part, word: connection.blocked ? "blocked" : "lost", state: "wrong" };
    case "signed_out":
      return { part, word: "signed_out", state: "wrong" };
  }
}

/** Returns the parts that only the server can report. */
function knownChecks({ answer, connection, seq, clockAheadMs }: Asked): Check[] {
  const readOnly = connection.state === "read_only" ? connection : null;
  if (!answer.ok)
    return (["log", "clock", "database", "wechat", "media", "replies"] as const).map((part) =>
      part === "database" && readOnly ? databaseCheck(readOnly) : { part, word: "unknown", state: "unknown" },
    );
  const { health, replies, now, seq: head } = answer.value;
  const isBehind = seq < head;
  const isOff = Math.abs(clockAheadMs) > clockMs;
  return [
    { part: "log", word: isBehind ? "behind" : "well", state: isBehind ? "wrong" : "well" },
    { part: "clock", word: isOff ? "off" : "well", state: isOff ? "note" : "well" },
    databaseCheck(readOnly ?? health),
    health.wechat === "ok"
      ? { part: "wechat", word: "well", state: "well" }
      : { part: "wechat", word: "away", state: "wrong" },
    mediaCheck(health),
    repliesCheck(replies, now),
  ];
}

function databaseCheck({ database }: Pick<Health, "database">): Check {
  if (database === "ok") return { part: "database", word: "well", state: "well" };
  return { part: "database", word: database, state: database === "slow" ? "note" : "wrong" };
}

function mediaCheck({ media, jobs }: Pick<Health, "media" | "jobs">): Check {
  if (media !== "ok") return { part: "media", word: "away", state: "wrong" };
  if (jobs === "away") return { part: "media", word: "unfetched", state: "wrong" };
  return { part: "media", word: "well", state: "well" };
}

function repliesCheck({ since }: SelfCheckAnswer["replies"], now: number): Check {
  if (since === null) return { part: "replies", word: "none", state: "well" };
  const isStuck = now - since > stuckMs;
  return { part: "replies", word: isStuck ? "stuck" : "going", state: isStuck ? "wrong" : "well" };
}
