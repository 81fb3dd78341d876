import type { AccountId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { messagesQuery } from "../../../../src/data/queries/messages.ts";
import { useAnnouncement } from "../../../../src/features/conversation/announcer/use-announcement.ts";
import {
  ConversationContext,
  SessionContext,
} from "../../../../src/features/conversation/conversation-context.ts";
import { agentMessage, customerMessage, lin, sent, session } from "../fixtures.ts";

const open = session();
const { queryKey } = messagesQuery(open.conversationId);
const page = (messages: Message[]) => ({ seq: 100, more: true, newer: false, gaps: [], messages });

function listen(client: QueryClient) {
  const of = {
    accountId: "account" as AccountId,
    session: open,
    viewer: lin,
    customerName: "苏小姐",
    nameOf: () => undefined,
    actions: {} as never,
  };
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <ConversationContext value={of}>
        <SessionContext value={open}>{children}</SessionContext>
      </ConversationContext>
    </QueryClientProvider>
  );
  return renderHook(useAnnouncement, { wrapper }).result;
}
const show = (client: QueryClient, messages: Message[]) =>
  act(async () => client.setQueryData(queryKey, page(messages)));

test("[EV5] announces a reply that fails now, not an old failed reply that is scrolled to", async () => {
  const client = createQueryClient();
  const failed = { ...sent, state: "failed", reason: "unreachable" } as const;
  const longAgo = agentMessage("上个月", undefined, { delivery: failed });
  const question = customerMessage("在吗");
  const now = agentMessage("在的");
  await show(client, [question, now]);
  const announcements = listen(client);
  await show(client, [longAgo, question, now]);
  expect(announcements.current).toEqual({ polite: "", assertive: "" });
  await show(client, [longAgo, question, { ...now, delivery: failed } as Message]);
  expect(announcements.current).toEqual({
    polite: "",
    assertive: "发送失败：无法连接微信，未发送，可以重试",
  });
});
