import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../../src/data/http/query-client.ts";
import { quickRepliesQuery } from "../../../../src/data/queries/quick-replies.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { QuickReplies } from "../../../../src/features/settings/quick-replies/QuickReplies.tsx";
import { accountId, agent, meId, snapshot } from "../../../fixtures.ts";
import { InAccount } from "../../../in-account.tsx";

const kept = {
  ...{ id: "q1", scope: "team", title: "问候", category: "售前", shortcut: "wh", text: "您好", position: 0 },
} as unknown as QuickReply;
const { queryKey } = quickRepliesQuery(accountId);
let there: QuickReply[];
const writes: [string, unknown][] = [];

beforeEach(() => {
  sessionStorage.clear();
  writes.splice(0);
  there = [kept];
  vi.stubGlobal("fetch", async (path: string, { method = "GET", body }: RequestInit) => {
    // The page of another file may still save a draft.
    if (!path.includes("/quick-replies")) return new Promise(() => undefined);
    if (method === "GET") return Response.json({ quickReplies: there });
    const fields = JSON.parse(String(body));
    writes.push([method, fields]);
    if (method === "PATCH") return Response.json({ refusal: "quick_reply_not_found" }, { status: 409 });
    return Response.json({ quickReply: { ...kept, ...fields, id: "q2" } });
  });
  const me = agent(meId, { role: "supervisor" });
  putSnapshot(accountId, snapshot({ me, agents: [me] }));
  queryClient.setQueryData(queryKey, [kept]);
});
afterEach(() => {
  queryClient.clear();
  vi.unstubAllGlobals();
});

const page = () => (
  <QueryClientProvider client={queryClient}>
    <QuickReplies accountId={accountId} />
  </QueryClientProvider>
);
const save = () => fireEvent.submit(screen.getByTestId("quick-reply-form"));

async function writeOver(): Promise<void> {
  await act(async () => render(<InAccount page={page} />));
  fireEvent.click(await screen.findByRole("button", { name: "编辑 问候" }));
  fireEvent.change(screen.getByDisplayValue("您好"), { target: { value: "您好，请讲" } });
}
const whole = { scope: "team", title: "问候", category: "售前", shortcut: "wh", text: "您好，请讲" };

test("[QR10] an edited quick reply that was deleted meanwhile is saved as a new one", async () => {
  await writeOver();
  there = [];
  act(() => void queryClient.setQueryData(queryKey, there));
  expect((await screen.findByRole("alert", { hidden: true })).textContent).toContain("已被删除");
  expect(screen.getByTestId("quick-reply-save").textContent).toBe("另存为新的");
  save();
  await waitFor(() => expect(screen.queryByTestId("quick-reply-form")).toBeNull());
  expect(writes).toEqual([["POST", whole]]);
  expect(queryClient.getQueryData(queryKey)).toMatchObject([{ id: "q2", text: "您好，请讲" }]);
});

test("[QR10] an edited quick reply is saved as new when the refusal reports its deletion", async () => {
  await writeOver();
  save();
  await waitFor(() => expect(screen.getByTestId("quick-reply-save").textContent).toBe("另存为新的"));
  expect(screen.getAllByRole("alert", { hidden: true })).toHaveLength(1);
  save();
  await waitFor(() => expect(screen.queryByTestId("quick-reply-form")).toBeNull());
  expect(writes).toEqual([
    ["PATCH", { text: "您好，请讲" }],
    ["POST", whole],
  ]);
});

test("[QR10] neither saved nor discarded texts return in the next new quick reply", async () => {
  await act(async () => render(<InAccount page={page} />));
  const write = async () => {
    fireEvent.click(await screen.findByTestId("quick-reply-add"));
    const [title] = screen.getAllByRole<HTMLInputElement>("textbox", { hidden: true });
    const typedTitle = title?.value;
    fireEvent.change(title as HTMLElement, { target: { value: "发货" } });
    fireEvent.change(screen.getByLabelText("内容"), { target: { value: "今天发出" } });
    return typedTitle;
  };
  expect(await write()).toBe("");
  await act(async () => save());
  await waitFor(() => expect(screen.queryByTestId("quick-reply-form")).toBeNull());
  expect(await write()).toBe("");
  fireEvent.click(screen.getByText("取消"));
  expect(await write()).toBe("");
});
