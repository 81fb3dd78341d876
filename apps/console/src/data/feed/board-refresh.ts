/** Refreshes an open board shortly after events that it counts, but not for each event. */

import type { AccountId } from "@jieru/shared/domain/ids";
import type { Event, EventType, Frame } from "@jieru/shared/domain/snapshot";
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "../keys.ts";
import { invalidate } from "../queries/invalidate.ts";
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

/** [MA2] Accounts whose board is refreshed soon. */
const due = new Set<AccountId>();
let boards = 0;

/** Counts the board as open until the returned function is called. */
export function followBoard(): () => void {
  boards++;
  return () => {
    boards--;
  };
}

interface News {
  events: readonly Event[];
  /** Waiting customers arrive in the frame's queue window, not as events. */
  waiting?: Frame["waiting"] | undefined;
}

export function refreshBoardOnEvents(
  client: QueryClient,
  accountId: AccountId,
  { events, waiting }: News,
): void {
  if (waiting || events.some((e) => counted.has(e.type))) refreshBoardSoon(client, accountId);
}

export function refreshBoardSoon(client: QueryClient, accountId: AccountId): void {
  if (boards === 0 || due.has(accountId)) return;
  due.add(accountId);
  setTimeout(() => {
    due.delete(accountId);
    void invalidate(client, { queryKey: keys.list("board", accountId) });
  }, pauseMs);
}

onFrame(({ client, accountId, events, frame: { waiting } }) =>
  refreshBoardOnEvents(client, accountId, { events, waiting }),
);
