import type { QueryClient } from "@tanstack/react-query";
import { beforeEach } from "vitest";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { messagesQuery } from "../../../src/data/queries/messages.ts";
import { forgetMessageEvents } from "../../../src/data/store/recent-events.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { accountId, session, snapshot } from "../../fixtures.ts";

export const s1 = session("s1");
export const messagesKey = messagesQuery(s1.conversationId).queryKey;

export function cacheMessagesForEach(take: (client: QueryClient) => void): void {
  beforeEach(() => {
    const client = createQueryClient();
    forgetMessageEvents();
    putSnapshot(accountId, snapshot({ sessions: [s1] }));
    client.setQueryData(messagesKey, { seq: 10, messages: [], more: false, newer: false, gaps: [] });
    take(client);
  });
}
