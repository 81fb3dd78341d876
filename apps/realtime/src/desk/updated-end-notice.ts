import type { Notice } from "@jieru/shared/domain/message";
import { type Desk, type DeskMessage, type DeskSession, findRulingSession } from "./desk.ts";
import type { Ruling } from "./fact.ts";

type Ended = Extract<Notice, { what: "ended" }>;

interface UpdatedEndNotice {
  message?: DeskMessage;
  ruling?: Ruling;
}

/** The end notice is no longer stored, so nobody needs the current owner. */
const unknown: Ruling = { state: "ended", ownerId: null };

/** [WU5] [CR5] Returns the end notice with its new wrap-up or rating, and the session that decides access. */
export function updatedEndNotice(
  desk: Desk,
  s: DeskSession,
  changes: Pick<Ended, "wrapUp" | "rating">,
): UpdatedEndNotice {
  if (s.state !== "ended") return {};
  const message = findEndNotice(desk, s, changes);
  if (!message) return { ruling: unknown };
  const newest = findRulingSession(desk, s.conversationId);
  if (!newest || newest.id === s.id) return { message };
  return { message, ruling: { state: newest.state, ownerId: newest.ownerId } };
}

type EndNotice = DeskMessage & { type: "notice"; notice: Ended };
const isEndNotice = (m: DeskMessage): m is EndNotice => m.type === "notice" && m.notice.what === "ended";

function findEndNotice(
  desk: Desk,
  { id }: DeskSession,
  changes: Pick<Ended, "wrapUp" | "rating">,
): DeskMessage | null {
  let last: EndNotice | null = null;
  for (const m of desk.messages.values())
    if (m.sessionId === id && isEndNotice(m) && m.seq > (last?.seq ?? 0)) last = m;
  return last && { ...last, notice: { ...last.notice, ...changes } };
}
