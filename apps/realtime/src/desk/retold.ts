import type { MessageId } from "@jieru/shared/domain/ids";
import type { Notice } from "@jieru/shared/domain/message";
import type { Desk, DeskMessage, DeskSession } from "./desk.ts";

type Ended = Extract<Notice, { what: "ended" }>;

/** [WU5] [CR5] The line that tells of a session's end, with what has been said of it since; null where it is not at hand. */
export function retold(
  desk: Desk,
  s: DeskSession,
  noticeId: MessageId | null,
  said: Pick<Ended, "wrapUp" | "rating">,
): DeskMessage | null {
  const message = noticeId && desk.messages.get(noticeId);
  if (message?.type !== "notice" || message.notice.what !== "ended") return null;
  return message.sessionId === s.id ? { ...message, notice: { ...message.notice, ...said } } : null;
}
