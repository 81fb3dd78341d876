/** When the board's numbers have to be asked anew: soon after the feed tells of what they count, but not for each event. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Event, EventType } from "@jieru/shared/domain/snapshot";
import type { QueryClient } from "@tanstack/react-query";

const pauseMs = 3_000;

const counted: ReadonlySet<EventType> = new Set([
  "session_opened",
  "session_picked_up",
  "session_transferred",
  "session_taken_over",
  "session_waits_again",
  "reply_queued",
  "delivery_changed",
  "agent_status_changed",
]);

let timer: ReturnType<typeof setTimeout> | undefined;

/** Does nothing unless a board is looked at: only queries in use are asked again. */
export function noteBoardNews(client: QueryClient, accountId: AccountId, events: readonly Event[]): void {
  if (timer !== undefined || !events.some((e) => counted.has(e.type))) return;
  timer = setTimeout(() => {
    timer = undefined;
    void client.invalidateQueries({ queryKey: ["board", accountId] });
  }, pauseMs);
}
