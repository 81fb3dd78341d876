/**
 * The allowance's history, told in rounds. A *round* begins with an act of the customer that grants replies. It contains the replies
 * paid from that grant, and lasts until the next act, or until nothing more can be sent.
 *
 *     message 18:40 ── 3, until Sunday 18:40 ──► reply 18:42 ► reply 18:45 ──► next message: renewed
 */
import type { AllowanceStep } from "@jieru/shared/protocol/customer-history";

export type RoundEnd = "open" | "renewed" | "used" | "expired" | "said_used" | "said_closed";

export interface Round {
  /** That of its first step, which identifies the round. */
  seq: number;
  by: "message" | "entered";
  /** When it was first granted, and how many acts in a row granted the same. */
  at: number;
  acts: number;
  /** null where it is not known any more. */
  granted: number | null;
  until: number | null;
  replies: AllowanceStep[];
  end: RoundEnd;
  endedAt: number | null;
}

const leftAfter = ({ replies }: Round): number | null => replies.at(-1)?.allowance?.left ?? null;
const saidByWechat: Partial<Record<string, RoundEnd>> = {
  allowance_used: "said_used",
  window_closed: "said_closed",
};

/** How the round stands at `now`; for an earlier round `now` is the time of the next act. */
function endOf(round: Round, now: number): Pick<Round, "end" | "endedAt"> {
  const last = round.replies.at(-1);
  const said = last?.delivery?.state === "failed" ? saidByWechat[last.delivery.reason ?? ""] : undefined;
  if (said) return { end: said, endedAt: last?.at ?? null };
  if (round.until !== null && round.until <= now) return { end: "expired", endedAt: round.until };
  const paid = last?.delivery?.state !== "failed";
  if (leftAfter(round) === 0 && paid) return { end: "used", endedAt: last?.at ?? null };
  return { end: "open", endedAt: null };
}

const opened = ({ seq, by, at, allowance }: AllowanceStep): Round => ({
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

/** The same kind of act again, before any reply and before the window closed, continues the round. */
const continues = (round: Round, step: AllowanceStep): boolean =>
  round.by === step.by && round.replies.length === 0 && (round.until ?? Number.POSITIVE_INFINITY) > step.at;

function grow(round: Round, { allowance }: AllowanceStep): Round {
  return {
    ...round,
    acts: round.acts + 1,
    granted: allowance?.granted ?? round.granted,
    until: allowance?.until ?? round.until,
  };
}

/** Steps and rounds are both newest first. Replies older than the oldest grant in `steps` belong to no round. */
export function allowanceRounds(steps: readonly AllowanceStep[], now: number): Round[] {
  const rounds: Round[] = [];
  for (const step of steps.toReversed()) {
    const current = rounds.at(-1);
    if (step.by === "reply") {
      current?.replies.push(step);
      continue;
    }
    if (current && continues(current, step)) rounds[rounds.length - 1] = grow(current, step);
    else rounds.push(opened(step));
  }
  return rounds
    .map((round, i) => {
      const next = rounds[i + 1];
      const stood = endOf(round, next ? next.at : now);
      if (!next || stood.end !== "open") return { ...round, ...stood };
      return { ...round, end: "renewed" as const, endedAt: next.at };
    })
    .reverse();
}
