import type { Allowance } from "@jieru/shared/domain/allowance";
import type { Message } from "@jieru/shared/domain/message";

export interface Spent {
  count: number;
  times: number[];
  doubtful: number | null;
  /** When the newest reply was written that failed at WeChat and still counts. */
  failed: number | null;
  /** [RA4] When WeChat said that nothing is left or the window is closed, which used up the rest. */
  corrected: { at: number; reason: "allowance_used" | "window_closed" } | null;
}

function correctionOf({ at, delivery }: Message): Spent["corrected"] {
  const reason = delivery?.state === "failed" && delivery.code !== null ? delivery.reason : null;
  return reason === "allowance_used" || reason === "window_closed" ? { at, reason } : null;
}

/** Returns what used the last grant, by the loaded messages. Failed replies only as far as the count requires them. */
export function spentBy(allowance: Allowance, messages: readonly Message[]): Spent {
  const since = allowance.grantedAt ?? Number.POSITIVE_INFINITY;
  const replies = messages.filter((m) => m.delivery && m.at >= since);
  const took = replies.filter((m) => m.delivery?.state !== "failed");
  const corrected = replies.map(correctionOf).findLast((c) => c !== null) ?? null;
  const gone = Math.max(0, allowance.granted - allowance.left);
  const count = corrected ? Math.min(gone, took.length) : gone;
  const failed = lastOf(
    replies.filter((m) => m.delivery?.state === "failed"),
    count - took.length,
  );
  const counted = replies.filter((m) => failed.includes(m) || took.includes(m));
  const newest = (state: string) => counted.findLast((m) => m.delivery?.state === state)?.at ?? null;
  return {
    count,
    times: lastOf(counted, count).map((m) => m.at),
    doubtful: newest("unconfirmed"),
    failed: newest("failed"),
    corrected,
  };
}

const lastOf = <T>(list: readonly T[], n: number): T[] => (n > 0 ? list.slice(-n) : []);
