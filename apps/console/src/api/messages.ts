import type { ConversationId } from "@jieru/shared/domain/ids";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import { queryOptions } from "@tanstack/react-query";
import { applyMessage, prependOlder } from "../sync/apply-message.ts";
import { recentMessageEvents } from "../sync/recent-events.ts";
import { request } from "./http.ts";
import { type Outcome, valueOrThrow } from "./outcome.ts";
import { paths } from "./paths.ts";
import { queryClient } from "./query-client.ts";

const load = (
  id: ConversationId,
  before: number | null,
  signal?: AbortSignal,
): Promise<Outcome<MessagesPage>> => request("GET", paths.messages(id, before), { signal });

/**
 * A conversation's messages, newest page first, kept true by the feed. What the feed brought while the page was on its
 * way is joined on, by the seq the page was read at.
 */
export const messagesQuery = (conversationId: ConversationId) =>
  queryOptions({
    queryKey: ["messages", conversationId],
    queryFn: async ({ signal }): Promise<MessagesPage> => {
      const page = valueOrThrow(await load(conversationId, null, signal));
      return recentMessageEvents(conversationId, page.seq).reduce(applyMessage, page);
    },
    structuralSharing: false,
  });

/** Puts the page before the oldest message we hold in front of it. */
export async function loadOlderMessages(conversationId: ConversationId): Promise<Outcome<MessagesPage>> {
  const { queryKey } = messagesQuery(conversationId);
  const first = queryClient.getQueryData(queryKey)?.messages[0];
  const outcome = await load(conversationId, first?.seq ?? null);
  if (outcome.ok) queryClient.setQueryData(queryKey, (held) => held && prependOlder(held, outcome.value));
  return outcome;
}
