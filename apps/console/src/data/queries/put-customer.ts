import type { Customer, Session } from "@jieru/shared/domain/session";
import type { EventType } from "@jieru/shared/domain/snapshot";
import type { EndedPage } from "@jieru/shared/protocol/http";
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { keys } from "../keys.ts";
import { onFrame } from "../store/frame-effects.ts";
import { changeLoaded, invalidate } from "./invalidate.ts";

/** Events that change a customer in unlisted sessions, too. */
const aboutCustomer: ReadonlySet<EventType> = new Set([
  "remark_changed",
  "tags_changed",
  "note_added",
  "mention_seen",
  "customer_blocked",
  "customer_unblocked",
]);

const withCustomer = (session: Session, customer: Customer): Session =>
  session.conversationId === customer.id ? { ...session, customer } : session;

/** Updates the customer in every session held outside the snapshot. */
export function putCustomer(client: QueryClient, customer: Customer): void {
  changeLoaded<Session>(client, { queryKey: keys.sessions }, (s) => withCustomer(s, customer));
  changeLoaded<InfiniteData<EndedPage>>(client, { queryKey: keys.lists("ended") }, (data) => ({
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      sessions: page.sessions.map((s) => withCustomer(s, customer)),
    })),
  }));
  // A list that is loading may contain the old customer.
  void invalidate(client, { queryKey: keys.lists("ended"), fetchStatus: "fetching" });
}

onFrame(({ client, events }) => {
  for (const { type, session } of events)
    if (session && aboutCustomer.has(type)) putCustomer(client, session.customer);
});
