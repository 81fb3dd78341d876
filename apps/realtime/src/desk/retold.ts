import type { Notice } from "@jieru/shared/domain/message";
import { type Desk, type DeskMessage, type DeskSession, findRulingSession } from "./desk.ts";
import type { Ruling } from "./fact.ts";

type Ended = Extract<Notice, { what: "ended" }>;

interface Retold {
  /** None while the session goes on, or where the line is kept no longer. */
  message?: DeskMessage;
  /** Where it is not the session itself. */
  ruling?: Ruling;
}

/** Where the line is kept no longer, nobody looks who has the customer by now. */
const unknown: Ruling = { state: "ended", ownerId: null };

/** [WU5] [CR5] The line that tells of a session's end, with what has been said of it since, and who may read it. */
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

/** A session that was reopened has ended more than once: the line of its last end. */
function lineOf(desk: Desk, { id }: DeskSession, said: Pick<Ended, "wrapUp" | "rating">): DeskMessage | null {
  let last: LineOfEnd | null = null;
  for (const m of desk.messages.values())
    if (m.sessionId === id && isLineOfEnd(m) && m.seq > (last?.seq ?? 0)) last = m;
  return last && { ...last, notice: { ...last.notice, ...said } };
}
