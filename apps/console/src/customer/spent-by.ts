import type { Allowance } from "@jieru/shared/domain/allowance";
import type { Message } from "@jieru/shared/domain/message";

export interface Spent {
  /** Replies taken of the last grant. */
  count: number;
  /** When each of those that went out was sent. */
  times: number[];
  /** The newest of them whose outcome nobody knows. */
  doubtful: number | null;
}

/** What took of the last grant, as far as the loaded messages tell it. */
export function spentBy(allowance: Allowance, messages: readonly Message[]): Spent {
  const count = Math.max(0, allowance.granted - allowance.left);
  const since = allowance.grantedAt ?? Number.POSITIVE_INFINITY;
  const replies = messages.filter((m) => m.direction === "out" && m.at >= since);
  const counted = replies
    .filter((m) => m.delivery && m.delivery.state !== "failed")
    .slice(-count || messages.length);
  return {
    count,
    times: count === 0 ? [] : counted.map((m) => m.at),
    doubtful: counted.findLast((m) => m.delivery?.state === "unconfirmed")?.at ?? null,
  };
}
