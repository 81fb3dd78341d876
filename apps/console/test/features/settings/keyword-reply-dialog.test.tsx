import type { KeywordReplyId } from "@jieru/shared/domain/ids";
import type { KeywordReply } from "@jieru/shared/domain/keyword-reply";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { KeywordReplyDialog } from "../../../src/features/settings/keyword-replies/KeywordReplyDialog.tsx";
import { accountId, snapshot } from "../../fixtures.ts";

const rule: KeywordReply = {
  id: "r" as KeywordReplyId,
  name: "发货",
  keywords: [{ text: "发货", match: "contained" }],
  text: "48 小时内发出",
  on: true,
};
const fetchMock = vi.fn<typeof fetch>();
beforeEach(() => {
  fetchMock.mockReset().mockImplementation(async () => Response.json({ keywordReplies: [] }));
  vi.stubGlobal("fetch", fetchMock);
  putSnapshot(accountId, snapshot());
});
afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const page = (now: KeywordReply | null, gone: boolean, earlier: KeywordReply[] = []) => (
  <QueryClientProvider client={queryClient}>
    <KeywordReplyDialog accountId={accountId} rule={now} earlier={earlier} gone={gone} onClose={() => {}} />
  </QueryClientProvider>
);
const field = (id: string) => screen.getByTestId<HTMLInputElement>(`keyword-reply-${id}`);
const type = (id: string, value: string) => fireEvent.change(field(id), { target: { value } });
const submit = () => act(async () => fireEvent.submit(field("form")));
const sent = () =>
  fetchMock.mock.calls.flatMap(([, init]) =>
    init?.body ? [[init.method, JSON.parse(String(init.body))] as const] : [],
  );

test("[KA8] saving sends only changed fields and keeps somebody else's changes", async () => {
  const { rerender } = render(page(rule, false));
  type("text", "一天内发出");
  rerender(page({ ...rule, name: "物流" }, false));
  expect(field("name").value).toBe("物流");
  expect(screen.queryByRole("alert")).toBeNull();
  rerender(page({ ...rule, text: "两天内发出" }, false));
  expect(screen.getByRole("alert").textContent).toContain("保存将覆盖对方的修改");
  await submit();
  expect(sent()).toEqual([["PATCH", { text: "一天内发出" }]]);
});

test("[KA8] an unsaved form returns, and can be saved as a new rule after a deletion", async () => {
  render(page(rule, false));
  type("name", "发货时间");
  cleanup();
  render(page(rule, true));
  expect(field("form").textContent).toContain("这是上次未保存的内容");
  expect(screen.getByRole("alert").textContent).toContain("已被删除");
  expect(field("save").textContent).toBe("另存为新的");
  await submit();
  const { id: _, on: __, ...fields } = { ...rule, name: "发货时间" };
  expect(sent()).toEqual([["POST", fields]]);
  cleanup();
  render(page(rule, false));
  expect(field("name").value).toBe("发货");
});

test("[KA9] a keyword that an earlier rule answers is named while typing and can be saved", async () => {
  render(page(null, false, [rule]));
  const status = () => screen.getByRole("status").textContent;
  expect(status()).toBe("");
  fireEvent.change(screen.getByTestId("keyword-text"), { target: { value: "什么时候发货" } });
  expect(status()).toBe("「什么时候发货」不会触发此规则：排在前面的「发货」会先回复。");
  type("name", "时间");
  type("text", "两天内");
  await submit();
  expect(sent()).toHaveLength(1);
});

test("[CD6] a text that a conduct rule blocks is refused at its field until it is changed", async () => {
  const refusal = {
    refusal: "automatic_text_refused",
    text: "keyword_reply",
    name: "价格",
    rules: [{ id: "c", name: "最低价" }],
  };
  render(page(null, false));
  type("name", "价格");
  fireEvent.change(screen.getByTestId("keyword-text"), { target: { value: "多少钱" } });
  type("text", "全网最低价");
  fetchMock.mockImplementation(async () => Response.json(refusal, { status: 409 }));
  await submit();
  expect(screen.getByTestId("keyword-reply-refused").textContent).toContain("规则「最低价」禁止");
  expect(field("text").getAttribute("aria-invalid")).toBe("true");
  type("text", "请看商品页");
  expect(screen.queryByTestId("keyword-reply-refused")).toBeNull();
});
