import type { History } from "../history.ts";
import { checkAudience } from "./audience.ts";
import { checkConsoles } from "./consoles.ts";
import { checkLog } from "./log.ts";
import { checkOwnership } from "./ownership.ts";
import { checkPages } from "./pages.ts";
import { checkPictures, checkUnready } from "./pictures.ts";
import { checkPushes, type PushTally, tallyPushes } from "./pushes.ts";
import { checkReminders } from "./reminders.ts";
import {
  checkReplies,
  countSaidByItself,
  type ReplyTally,
  type SaidByItself,
  tallyReplies,
} from "./replies.ts";
import { checkRows } from "./rows.ts";
import { checkUnread } from "./unread.ts";
import type { Violation } from "./violation.ts";
import { checkWords, tallyWords, type WordsTally } from "./words.ts";

export interface Verdict {
  pushes: PushTally;
  pushesAside: PushTally;
  replies: ReplyTally;
  saidByItself: SaidByItself;
  words: WordsTally;
  violations: Violation[];
}

/** Judges a history. Pure: the same history gives the same verdict. */
export function checkHistory(history: History): Verdict {
  return {
    pushes: tallyPushes(history),
    pushesAside: tallyPushes(history.aside ?? { pushed: [], kept: [] }),
    replies: tallyReplies(history),
    saidByItself: countSaidByItself(history),
    words: tallyWords(history),
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
      ...checkUnready(history),
      ...checkWords(history),
      ...checkReminders(history),
      ...checkSettled(history),
      ...checkServers(history),
      ...checkAside(history),
    ],
  };
}

const checkAside = ({ aside, calmSince }: History): Violation[] =>
  aside
    ? [...checkPushes({ ...aside, calmSince }), ...checkUnread(aside), ...checkLog(aside)].map(
        (violation) => ({
          ...violation,
          about: `${violation.about}, of the other mini program`,
        }),
      )
    : [];

/** [P7] [OB5] Limit for replies pending at the end of the last fault. */
const settledWithinMs = 60_000;

const checkSettled = ({ settledAfterMs: ms }: History): Violation[] =>
  ms !== null && ms <= settledWithinMs
    ? []
    : [
        {
          promise: "P7",
          kind: "unsettled",
          about: `replies on their way ${ms ?? "for ever"} ms after the last fault`,
        },
      ];

const checkServers = ({ ownEnds }: History): Violation[] =>
  ownEnds > 0 ? [{ promise: "P11", kind: "fell", about: `a server ended by itself ${ownEnds} times` }] : [];
