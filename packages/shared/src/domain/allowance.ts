/**
 * The reply allowance: how many replies WeChat still accepts, and until when (RA1–RA9). Grants do not add up. A customer's act raises the
 * count to the larger of the remaining replies and the grant, and the deadline to the later one. This is the product's reading of the
 * guide.
 */
import type { z } from "zod";
import type { allowance, replyEvidence } from "./allowance-schema.ts";

export const grantKinds = ["entered", "message"] as const;
export type GrantKind = (typeof grantKinds)[number];

/** [RA8] `under_way`: an attempt beyond the count is queued, on its way or unconfirmed. `refused`: WeChat accepts no more. */
export const attemptStates = ["under_way", "refused"] as const;
export type AttemptState = (typeof attemptStates)[number];
export type Allowance = z.infer<typeof allowance>;

export const noAllowance: Allowance = { left: 0, granted: 0, until: 0, grantedBy: null, grantedAt: null };

export interface Grant {
  replies: number;
  windowMs: number;
}
export type ReplyPolicy = Record<GrantKind, Grant>;

const minute = 60_000;
const hour = 60 * minute;

export const replyPresetNames = ["guide", "current", "own"] as const;
export type ReplyPresetName = (typeof replyPresetNames)[number];

/** `guide` is the product's table, `current` that of the platform's pages since December 2024. */
export const replyPresets: Record<Exclude<ReplyPresetName, "own">, ReplyPolicy> = {
  guide: { entered: { replies: 1, windowMs: minute }, message: { replies: 3, windowMs: 48 * hour } },
  current: { entered: { replies: 2, windowMs: minute }, message: { replies: 5, windowMs: 48 * hour } },
};

export const replyPolicyOf = ({ replyPreset, ownReplies }: ReplySettings): ReplyPolicy =>
  replyPreset === "own" ? (ownReplies ?? replyPresets.guide) : replyPresets[replyPreset];
interface ReplySettings {
  replyPreset: ReplyPresetName;
  ownReplies: ReplyPolicy | null;
}

export type ReplyEvidence = z.infer<typeof replyEvidence>;

export const noEvidence: ReplyEvidence = { accepted: null, refused: null };

/** [RA9] Returns the evidence after WeChat's answer to a reply, or the same object if it says nothing new. */
export function learn(
  known: ReplyEvidence,
  answer: keyof ReplyEvidence,
  replies: number,
  at: number,
): ReplyEvidence {
  const { accepted, refused } = known;
  if (answer === "accepted") {
    if (accepted && accepted.replies >= replies) return known;
    return { accepted: { replies, at }, refused: refused && refused.replies > replies ? refused : null };
  }
  if (refused && refused.replies <= replies) return known;
  return { accepted: accepted && accepted.replies < replies ? accepted : null, refused: { replies, at } };
}

/** [RA9] Returns the number of replies that a message grants by the evidence, if it differs from the policy; else null. */
export function proposedReplies(
  { accepted, refused }: ReplyEvidence,
  { message: { replies } }: ReplyPolicy,
): number | null {
  if (accepted && accepted.replies > replies) return accepted.replies;
  return refused && refused.replies <= replies ? refused.replies - 1 : null;
}

export const isOpen = (a: Allowance, now: number): boolean => now < a.until;

/**
 * [RA2] Returns the allowance after an act of the customer. `agoMs`: time since the act, 0 if unknown. `unfinished`: replies that are
 * queued or on their way, each of which WeChat may count against this grant.
 */
export function grantReplies(
  a: Allowance,
  kind: GrantKind,
  policy: ReplyPolicy,
  now: number,
  agoMs = 0,
  unfinished = 0,
): Allowance {
  const grant = policy[kind];
  const before = isOpen(a, now) ? a.left : 0;
  const until = Math.max(a.until, now - agoMs + grant.windowMs);
  if (agoMs > 0 && a.grantedAt !== null && now - agoMs < a.grantedAt) {
    // Replies since the newest grant, and an attempt, came after this act as well.
    const taken = a.granted - a.left + (a.attempt === "under_way" ? 1 : 0);
    const left = Math.max(before, grant.replies - taken);
    if (left <= before) return { ...a, until };
    return { ...withoutAttempt(a), until, left, granted: left + taken, grantedBy: kind };
  }
  const left = Math.max(before, grant.replies - unfinished);
  const granted =
    left > grant.replies ? Math.max(a.granted, left) : Math.max(grant.replies, left + unfinished);
  return { left, granted, until, grantedBy: kind, grantedAt: now };
}

/** Spends replies, down to zero. Callers have checked `replyBlock`. */
export const spendReply = (a: Allowance, replies = 1): Allowance => ({
  ...a,
  left: Math.max(0, a.left - replies),
});

export const refundReply = (a: Allowance): Allowance => ({ ...a, left: Math.min(a.granted, a.left + 1) });

/** [RA4] [RA8] WeChat answered that the replies are used up. */
export const allowanceUsed = (a: Allowance): Allowance => ({ ...a, left: 0, attempt: "refused" });

export const beginAttempt = (a: Allowance): Allowance => ({ ...a, attempt: "under_way" });

/** [RA8] Ends an attempt that proved nothing about the count, or that another reply's place pays for. */
export const withoutAttempt = ({ attempt: _, ...a }: Allowance): Allowance => a;

/** [RA8] WeChat accepted the attempt: the grant was larger by one. */
export const attemptAccepted = (a: Allowance): Allowance => ({
  ...withoutAttempt(a),
  granted: a.granted + 1,
});

/** [RA4] WeChat answered that the window is closed, whatever our deadline. */
export const allowanceClosed = (a: Allowance, now: number): Allowance => ({
  ...a,
  left: 0,
  until: Math.min(a.until, now),
});

export type ReplyBlock =
  | { refusal: "reply_allowance_used"; left: 0; until: number; attempt?: AttemptState }
  | { refusal: "reply_window_closed"; left: number; until: number };

/** [RA3] Returns why no reply may be sent at `now`, or null. */
export function replyBlock(a: Allowance, now: number): ReplyBlock | null {
  if (!isOpen(a, now)) return { refusal: "reply_window_closed", left: a.left, until: a.until };
  if (a.left > 0) return null;
  return {
    refusal: "reply_allowance_used",
    left: 0,
    until: a.until,
    ...(a.attempt && { attempt: a.attempt }),
  };
}

export const allowanceLevels = ["ok", "low", "critical", "seconds", "used", "closed"] as const;
export type AllowanceLevel = (typeof allowanceLevels)[number];

/** [RA6] Returns whether a list shows the allowance: at most one reply or less than two hours are left. */
export const isLow = (a: Allowance, now: number): boolean => a.left <= 1 || a.until - now < 2 * hour;

/** [RA5] Returns how urgent the allowance is. */
export function allowanceLevel(a: Allowance, now: number): AllowanceLevel {
  if (!isOpen(a, now)) return "closed";
  if (a.left === 0) return "used";
  const remaining = a.until - now;
  if (remaining <= minute) return "seconds";
  if (remaining < hour) return "critical";
  return a.left === 1 && a.granted > 1 ? "low" : "ok";
}
