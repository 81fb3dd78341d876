import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { forgetConversation } from "../../../src/data/feed/forget-conversation.ts";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { messagesQuery } from "../../../src/data/queries/messages.ts";
import { useVisibleSession } from "../../../src/features/session/use-visible-session.ts";
import { meId, session } from "../../fixtures.ts";

const over = session("over", { state: "ended", endedAt: 1 });
const query = messagesQuery(over.conversationId);

function Owner() {
  return <p>{useVisibleSession(over).ownerId ?? "nobody's"}</p>;
}

afterEach(() => {
  queryClient.clear();
  vi.unstubAllGlobals();
});

test("[AG7] shows the session without owner although the refusal went to another part of the page", async () => {
  queryClient.setQueryData(query.queryKey, { seq: 1, more: false, newer: false, gaps: [], messages: [] });
  render(
    <QueryClientProvider client={queryClient}>
      <Owner />
    </QueryClientProvider>,
  );
  expect(screen.getByText(meId)).toBeTruthy();
  vi.stubGlobal("fetch", async () => Response.json({ refusal: "not_allowed" }, { status: 403 }));
  await act(async () => {
    forgetConversation(queryClient, over.conversationId);
    await queryClient.fetchQuery(query).catch(() => undefined);
  });
  expect(screen.getByText("nobody's")).toBeTruthy();
});
