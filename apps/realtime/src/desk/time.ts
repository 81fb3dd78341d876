/** What time alone does to a session, and when it will do so next. */
import type { Notice } from "@jieru/shared/domain/message";
import { agentFact, inStatus } from "./agents.ts";
import type { Decision } from "./decide.ts";
import { type Desk, type DeskSession, getConversation, type Moment, type NewFact } from "./desk.ts";
import { backInLine, ended, inactive } from "./moves.ts";
import { moved } from "./sessions.ts";

/** [DI4] Until when the owner must have answered; null when nobody waits for them, or the account does not mind. */
function answerDueAt({ account }: Desk, s: DeskSession): number | null {
  if (s.state !== "active" || s.unansweredSince === null || account.noAnswerMs === null) return null;
  return Math.max(s.unansweredSince, s.servedSince ?? 0) + account.noAnswerMs;
}

/** [SE8] [SE11] When the session closes by itself; null while it does not. */
function closesAt(desk: Desk, s: DeskSession): number | null {
  const closes = s.state === "inactive" || (s.state === "waiting" && !s.spoken);
  return closes ? getConversation(desk, s.conversationId).allowance.until : null;
}

/** When the ticker must look at the session again; null when time changes nothing. */
export function dueAt(desk: Desk, s: DeskSession): number | null {
  const instants = [answerDueAt(desk, s), s.reactivateAt, closesAt(desk, s)].filter((at) => at !== null);
  return instants.length > 0 ? Math.min(...instants) : null;
}

const isDue = (due: number | null, at: Moment): boolean => due !== null && due <= at.now;

const backToTheLine = (desk: Desk, s: DeskSession, notice: Notice, at: Moment): NewFact =>
  moved(desk, "session_waits_again", s, backInLine(s, at.now), notice, at);

/** [DI4] Whether the owner had the time to answer: not where they could not be here for a part of it. */
const hadTheTime = ({ account }: Desk, upSince: number, at: Moment): boolean =>
  upSince + (account.noAnswerMs ?? 0) <= at.now;

/** [DI4] The customer goes to somebody who is there, and the owner is not asked again until they say so. */
function notAnswered(desk: Desk, s: DeskSession, at: Moment, upSince: number): Decision {
  const owner = s.ownerId ? desk.agents.get(s.ownerId) : undefined;
  const agentName = owner?.name ?? null;
  const back = backToTheLine(desk, s, { what: "waits_again", why: "no_answer", agentName, note: null }, at);
  if (owner?.status !== "online" || !hadTheTime(desk, upSince, at)) return [back];
  const unloaded = back.agents?.find((a) => a.id === owner.id) ?? owner;
  const away = inStatus({ ...unloaded, chosenStatus: "away" }, "away", "no_answer", at);
  return [back, agentFact("agent_status_changed", away, at)];
}

/** [SE3] [DI5] Idle. A customer who waits for somebody who is not here waits in the line instead. */
function idle(desk: Desk, s: DeskSession, at: Moment): Decision {
  const owner = s.ownerId ? desk.agents.get(s.ownerId) : undefined;
  if (s.unansweredSince !== null && owner?.status === "offline")
    return [
      backToTheLine(desk, s, { what: "waits_again", why: "agent_lost", agentName: null, note: null }, at),
    ];
  const notice: Notice = { what: "turned_inactive", why: "idle" };
  return [moved(desk, "session_turned_inactive", s, inactive(s, at.now), notice, at)];
}

/** Looks at the clock; twice does no harm. */
export function lookAt(desk: Desk, s: DeskSession, at: Moment, upSince = 0): Decision {
  if (isDue(answerDueAt(desk, s), at)) return notAnswered(desk, s, at, upSince);
  if (s.state === "active" && isDue(s.reactivateAt, at)) return idle(desk, s, at);
  if (!isDue(closesAt(desk, s), at)) return [];
  const why = s.state === "inactive" ? "window_closed" : "left_silently";
  return [moved(desk, "session_ended", s, ended(s, at.now), { what: "ended", why, agentName: null }, at)];
}
