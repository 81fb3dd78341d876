/** A console that holds a session and the newest messages of its conversation. */

import type { QueryClient } from "@tanstack/react-query";
import { beforeEach } from "vitest";
import { messagesQuery } from "../../src/api/messages.ts";
import { createQueryClient } from "../../src/api/query-client.ts";
import { forgetMessageEvents } from "../../src/state/recent-events.ts";
import { putSnapshot } from "../../src/state/snapshots.ts";
import { accountId, session, snapshot } from "../desk.ts";

export const s1 = session("s1");
export const messagesKey = messagesQuery(s1.conversationId).queryKey;

/** Anew for each test. */
export function holdForEach(take: (client: QueryClient) => void): void {
  beforeEach(() => {
    const client = createQueryClient();
    forgetMessageEvents();
    putSnapshot(accountId, snapshot({ sessions: [s1] }));
    client.setQueryData(messagesKey, { seq: 10, messages: [], more: false, newer: false, gaps: [] });
    take(client);
  });
}
