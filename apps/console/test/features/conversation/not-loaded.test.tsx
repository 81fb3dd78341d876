import type { ConversationId, SessionId } from "@jieru/shared/domain/ids";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { writeDraft } from "../../../src/data/drafts/draft-store.ts";
import { forgetPending } from "../../../src/data/outbox/pending-replies.ts";
import { sendReply } from "../../../src/data/outbox/sending.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { ConversationPane } from "../../../src/features/conversation/ConversationPane.tsx";
import { CustomerPanel } from "../../../src/features/customer/CustomerPanel.tsx";
import { accountId, agent, meId, otherId, snapshot } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

afterEach(() => {
  vi.unstubAllGlobals();
  forgetPending();
});

async function open(answer: () => Promise<Response>, panel = false): Promise<void> {
  vi.stubGlobal("fetch", answer);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const agents = [agent(meId), agent(otherId, { name: "许然" })];
  putSnapshot(accountId, snapshot({ agents }));
  const session = { accountId, sessionId: "ended" as SessionId };
  const page = () => (
    <>
      <ConversationPane {...session} />
      {panel && <CustomerPanel {...session} />}
    </>
  );
  await act(async () =>
    render(
      <QueryClientProvider client={client}>
        <InAccount page={page} />
      </QueryClientProvider>,
    ),
  );
}

test("[EV13] a session that failed to load is not reported as missing, and can be requested again", async () => {
  const fetchMock = vi.fn(() => Promise.reject(new TypeError("cut off")));
  await open(fetchMock);
  expect(await screen.findByText("会话加载失败")).toBeTruthy();
  expect(screen.queryByText("会话不存在，或你没有查看权限。")).toBeNull();
  const before = fetchMock.mock.calls.length;
  fireEvent.click(screen.getByRole("button", { name: "重试" }));
  await expect.poll(() => fetchMock.mock.calls.length).toBe(before + 1);
});

test("[EV13] a session that the agent may not see is reported as missing", async () => {
  await open(() => Promise.resolve(Response.json({ refusal: "session_not_found" }, { status: 409 })));
  expect(await screen.findByText("会话不存在，或你没有查看权限。")).toBeTruthy();
});

test.each([
  { agentId: otherId, title: "已由 许然 接待", text: "会话内容和后续消息不再显示。" },
  { agentId: null, title: "会话已结束", text: "你目前没有查看内容的权限。" },
  { agentId: "unknown", title: "无法打开此会话", text: "会话不存在，或你没有查看权限。" },
  { agentId: undefined, title: "无法打开此会话", text: "会话不存在，或你没有查看权限。" },
])("[AG7] a session that $agentId owns is described as the server said: $title", async (told) => {
  const { agentId, title, text } = told;
  const refused = { refusal: "not_allowed", agentId };
  await open(() => Promise.resolve(Response.json(refused, { status: 403 })), true);
  for (const place of ["conversation", "customer-panel"]) {
    const shown = within(await screen.findByTestId(place));
    expect(await shown.findByText(title)).toBeTruthy();
    expect(shown.getByText(text)).toBeTruthy();
  }
});

test("[DR5] [DR9] the page shows the unsent draft of a session that was lost while away", async () => {
  const id = "ended" as SessionId;
  writeDraft(id, "睡着前写的");
  const refused = { refusal: "not_allowed", agentId: otherId };
  await open(() => Promise.resolve(Response.json(refused, { status: 403 })));
  expect(await screen.findByText("草稿已保留：睡着前写的")).toBeTruthy();
  act(() => writeDraft(id, ""));
  expect(screen.queryByText("草稿留着", { exact: false })).toBeNull();
});

test("[DR16] the page shows the draft of a note of a lost session", async () => {
  const id = "ended" as SessionId;
  writeDraft(id, "他总是砍价 ", "note");
  const refused = { refusal: "not_allowed", agentId: otherId };
  await open(() => Promise.resolve(Response.json(refused, { status: 403 })));
  expect(await screen.findByText("备注草稿已保留：他总是砍价")).toBeTruthy();
  act(() => writeDraft(id, "", "note"));
  expect(screen.queryByText("草稿留着", { exact: false })).toBeNull();
});

test("[OB7] the page shows a reply that was not sent in a session that is out of sight", async () => {
  const refusal = { refusal: "not_owner", agentId: "xu" };
  const answer = () => Promise.resolve(Response.json(refusal, { status: 409 }));
  vi.stubGlobal("fetch", answer);
  sendReply(
    {
      accountId,
      session: { id: "ended" as SessionId, conversationId: "c" as ConversationId },
      agentId: meId,
    },
    {
      type: "text",
      text: "马上给您处理",
    },
  );
  await open(answer);
  expect(await screen.findByText("会话不存在，或你没有查看权限。", { exact: false })).toBeTruthy();
  expect((await screen.findByRole("alert")).textContent).toBe("未发出：马上给您处理");
});
