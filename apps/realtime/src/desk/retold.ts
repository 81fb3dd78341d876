import type { Notice } from "@jieru/shared/domain/message";
import { type Desk, type DeskMessage, type DeskSession, findRulingSession } from "./desk.ts";
import type { Ruling } from "./fact.ts";

type Ended = Extract<Notice, { what: "ended" }>;

interface Retold {
  /** Absent while the session goes on, or if its end notice is no longer stored. */
  message?: DeskMessage;
  /** Absent if the session itself decides who may read the notice. */
  ruling?: Ruling;
}

/** Used if the end notice is no longer stored: nobody looks up who has the customer now. */
const unknown: Ruling = { state: "ended", ownerId: null };

/**
 * [WU5] [CR5] Returns the notice of a session's end with its new wrap-up or rating, and the session that decides who
 * may read it.
 */
export function retold(desk: Desk, s: DeskSession, said: Pick<Ended, "wrapUp" | "rating">): Retold {
  if (s.state !== "ended") return {};
  const message = lineOf(desk, s, said);
  if (!message) return { ruling: unknown };
  const newest = findRulingSession(desk, s.conversationId);
  if (!newest || newest.id === s.id) return { message };
  return { message, ruling: { state: newest.state, ownerId: newest.ownerId } };
}

type LineOfEnd = DeskMessage & { type: "notice"; notice: Ended };
const isLineOfEnd = (m: DeskMessage): m is LineOfEnd => m.type === "notice" && m.notice.what === "ended";

/** Returns the notice of the last end: a session that was reopened has ended more than once. */
function lineOf(desk: Desk, { id }: DeskSession, said: Pick<Ended, "wrapUp" | "rating">): DeskMessage | null {
  let last: LineOfEnd | null = null;
  for (const m of desk.messages.values())
    if (m.sessionId === id && isLineOfEnd(m) && m.seq > (last?.seq ?? 0)) last = m;
  return last && { ...last, notice: { ...last.notice, ...said } };
}
