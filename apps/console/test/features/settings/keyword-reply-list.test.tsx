import type { KeywordReplyId } from "@jieru/shared/domain/ids";
import type { KeywordReply } from "@jieru/shared/domain/keyword-reply";
import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { KeywordReplyList } from "../../../src/features/settings/keyword-replies/KeywordReplyList.tsx";
import { keywordRepliesQuery } from "../../../src/features/settings/keyword-replies/keyword-replies.ts";
import { accountId, snapshot } from "../../fixtures.ts";

const rule = (name: string): KeywordReply => ({
  id: name as KeywordReplyId,
  name,
  keywords: [{ text: name, match: "contained" }],
  text: `关于${name}`,
  on: true,
});
const rules = ["发货", "退款", "地址"].map(rule);
const { queryKey } = keywordRepliesQuery(accountId);

let requests: { body: object; answer: (now: KeywordReply[] | null) => void }[] = [];
beforeEach(() => {
  requests = [];
  vi.stubGlobal("fetch", (_: string, init?: RequestInit) => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    const answer = (now: KeywordReply[] | null) =>
      resolve(now ? Response.json({ keywordReplies: now }) : Response.error());
    requests.push({ body: JSON.parse(String(init?.body ?? "{}")), answer });
    return promise;
  });
  putSnapshot(accountId, snapshot());
  queryClient.setQueryData(queryKey, rules);
});
afterEach(() => vi.unstubAllGlobals());

function List({ readOnly }: { readOnly: boolean }) {
  const { data = [] } = useQuery(keywordRepliesQuery(accountId));
  const of = { accountId, rules: data, readOnly };
  return <KeywordReplyList {...of} onEdit={() => {}} onRemove={() => {}} />;
}
const draw = (readOnly = false) =>
  render(
    <QueryClientProvider client={queryClient}>
      <List readOnly={readOnly} />
    </QueryClientProvider>,
  );
const names = () =>
  screen.getAllByTestId("keyword-reply-row").map((row) => row.querySelector("b")?.textContent);
const press = (name: string) => act(async () => fireEvent.click(screen.getByRole("button", { name })));

test("[KA1] a new order shows at once, and the first of two responses does not revert it", async () => {
  draw();
  await press("下移「发货」");
  await press("下移「发货」");
  expect(names()).toEqual(["退款", "地址", "发货"]);
  expect(requests.map(({ body }) => body)).toEqual([
    { ids: ["退款", "发货", "地址"] },
    { ids: ["退款", "地址", "发货"] },
  ]);
  await act(async () => requests[0]?.answer(["退款", "发货", "地址"].map(rule)));
  expect(names()).toEqual(["退款", "地址", "发货"]);
  await act(async () => requests[1]?.answer(["退款", "地址", "发货", "别人加的"].map(rule)));
  await expect.poll(names).toEqual(["退款", "地址", "发货", "别人加的"]);
});

test("[KA1] a rule turned off is off at once, and on again after a failure", async () => {
  draw();
  const turned = () => screen.getByRole("switch", { name: "启用「退款」" }).getAttribute("aria-checked");
  await act(async () => fireEvent.click(screen.getByRole("switch", { name: "启用「退款」" })));
  await expect.poll(turned).toBe("false");
  expect(requests[0]?.body).toEqual({ on: false });
  await act(async () => requests[0]?.answer(null));
  await expect.poll(() => requests.length).toBe(2);
  await act(async () => requests[1]?.answer(rules));
  await expect.poll(turned).toBe("true");
});

test("[KA1] an agent who is not an admin reads the rules and changes nothing", async () => {
  draw(true);
  expect(names()).toEqual(["发货", "退款", "地址"]);
  expect(screen.queryAllByRole("button")).toEqual([]);
  await act(async () => fireEvent.click(screen.getByRole("switch", { name: "启用「退款」" })));
  expect(requests).toEqual([]);
});

test("[KA9] the list names a rule whose keyword an earlier rule answers, until that changes", async () => {
  queryClient.setQueryData(queryKey, [rule("发货"), { ...rule("物流"), keywords: rule("发货").keywords }]);
  draw();
  const warning = () => screen.queryByText(/不会触发/)?.textContent;
  expect(warning()).toBe("「发货」不会触发此规则：排在前面的「发货」会先回复。");
  await press("上移「物流」");
  await expect.poll(warning).toBe("「发货」不会触发此规则：排在前面的「物流」会先回复。");
  await act(async () => fireEvent.click(screen.getByRole("switch", { name: "启用「物流」" })));
  await expect.poll(warning).toBe(undefined);
});
