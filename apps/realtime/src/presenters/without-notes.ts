import type { Content } from "@jieru/shared/domain/message";

/** [EX1] What colleagues wrote when they handed a session on, ended it or blocked a customer is for colleagues, as a note is. */
export function withoutNotes<M extends Content>(message: M): M {
  if (message.type !== "notice") return message;
  const { notice } = message;
  if (notice.what === "transferred" || notice.what === "waits_again")
    return { ...message, notice: { ...notice, note: null } };
  if (notice.what === "ended" && notice.wrapUp)
    return { ...message, notice: { ...notice, wrapUp: { ...notice.wrapUp, line: null } } };
  return notice.what === "blocked" ? { ...message, notice: { ...notice, reason: null } } : message;
}
