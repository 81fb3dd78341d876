/** When the board's numbers have to be asked anew: soon after the feed tells of what they count, but not for each event. */

import type { AccountId } from "@jieru/shared/domain/ids";
import type { Event, EventType, Frame } from "@jieru/shared/domain/snapshot";
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "../keys.ts";
import { askAgain } from "../queries/ask-again.ts";
import { onFrame } from "../store/frame-effects.ts";

const pauseMs = 3_000;

const counted: ReadonlySet<EventType> = new Set([
  "session_picked_up",
  "session_transferred",
  "session_taken_over",
  "session_waits_again",
  "session_reopened",
  "reply_queued",
  "delivery_changed",
  "agent_status_changed",
  "pushes_missed",
  "pushes_ceased",
  "pushes_came_back",
  "credentials_refused",
  "credentials_accepted",
]);

/** [MA14] Which boards are asked for soon. */
const due = new Set<AccountId>();
let boards = 0;

/** A board is open, until the returned function is called: only then its numbers are worth asking for with the news. */
export function followBoard(): () => void {
  boards++;
  return () => {
    boards--;
  };
}

interface News {
  events: readonly Event[];
  /** The line's window, not events, tells who is waiting. */
  waiting?: Frame["waiting"] | undefined;
}

/** Does nothing unless a board is open. */
export function noteBoardNews(client: QueryClient, accountId: AccountId, { events, waiting }: News): void {
  if (waiting || events.some((e) => counted.has(e.type))) askBoardSoon(client, accountId);
}

/** When much happens at once, the board is asked for only once. */
export function askBoardSoon(client: QueryClient, accountId: AccountId): void {
  if (boards === 0 || due.has(accountId)) return;
  due.add(accountId);
  setTimeout(() => {
    due.delete(accountId);
    void askAgain(client, { queryKey: keys.list("board", accountId) });
  }, pauseMs);
}

onFrame(({ client, accountId, events, frame: { waiting } }) =>
  noteBoardNews(client, accountId, { events, waiting }),
);
