import {
  allowanceClosed,
  allowanceUsed,
  attemptAccepted,
  learn,
  noEvidence,
  withoutAttempt,
} from "@jieru/shared/domain/allowance";
import { type FailureReason, previewOf } from "@jieru/shared/domain/message";
import type { Command, DeliveryOutcome, Undelivered } from "./command.ts";
import {
  type Conversation,
  type Desk,
  type DeskDelivery,
  type DeskMessage,
  type DeskSession,
  type Dispatch,
  findRulingSession,
  getConversation,
  type Moment,
} from "./desk.ts";
import { isErased } from "./erasure.ts";
import type { Decision, NewFact } from "./fact.ts";
import { outcomeOf } from "./moves.ts";
import { isQuestionOf, withoutFailed } from "./rating.ts";
import { isGrantedSince, isOpenAttempt, isUnfinished, refunded } from "./replies.ts";

type DeliveryCommand = Extract<
  Command,
  { do: "start_delivery" | "finish_delivery" | "give_up_delivery" | "change_media" }
>;

interface Change {
  delivery: Partial<DeskDelivery>;
  conversation?: Conversation;
  dispatch: Partial<Dispatch>;
}

/**
 * [GR6] [DI2] [TR11] Returns since when the customer waits after a change of delivery, or null. Automatic texts
 * do not count as answers.
 */
function unansweredAfter(desk: Desk, s: DeskSession, m: DeskMessage, wasGivenUp: boolean): number | null {
  const since = s.unansweredSince;
  const { state, waitedBefore, waitsAfter } = m.delivery ?? {};
  if (s.state === "ended") return null;
  if (m.agentId === null) return since;
  if (state === "sent")
    return since !== null && (since < m.at || isLast(s, m)) ? (waitsAfter ?? saidLast(s)) : since;
  if (state !== "failed" || !s.spoken || wasExtra(m)) return since;
  if (wasGivenUp && (since !== null || hasLater(s, m))) return since;
  return Math.min(since ?? m.at, waitedBefore ?? since ?? m.at, ...waitedForLater(desk, m));
}

/** [OB12] [RA8] Returns whether this reply is beyond the count and the customer was already answered. */
const wasExtra = ({ delivery }: DeskMessage): boolean =>
  delivery !== null && delivery.ordinal > delivery.of && delivery.waitedBefore === undefined;

const saidLast = ({ lastMessage: last }: DeskSession): number | null =>
  last?.direction === "in" ? last.at : null;

const waitedForLater = (desk: Desk, m: DeskMessage): number[] =>
  [...desk.messages.values()]
    .filter((other) => other.sessionId === m.sessionId && other.seq > m.seq && isUnfinished(other))
    .flatMap(({ delivery }) => delivery?.waitedBefore ?? []);

const isLast = (s: DeskSession, m: DeskMessage): boolean => s.lastMessage?.id === m.id;

const hasLater = ({ lastMessage: last }: DeskSession, m: DeskMessage): boolean =>
  last?.delivery === "sent" && last.id !== m.id;

function firstAnswerAfter(s: DeskSession, m: DeskMessage): number | null {
  const { state, waitedBefore } = m.delivery ?? {};
  const since = waitedBefore ?? s.unansweredSince;
  if (m.agentId === null || since === null || since > m.at) return s.firstAnswerMs;
  const waitedMs = m.at - since;
  if (state === "failed" && s.firstAnswerMs === waitedMs) return null;
  return state === "sent" ? (s.firstAnswerMs ?? waitedMs) : s.firstAnswerMs;
}

const endedWithout = (s: DeskSession, m: DeskMessage): boolean =>
  s.state === "ended" &&
  s.spoken &&
  m.agentId !== null &&
  m.delivery?.state === "failed" &&
  !wasExtra(m) &&
  (isLast(s, m) || isAutomatic(s.lastMessage));

const isAutomatic = (last: DeskSession["lastMessage"]): boolean =>
  last?.direction === "out" && last.agentId === null;

function sessionAfter(
  desk: Desk,
  s: DeskSession | undefined,
  m: DeskMessage,
  wasGivenUp: boolean,
  moment: Moment,
): DeskSession | undefined {
  if (!s) return undefined;
  const lastMessage = isLast(s, m) ? previewOf(m) : s.lastMessage;
  // [DI4] Gives the owner the whole time again, from when they can know that the reply failed.
  const again = s.state === "active" && m.delivery?.state === "failed" && m.agentId !== null;
  const servedSince = again ? moment.now : s.servedSince;
  const unansweredSince = unansweredAfter(desk, s, m, wasGivenUp);
  const firstAnswerMs = firstAnswerAfter(s, m);
  const outcome = s.state === "ended" ? outcomeOf({ ...s, firstAnswerMs }) : s.outcome;
  const closedUnanswered = s.closedUnanswered || endedWithout(s, m);
  return withoutFailed(
    { ...s, lastMessage, servedSince, unansweredSince, firstAnswerMs, outcome, closedUnanswered },
    m,
  );
}

interface Ruled {
  session: DeskSession;
  earlier?: DeskSession;
}

const ruledBy = (ruling: DeskSession | undefined, own: DeskSession): Ruled =>
  ruling && ruling.id !== own.id ? { session: ruling, earlier: own } : { session: own };

function changed(desk: Desk, before: DeskMessage, change: Change, moment: Moment): NewFact {
  const delivery = { ...before.delivery, ...change.delivery } as DeskDelivery;
  const message: DeskMessage = { ...before, delivery };
  const stands = before.sessionId ? desk.sessions.get(before.sessionId) : undefined;
  const own = sessionAfter(desk, stands, message, before.delivery?.state === "unconfirmed", moment);
  const dispatch: Dispatch = {
    messageId: before.id,
    conversationId: before.conversationId,
    attempts: 0,
    notBefore: moment.now,
    ...desk.outbox.get(before.id),
    state: "done",
    ...change.dispatch,
  };
  return {
    type: "delivery_changed",
    at: moment.now,
    message,
    ...(own && ruledBy(findRulingSession(desk, before.conversationId), own)),
    ...(change.conversation && { conversation: counted(change.conversation, before, dispatch) }),
    dispatch,
  };
}

const counted = (c: Conversation, before: DeskMessage, { state }: Dispatch): Conversation =>
  state === "done" && isUnfinished(before) ? { ...c, unfinishedReplies: c.unfinishedReplies - 1 } : c;

const failed = (reason: FailureReason, code: number | null): Partial<DeskDelivery> => ({
  state: "failed",
  reason,
  code,
});

const unconfirmed = (busy: number | undefined): Partial<DeskDelivery> => ({
  state: "unconfirmed",
  ...(busy !== undefined && { reason: "busy", code: busy }),
});

/** [SE10] [AG6] Returns whether the session's owner is unchanged and bound. The rating question has no owner (CR2). */
function isStillTheirs(desk: Desk, m: DeskMessage): boolean {
  const s = m.sessionId ? desk.sessions.get(m.sessionId) : undefined;
  const isHere = m.agentId === null || desk.agents.has(m.agentId);
  return isHere && (!s || m.epoch === null || s.epoch === m.epoch || isQuestionOf(s, m));
}

const unsaid = { reason: null, code: null };

const waiting = ({ reason, code }: Undelivered): Partial<DeskDelivery> => ({
  state: "queued",
  ...(code === null ? unsaid : { reason, code }),
});

/** [OB2] Records `sending` before the call is made, under the ownership of the reply. */
function start(desk: Desk, m: DeskMessage, moment: Moment): Decision {
  if (m.delivery?.state !== "queued") return [];
  if (!isStillTheirs(desk, m)) {
    const conversation = refunded(getConversation(desk, m.conversationId), m, moment.now);
    return [
      changed(desk, m, { delivery: failed("ownership_changed", null), conversation, dispatch: {} }, moment),
    ];
  }
  const attempts = (desk.outbox.get(m.id)?.attempts ?? 0) + 1;
  const sending = { state: "sending" } as const;
  const delivery = { ...sending, ...unsaid, attempt: attempts, begunAt: moment.now };
  return [changed(desk, m, { delivery, dispatch: { ...sending, attempts } }, moment)];
}

function conversationAfter(desk: Desk, m: DeskMessage, outcome: DeliveryOutcome, now: number): Conversation {
  const c = getConversation(desk, m.conversationId);
  if (outcome.kind === "not_sent") return refunded(c, m, now);
  const isAttempt = isOpenAttempt(c, m, now);
  // WeChat has corrected the count (RA7).
  if (outcome.kind === "sent" && isAttempt)
    return { ...c, allowance: attemptAccepted(c.allowance), allowanceCorrectedAt: now };
  if (outcome.kind !== "refused") return c;
  if (!outcome.allowance) return isAttempt ? { ...c, allowance: withoutAttempt(c.allowance) } : c;
  // WeChat's answer does not apply to a grant that is newer than the attempt.
  if (isGrantedSince(c, { at: m.delivery?.begunAt ?? m.at }, now)) return refunded(c, m, now);
  const corrected =
    outcome.allowance === "used" ? allowanceUsed(c.allowance) : allowanceClosed(c.allowance, now);
  return { ...c, allowance: corrected, allowanceCorrectedAt: now };
}

/** [RA9] Returns a fact if the answer shows a new limit. Answers about older grants or grants by the button show nothing. */
function learned(desk: Desk, m: DeskMessage, outcome: DeliveryOutcome, { now }: Moment): NewFact[] {
  const c = getConversation(desk, m.conversationId);
  const { ordinal = 0, of = 0 } = m.delivery ?? {};
  if (c.allowance.grantedBy !== "message" || isGrantedSince(c, m, now)) return [];
  const known = desk.account.replyEvidence ?? noEvidence;
  const isRefuted = known.refused !== null && known.refused.replies <= ordinal;
  const isAccepted = outcome.kind === "sent" && (isOpenAttempt(c, m, now) || isRefuted);
  const isRefused = outcome.kind === "refused" && outcome.allowance === "used";
  if (!isAccepted && !isRefused) return [];
  const replyEvidence =
    isAccepted && ordinal <= of
      ? { ...known, refused: null }
      : learn(known, isAccepted ? "accepted" : "refused", ordinal, now);
  if (replyEvidence === known) return [];
  return [{ type: "account_changed", at: now, account: { ...desk.account, replyEvidence } }];
}

/** [OB6] Returns whether a result is about an earlier attempt. Another server may have begun the next one. */
const isOfEarlierAttempt = (m: DeskMessage, attempt: number): boolean =>
  attempt !== (m.delivery?.attempt ?? attempt);

/** Applies an outcome even after the server gave up. Nothing else changes an ended delivery. */
function finish(desk: Desk, m: DeskMessage, outcome: DeliveryOutcome, moment: Moment): Decision {
  const state = m.delivery?.state;
  if (outcome.kind === "retry" && isOfEarlierAttempt(m, outcome.attempt)) return [];
  if (state === "unconfirmed" && outcome.kind === "retry") return finish(desk, m, outcome.why, moment);
  if (state !== "sending" && !(state === "unconfirmed" && outcome.kind !== "unknown")) return [];
  const conversation = conversationAfter(desk, m, outcome, moment.now);
  switch (outcome.kind) {
    case "sent":
      return [
        changed(desk, m, { delivery: { state: "sent" }, conversation, dispatch: {} }, moment),
        ...learned(desk, m, outcome, moment),
      ];
    case "unknown":
      return [changed(desk, m, { delivery: unconfirmed(outcome.busy), conversation, dispatch: {} }, moment)];
    case "retry":
      return [
        changed(
          desk,
          m,
          {
            delivery: waiting(outcome.why),
            dispatch: { state: "queued", notBefore: outcome.notBefore },
          },
          moment,
        ),
      ];
    case "refused":
    case "not_sent":
      return [
        changed(
          desk,
          m,
          { delivery: failed(outcome.reason, outcome.code), conversation, dispatch: {} },
          moment,
        ),
        ...learned(desk, m, outcome, moment),
      ];
  }
}

export function decideDelivery(desk: Desk, command: DeliveryCommand, moment: Moment): Decision {
  const m = desk.messages.get(command.messageId);
  if (!m || isErased(desk.conversations.get(m.conversationId), m)) return { refusal: "message_not_found" };
  switch (command.do) {
    case "start_delivery":
      return start(desk, m, moment);
    case "finish_delivery":
      return finish(desk, m, command.outcome, moment);
    case "give_up_delivery":
      return isOfEarlierAttempt(m, command.attempt) ? [] : finish(desk, m, { kind: "unknown" }, moment);
    case "change_media":
      return [
        {
          type: "media_changed",
          at: moment.now,
          message: withImage(m, command.image),
          ...sessionOf(desk, m),
        },
      ];
  }
}

const sessionOf = (desk: Desk, m: DeskMessage): { session?: DeskSession } => {
  const session = m.sessionId ? findRulingSession(desk, m.conversationId) : undefined;
  return session ? { session } : {};
};

function withImage(m: DeskMessage, image: Extract<DeskMessage, { type: "image" }>["image"]): DeskMessage {
  if (m.type === "image") return { ...m, image };
  return m.type === "miniprogrampage" ? { ...m, card: { ...m.card, cover: image } } : m;
}
