/**
 * Groups the allowance's history into rounds. A *round* begins with an act of the customer that grants replies. It contains the
 * replies that use this grant, and lasts until the next act or the end of the grant.
 *
 *     message 18:40 ── 3, until Sunday 18:40 ──► reply 18:42 ► reply 18:45 ──► next message: renewed
 */
import type { AllowanceStep } from "@jieru/shared/protocol/customer-history";

export type RoundEnd = "open" | "renewed" | "used" | "expired" | "said_used" | "said_closed";

export interface Round {
  /** The seq of its first step, which identifies the round. */
  seq: number;
  by: "message" | "entered";
  /** When it was first granted, and how many acts in a row granted the same. */
  at: number;
  acts: number;
  granted: number | null;
  until: number | null;
  replies: AllowanceStep[];
  end: RoundEnd;
  endedAt: number | null;
}

const leftAfter = ({ replies }: Round): number | null => replies.at(-1)?.allowance?.left ?? null;
const endByReason: Partial<Record<string, RoundEnd>> = {
  allowance_used: "said_used",
  window_closed: "said_closed",
};

/** Returns how the round ended by `now`; for an earlier round `now` is the time of the next act. */
function roundEnd(round: Round, now: number): Pick<Round, "end" | "endedAt"> {
  const last = round.replies.at(-1);
  const wechatEnd = last?.delivery?.state === "failed" ? endByReason[last.delivery.reason ?? ""] : undefined;
  if (wechatEnd) return { end: wechatEnd, endedAt: last?.at ?? null };
  if (round.until !== null && round.until <= now) return { end: "expired", endedAt: round.until };
  const paid = last?.delivery?.state !== "failed";
  if (leftAfter(round) === 0 && paid) return { end: "used", endedAt: last?.at ?? null };
  return { end: "open", endedAt: null };
}

const startRound = ({ seq, by, at, allowance }: AllowanceStep): Round => ({
  seq,
  by: by === "entered" ? "entered" : "message",
  at,
  acts: 1,
  granted: allowance?.granted ?? null,
  until: allowance?.until ?? null,
  replies: [],
  end: "open",
  endedAt: null,
});

/** The same kind of act before any reply and before the window closed continues the round. */
const continuesRound = (round: Round, step: AllowanceStep): boolean =>
  round.by === step.by && round.replies.length === 0 && (round.until ?? Number.POSITIVE_INFINITY) > step.at;

function extendRound(round: Round, { allowance }: AllowanceStep): Round {
  return {
    ...round,
    acts: round.acts + 1,
    granted: allowance?.granted ?? round.granted,
    until: allowance?.until ?? round.until,
  };
}

/** Groups steps into rounds, both newest first. Replies older than the oldest grant are left out. */
export function allowanceRounds(steps: readonly AllowanceStep[], now: number): Round[] {
  const rounds: Round[] = [];
  for (const step of steps.toReversed()) {
    const current = rounds.at(-1);
    if (step.by === "reply") {
      current?.replies.push(step);
      continue;
    }
    if (current && continuesRound(current, step)) rounds[rounds.length - 1] = extendRound(current, step);
    else rounds.push(startRound(step));
  }
  return rounds
    .map((round, i) => {
      const next = rounds[i + 1];
      const result = roundEnd(round, next ? next.at : now);
      if (!next || result.end !== "open") return { ...round, ...result };
      return { ...round, end: "renewed" as const, endedAt: next.at };
    })
    .reverse();
}
