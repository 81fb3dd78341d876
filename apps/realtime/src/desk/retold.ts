import type { Notice } from "@jieru/shared/domain/message";
import type { Desk, DeskMessage, DeskSession } from "./desk.ts";

type Ended = Extract<Notice, { what: "ended" }>;

/** [WU5] [CR5] The line that tells of a session's end, with what has been said of it since; null while it goes on, or where the line is kept no longer. */
export function retold(
  desk: Desk,
  { id }: DeskSession,
  said: Pick<Ended, "wrapUp" | "rating">,
): DeskMessage | null {
  for (const m of desk.messages.values())
    if (m.sessionId === id && m.type === "notice" && m.notice.what === "ended")
      return { ...m, notice: { ...m.notice, ...said } };
  return null;
}
