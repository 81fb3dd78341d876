import type { Role } from "@jieru/shared/domain/agent";
import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import type { ConductRuleId } from "@jieru/shared/domain/ids";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { conductRulesQuery } from "../../../src/data/queries/conduct-rules.ts";
import { signal } from "../../../src/data/store/connection.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { Conduct } from "../../../src/features/settings/conduct/Conduct.tsx";
import { accountId, agent, meId, snapshot } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

const rule = (name: string, change: Partial<ConductRule> = {}): ConductRule => ({
  id: name as ConductRuleId,
  name,
  action: "warn",
  on: true,
  match: { kind: "words", words: [name] },
  ...change,
});

let requests: { method: string | undefined; body: unknown; answer: (response: Response) => void }[] = [];
beforeEach(() => {
  requests = [];
  vi.stubGlobal("fetch", (_: string, { method, body }: RequestInit) => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    requests.push({ method, body: body ? JSON.parse(String(body)) : null, answer: resolve });
    return promise;
  });
  signal({ sign: "subscribed" });
});
afterEach(() => {
  queryClient.clear();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

async function open(rules: ConductRule[] | null, role: Role = "admin"): Promise<void> {
  const desk = snapshot({ me: agent(meId, { role }) });
  putSnapshot(accountId, desk);
  if (rules) queryClient.setQueryData(conductRulesQuery(accountId).queryKey, rules);
  render(
    <QueryClientProvider client={queryClient}>
      <InAccount page={() => <Conduct accountId={accountId} />} />
    </QueryClientProvider>,
  );
  await screen.findByRole("main");
}
const add = () => screen.getByTestId("conduct-rule-add");

test("[CD8] the page shows bars while loading, and offers a retry after an error", async () => {
  await open(null);
  expect(screen.getByRole("status", { name: "正在加载" })).toBeDefined();
  expect(add().getAttribute("aria-disabled")).toBe("true");
  await act(async () => requests[0]?.answer(Response.json({ title: "fault" }, { status: 400 })));
  expect(await screen.findByText("会话规范加载失败")).toBeDefined();
});

test("[CD1] the hundredth rule is the last, and the button says why", async () => {
  await open(Array.from({ length: 100 }, (_, i) => rule(`规则${i}`)));
  expect(add().getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByText("最多 100 条规则，请先删除一条")).toBeDefined();
});

test("[CD1] an agent reads the rules and tries texts, and changes nothing", async () => {
  await open([rule("最低价", { action: "block" }), rule("包退", { on: false })], "agent");
  expect(screen.queryByTestId("conduct-rule-add")).toBeNull();
  await act(async () => fireEvent.click(screen.getByRole("switch", { name: "启用「最低价」" })));
  fireEvent.change(screen.getByTestId("conduct-try"), { target: { value: "全网最 低价，包退" } });
  const tried = screen.getByTestId("conduct-tried");
  expect(tried.textContent).toBe("禁止最低价全网最 低价，包退");
  expect([...tried.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["最 低价"]);
  expect(requests.filter(({ method }) => method !== "GET")).toEqual([]);
});

test("[CD1] a rule that is turned off is off at once, and on again if the server refuses", async () => {
  await open([rule("最低价")]);
  const toggle = () => screen.getByRole("switch", { name: "启用「最低价」" });
  await act(async () => fireEvent.click(toggle()));
  expect(toggle().getAttribute("aria-checked")).toBe("false");
  expect(requests[0]).toMatchObject({ method: "PATCH", body: { on: false } });
  await act(async () => requests[0]?.answer(Response.json({ refusal: "not_allowed" }, { status: 403 })));
  await expect.poll(() => requests.length).toBe(2);
  await act(async () =>
    requests[1]?.answer(Response.json({ conductRules: [rule("最低价")], repetition: null })),
  );
  await expect.poll(() => toggle().getAttribute("aria-checked")).toBe("true");
});

test("[CD6] a rule that blocks a saved text is not saved, and the form names the text", async () => {
  await open([]);
  await act(async () => fireEvent.click(add()));
  fireEvent.change(screen.getByTestId("conduct-rule-words"), { target: { value: "欢迎" } });
  fireEvent.change(screen.getByTestId("conduct-rule-name"), { target: { value: "欢迎词" } });
  fireEvent.click(screen.getByTestId("conduct-action-block"));
  await act(async () => fireEvent.submit(screen.getByTestId("conduct-rule-form")));
  const match = { kind: "words", words: ["欢迎"] };
  expect(requests[0]?.body).toEqual({ name: "欢迎词", action: "block", match });
  const rules = [{ id: "r", name: "欢迎词" }];
  const refusal = { refusal: "automatic_text_refused", text: "keyword_reply", name: "问候", rules };
  await act(async () => requests[0]?.answer(Response.json(refusal, { status: 409 })));
  expect(screen.getByRole("alert").textContent).toBe(
    "规则「欢迎词」禁止关键词回复「问候」的内容。请修改内容，或把规则改为提醒。",
  );
});

test("[CD1] unsaved fields are there again, and become a new rule if the rule was deleted", async () => {
  await open([rule("最低价")]);
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "修改「最低价」" })));
  fireEvent.change(screen.getByTestId("conduct-rule-name"), { target: { value: "价格" } });
  await act(async () => {
    queryClient.setQueryData(conductRulesQuery(accountId).queryKey, []);
  });
  expect(screen.getByRole("alert").textContent).toContain("此规则已被删除");
  await act(async () => fireEvent.submit(screen.getByTestId("conduct-rule-form")));
  expect(requests.at(-1)).toMatchObject({ method: "POST", body: { name: "价格" } });
});
