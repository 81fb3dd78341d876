/** Applies a frame to the snapshot and the loaded conversations, then runs the effects of features. */
// Effects of every page. Features that are loaded later register their own.
import { keys } from "../keys.ts";
import "../queries/put-customer.ts";
import "./board-refresh.ts";
import "./forget-erased.ts";
import "./gained-access.ts";
import "./lost-access.ts";
import "./refresh-ended.ts";
import type { AccountId } from "@jieru/shared/domain/ids";
import { applyFrame, type Event, type Frame } from "@jieru/shared/domain/snapshot";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import type { QueryClient } from "@tanstack/react-query";
import { noteServerTime } from "../../lib/time/server-clock.ts";
import { dropConfirmed } from "../optimistic/actions.ts";
import { changeLoaded } from "../queries/invalidate.ts";
import { applyMessage } from "../store/apply-message.ts";
import { runEffects } from "../store/frame-effects.ts";
import { rememberMessageEvents } from "../store/recent-events.ts";
import { confirmedSnapshot, putSnapshot } from "../store/snapshots.ts";
import { shareUnchanged } from "./share-unchanged.ts";

export type Received = "applied" | "gap" | "no_snapshot";

function applyToMessages(client: QueryClient, events: readonly Event[]): void {
  rememberMessageEvents(events);
  for (const event of events) {
    const { gap, message } = event;
    const queryKey = message ? keys.messages(message.conversationId) : keys.allMessages;
    if (gap || message) changeLoaded<MessagesPage>(client, { queryKey }, (page) => applyMessage(page, event));
  }
}

/** [FD2] Applies one frame. Returns `gap` and changes nothing if earlier frames are missing. */
export function receiveFrame(client: QueryClient, accountId: AccountId, received: Frame): Received {
  noteServerTime(received.now);
  const before = confirmedSnapshot(accountId);
  if (!before) return "no_snapshot";
  const frame = shareUnchanged(before, received);
  const after = applyFrame(before, frame);
  if (after === "gap") return "gap";
  if (after === before) return "applied";
  const events = frame.events.filter((e) => e.seq > before.seq);
  putSnapshot(accountId, after);
  applyToMessages(client, events);
  runEffects({ client, accountId, before, after, events, frame });
  // Last, as effects may ask whether the agent's own action caused the frame (NT2).
  dropConfirmed(accountId, after);
  return "applied";
}
