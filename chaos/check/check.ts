import type { History } from "../history.ts";
import { checkAudience } from "./audience.ts";
import { checkConsoles } from "./consoles.ts";
import { checkLog } from "./log.ts";
import { checkOwnership } from "./ownership.ts";
import { checkPages } from "./pages.ts";
import { checkPictures } from "./pictures.ts";
import { checkPushes, type PushTally, tallyPushes } from "./pushes.ts";
import { checkReplies, type ReplyTally, tallyReplies } from "./replies.ts";
import { checkRows } from "./rows.ts";
import { checkUnread } from "./unread.ts";
import type { Violation } from "./violation.ts";

export interface Verdict {
  pushes: PushTally;
  replies: ReplyTally;
  violations: Violation[];
}

/** Judges a whole history. Pure: the same history, the same verdict. */
export function checkHistory(history: History): Verdict {
  return {
    pushes: tallyPushes(history),
    replies: tallyReplies(history),
    violations: [
      ...checkPushes(history),
      ...checkUnread(history),
      ...checkReplies(history),
      ...checkOwnership(history),
      ...checkLog(history),
      ...checkConsoles(history),
      ...checkAudience(history),
      ...checkRows(history),
      ...checkPages(history),
      ...checkPictures(history),
      ...history.fetching.map((id): Violation => {
        return { promise: "P7", kind: "unsettled", about: `image ${id} is still being fetched` };
      }),
      ...(history.ownEnds > 0
        ? [
            {
              promise: "P11",
              kind: "fell",
              about: `a server ended by itself ${history.ownEnds} times`,
            } as const,
          ]
        : []),
    ],
  };
}
