import { isOpen } from "@jieru/shared/domain/allowance";
import type { Notice } from "@jieru/shared/domain/message";
import { agentFact, inStatus } from "./agents.ts";
import { type Desk, type DeskSession, getConversation, type Moment } from "./desk.ts";
import type { Moved, NewFact } from "./fact.ts";
import { ended, inactive, moved, queuedUntil, requeued, returned } from "./moves.ts";
import { askRating, isRatingDue } from "./rating.ts";
import { isReminderDue, remindOf } from "./reminder.ts";

/** [DI4] Returns when the owner must have answered; null: no limit, no wait or no reply possible. */
function answerDueAt(desk: Desk, s: DeskSession): number | null {
  const { noAnswerMs } = desk.account;
  if (s.state !== "active" || s.unansweredSince === null || noAnswerMs === null) return null;
  const due = Math.max(s.unansweredSince, s.servedSince ?? 0) + noAnswerMs;
  const { left, until } = getConversation(desk, s.conversationId).allowance;
  return left > 0 && due <= until ? due : null;
}

/** [SE8] [SE11] [DI8] [RM4] Returns when the end of the reply window affects the session; null: not at all. */
function closesAt(desk: Desk, s: DeskSession): number | null {
  const closes = s.state === "inactive" ? !s.reminder : s.state === "waiting" && !s.lapsed;
  return closes ? getConversation(desk, s.conversationId).allowance.until : null;
}

const placed = (s: DeskSession, lapsed: boolean, { now }: Moment): NewFact => ({
  type: "place_changed",
  at: now,
  session: { ...s, lapsed, queuedMs: lapsed ? queuedUntil(s, now) : s.queuedMs },
});

/** [DI8] A message was received by a release that does not know lapsed sessions. */
const isReachableAgain = (desk: Desk, s: DeskSession, { now }: Moment): boolean =>
  s.state === "waiting" && s.lapsed && isOpen(getConversation(desk, s.conversationId).allowance, now);

/** Returns when the ticker must check again; null: never. */
export function dueAt(desk: Desk, s: DeskSession): number | null {
  const instants = [answerDueAt(desk, s), s.reactivateAt, closesAt(desk, s)].filter((at) => at !== null);
  return instants.length > 0 ? Math.min(...instants) : null;
}

const isDue = (due: number | null, moment: Moment): boolean => due !== null && due <= moment.now;

const requeueUnanswered = (desk: Desk, s: DeskSession, notice: Notice, moment: Moment): Moved =>
  moved(desk, { type: "session_waits_again", before: s, after: requeued(s, moment.now), notice }, moment);

/** [DI4] Returns whether the owner could be online for the whole time. */
const hadTheTime = ({ account }: Desk, upSince: number, moment: Moment): boolean =>
  upSince + (account.noAnswerMs ?? 0) <= moment.now;

/** [DI4] Requeues the customer and sets the owner away, so that dispatch skips them. */
function notAnswered(desk: Desk, s: DeskSession, moment: Moment, upSince: number): NewFact[] {
  const owner = s.ownerId ? desk.agents.get(s.ownerId) : undefined;
  const agentName = owner?.name ?? null;
  const back = requeueUnanswered(
    desk,
    s,
    { what: "waits_again", why: "no_answer", agentName, note: null },
    moment,
  );
  if (owner?.status !== "online" || !hadTheTime(desk, upSince, moment)) return [back];
  const unloaded = back.agents?.find((a) => a.id === owner.id) ?? owner;
  const away = inStatus({ ...unloaded, chosenStatus: "away" }, "away", "no_answer", moment);
  return [back, agentFact("agent_status_changed", away, moment)];
}

/** [SE3] [DI5] Moves an idle session; it is requeued if its customer waits. */
function idle(desk: Desk, s: DeskSession, moment: Moment): NewFact[] {
  const owner = s.ownerId ? desk.agents.get(s.ownerId) : undefined;
  if (s.unansweredSince !== null && owner?.status === "offline")
    return [
      requeueUnanswered(
        desk,
        s,
        { what: "waits_again", why: "agent_lost", agentName: null, note: null },
        moment,
      ),
    ];
  if (s.unansweredSince !== null && !desk.account.keepUnanswered) {
    const notice: Notice = {
      what: "waits_again",
      why: "unanswered",
      agentName: owner?.name ?? null,
      note: null,
    };
    return [
      moved(desk, { type: "session_waits_again", before: s, after: returned(s, moment.now), notice }, moment),
    ];
  }
  const notice: Notice = { what: "turned_inactive", why: "idle" };
  return [
    moved(
      desk,
      { type: "session_turned_inactive", before: s, after: inactive(s, moment.now), notice },
      moment,
    ),
  ];
}

/** Returns the facts that are due now. Idempotent. */
export function dueFacts(desk: Desk, s: DeskSession, moment: Moment, upSince = 0): NewFact[] {
  if (isRatingDue(s, moment)) return [askRating(desk, s, moment)];
  if (isReminderDue(s, moment)) return [remindOf(s, moment)];
  if (isDue(answerDueAt(desk, s), moment)) return notAnswered(desk, s, moment, upSince);
  if (s.state === "active" && isDue(s.reactivateAt, moment)) return idle(desk, s, moment);
  if (isReachableAgain(desk, s, moment)) return [placed(s, false, moment)];
  if (!isDue(closesAt(desk, s), moment)) return [];
  if (s.state === "waiting" && (s.spoken || s.reminder)) return [placed(s, true, moment)];
  const why = s.state === "inactive" ? "window_closed" : "left_silently";
  return [
    moved(
      desk,
      {
        type: "session_ended",
        before: s,
        after: ended(s, moment.now),
        notice: { what: "ended", why, agentName: null },
      },
      moment,
    ),
  ];
}
