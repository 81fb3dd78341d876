import { initialSettings, type OpeningHours } from "@jieru/shared/domain/settings";
import type { Account } from "@jieru/shared/domain/snapshot";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { noDraft } from "../../../../src/features/settings/account/form/draft.ts";
import { SaveBar } from "../../../../src/features/settings/account/form/SaveBar.tsx";
import { storeDraft } from "../../../../src/features/settings/account/form/stored-drafts.ts";
import { useSettingsForm } from "../../../../src/features/settings/account/form/use-settings-form.ts";
import { AutoReplyRow } from "../../../../src/features/settings/account/rows/AutoReplyRow.tsx";
import {
  DurationRow,
  OptionalDurationRow,
} from "../../../../src/features/settings/account/rows/DurationRow.tsx";
import { GreetingRow } from "../../../../src/features/settings/account/rows/GreetingRow.tsx";
import { OpeningHoursRow } from "../../../../src/features/settings/account/rows/OpeningHoursRow.tsx";
import { accountId, agent, meId, snapshot } from "../../../fixtures.ts";

const me = agent(meId, { role: "admin" });
const week = [0, 1, 2, 3, 4, 5, 6].map(() => [{ from: "10:00", to: "19:30" }]);
const opening: OpeningHours = { timeZone: "Asia/Shanghai", week, days: [{ date: "2027-02-12", hours: [] }] };

function Page() {
  const form = useSettingsForm(accountId, "test");
  return (
    <>
      <GreetingRow form={form} />
      <OpeningHoursRow form={form} />
      <AutoReplyRow form={form} />
      <DurationRow form={form} name="graceMs" />
      <OptionalDurationRow form={form} name="noAnswerMs" start={300_000} />
      <SaveBar form={form} />
    </>
  );
}

let client: QueryClient;
const accountOf = (change: Partial<Account>) => ({ ...snapshot().account, ...initialSettings, ...change });
const tell = (change: Partial<Account>) =>
  act(() => {
    putSnapshot(accountId, snapshot({ me, account: accountOf(change) }));
  });

function open(change: Partial<Account> = {}) {
  client = new QueryClient();
  putSnapshot(accountId, snapshot({ me, account: accountOf(change) }));
  return look();
}
const look = () =>
  render(
    <QueryClientProvider client={client}>
      <Page />
    </QueryClientProvider>,
  );

/** The server answers when the test releases a response. */
let answers: ((response: Response) => void)[] = [];
beforeEach(() => {
  answers = [];
  vi.stubGlobal("fetch", () => new Promise<Response>((answer) => answers.push(answer)));
});
afterEach(() => {
  vi.unstubAllGlobals();
  storeDraft(`${me.id} ${accountId} test`, noDraft);
});
const answer = (response: Response) => act(async () => answers.shift()?.(response));

const row = (name: string) => within(screen.getByTestId(`setting-${name}`));
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const grace = () => row("graceMs").getAllByRole<HTMLInputElement>("textbox")[0] as HTMLInputElement;
const greeting = () => screen.getByTestId<HTMLTextAreaElement>("greeting");
const autoReply = () => screen.getByTestId<HTMLTextAreaElement>("auto-reply");
const choice = (label: string) =>
  row("autoReply").getByRole<HTMLInputElement>("radio", { name: new RegExp(label) });
const state = () => screen.getByTestId("save-state").textContent;

test("[OH1] a day without hours says that the account is closed", () => {
  open({ openingHours: { ...opening, week: [[], ...week.slice(1)] } });
  expect(screen.getAllByText("休息")).toHaveLength(2);
});

test("[ST5] a setting switched off and on again keeps its value, typed or saved", () => {
  open({ greeting: "您好，这里是半山茶器", noAnswerMs: 480_000 });
  fireEvent.click(screen.getByTestId("greeting-switch"));
  fireEvent.click(screen.getByTestId("greeting-switch"));
  expect(greeting().value).toBe("您好，这里是半山茶器");
  type(greeting(), "写到一半");
  fireEvent.click(screen.getByTestId("greeting-switch"));
  fireEvent.click(screen.getByTestId("greeting-switch"));
  expect(greeting().value).toBe("写到一半");

  const [toggle] = row("noAnswerMs").getAllByRole("switch");
  fireEvent.click(toggle as HTMLElement);
  fireEvent.click(toggle as HTMLElement);
  expect(row("noAnswerMs").getByRole<HTMLInputElement>("textbox").value).toBe("8");
});

test("[ST5] choosing always open and back keeps opening hours and holidays", () => {
  open({ openingHours: opening });
  fireEvent.click(screen.getByTestId("opening-always"));
  fireEvent.click(screen.getByTestId("opening-hours"));
  expect(within(screen.getByTestId("hours-mon")).getAllByRole<HTMLInputElement>("textbox")[0]?.value).toBe(
    "10:00",
  );
  expect(screen.getByDisplayValue("2027-02-12")).toBeTruthy();
  expect(state()).toBe("");
});

test("[ST5] a field set back while saving keeps the value it was set to", async () => {
  open();
  const before = grace().value;
  type(grace(), "7");
  fireEvent.click(screen.getByTestId("save"));
  type(grace(), before);
  await answer(Response.json({ account: {} }));
  tell({ graceMs: 7 * 60_000 });
  expect(grace().value).toBe(before);
  expect(state()).toContain("1");
});

test("[ST5] a field set back while a failed save ran is no longer a change", async () => {
  open();
  const before = grace().value;
  type(grace(), "7");
  fireEvent.click(screen.getByTestId("save"));
  type(grace(), before);
  expect(row("graceMs").getByText("未保存")).toBeTruthy();
  await answer(Response.json({ refusal: "server_busy" }, { status: 503 }));
  expect(row("graceMs").queryByText("未保存")).toBeNull();
});

test("[ST1] changes typed during a save are not sent with it", () => {
  open();
  type(grace(), "7");
  fireEvent.click(screen.getByTestId("save"));
  type(grace(), "9");
  fireEvent.click(screen.getByTestId("save"));
  expect(answers).toHaveLength(1);
});

test("[ST5] an own change that the feed reports before the response is not a conflict", () => {
  open();
  type(grace(), "7");
  fireEvent.click(screen.getByTestId("save"));
  type(grace(), "9");
  tell({ graceMs: 7 * 60_000 });
  expect(row("graceMs").queryByRole("alert")).toBeNull();
  tell({ graceMs: 8 * 60_000 });
  expect(row("graceMs").getByRole("alert").textContent).toContain("其他管理员");
});

test("[ST5] the message that settings are saved stays until something is typed", async () => {
  open({ openingHours: opening });
  type(grace(), "7");
  fireEvent.click(screen.getByTestId("save"));
  await answer(Response.json({ account: {} }));
  tell({ graceMs: 7 * 60_000, openingHours: opening });
  const stateBefore = state();
  expect(stateBefore).toMatch(/^已保存，/);
  fireEvent.blur(within(screen.getByTestId("hours-mon")).getAllByRole("textbox")[0] as HTMLElement);
  expect(state()).toBe(stateBefore);
});

test("[ST8] a number stays as typed while typing and follows the account afterwards", () => {
  open({ reactivateAfterMs: 1_800_000, noAnswerMs: 3_600_000 });
  const field = () => row("noAnswerMs").getByRole<HTMLInputElement>("textbox");
  type(field(), "1.");
  expect([field().value, row("noAnswerMs").queryByText("未保存")]).toEqual(["1.", null]);
  type(field(), "1.5");
  expect(row("noAnswerMs").getByText("未保存")).toBeTruthy();
  expect(field().value).toBe("1.5");
  fireEvent.click(screen.getByText("放弃更改"));
  expect(field().value).toBe("1");
});

test("[ST5] clearing a number to type another keeps its switch on", () => {
  open({ noAnswerMs: null });
  fireEvent.click(row("noAnswerMs").getByRole("switch"));
  const field = () => row("noAnswerMs").getByRole<HTMLInputElement>("textbox");
  type(field(), "");
  expect(field().value).toBe("");
  type(field(), "8");
  expect([field().value, row("noAnswerMs").getByRole("switch").ariaChecked]).toEqual(["8", "true"]);
});

test("[ST6] a former admin sees the account's values instead of unsaved changes", () => {
  open({ graceMs: 180_000 });
  type(grace(), "7");
  act(() => {
    const account = accountOf({ graceMs: 180_000 });
    putSnapshot(accountId, snapshot({ me: { ...me, role: "supervisor" }, account }));
  });
  expect([grace().value, row("graceMs").queryByText("未保存")]).toEqual(["3", null]);
});

test("[GR1] the greeting is counted in the unit of its limit", () => {
  open({ greeting: "您好，这里是半山茶器" });
  expect(row("greeting").getByText("10 / 500 字")).toBeTruthy();
});

test("[GR1] the greeting's cost follows the account's numbers, and entering without a grant sends nothing", () => {
  const message = { replies: 3, windowMs: 3_600_000 };
  const own = (replies: number, windowMs: number) =>
    tell({ replyPreset: "own", ownReplies: { entered: { replies, windowMs }, message } });
  open();
  const effectText = () => row("greeting").getByText(/进入/).textContent;
  expect(effectText()).toContain("占用进入时获得的 1 条额度");
  tell({ replyPreset: "current" });
  expect(effectText()).toContain("占用进入时获得的 2 条额度中的一条。1 分钟内重复进入不再发送。");
  own(1, 300_000);
  expect(effectText()).toContain("5 分钟内重复进入不再发");
  own(0, 60_000);
  expect(effectText()).toContain("目前不会发送");
  own(1, 0);
  expect(effectText()).toContain("目前不会发送");
});

test("[GR4] the auto-reply's cost follows the account's numbers, and says where nothing is sent", () => {
  const entered = { replies: 1, windowMs: 60_000 };
  const own = (replies: number, windowMs: number) =>
    tell({ replyPreset: "own", ownReplies: { entered, message: { replies, windowMs } } });
  open();
  const settingText = () => screen.getByTestId("setting-autoReply").textContent;
  expect(settingText()).toContain("所给 3 条额度中的一条");
  tell({ replyPreset: "current" });
  expect(settingText()).toContain("所给 5 条额度中的一条");
  for (const [replies, windowMs] of [
    [1, 3_600_000],
    [3, 0],
  ] as const) {
    own(replies, windowMs);
    expect(settingText()).toContain("目前不会发送");
  }
  expect(settingText()).toContain("目前为全天服务，因此不会发送");
  tell({ openingHours: opening, handOver: "closed" });
  expect(settingText()).toContain("转到微信官方客服工具，因此仅在所属客服不在线的会话中发送");
});

test("[GR4] the auto-reply keeps its text when switched off and on, and older servers have none", () => {
  open({ autoReply: undefined as never });
  expect(choice("不发送").checked).toBe(true);
  fireEvent.click(choice("没有客服在线时"));
  type(autoReply(), "明早回复您");
  fireEvent.click(choice("不发送"));
  expect(screen.queryByTestId("auto-reply")).toBeNull();
  fireEvent.click(choice("两种情况都发送"));
  expect(autoReply().value).toBe("明早回复您");
});

test("[GR4] the suggested text follows the chosen case until it is edited", () => {
  open({ openingHours: opening });
  fireEvent.click(choice("非服务时间"));
  expect(autoReply().value).toContain("现在是休息时间");
  expect(autoReply().value).not.toContain("在线");
  fireEvent.click(choice("没有客服在线时"));
  expect(autoReply().value).toContain("没有客服在线");
  fireEvent.click(choice("两种情况都发送"));
  expect(autoReply().value).not.toMatch(/在线|休息/);
  type(autoReply(), "明早回复您");
  fireEvent.click(choice("非服务时间"));
  expect(autoReply().value).toBe("明早回复您");
});

test("[GR7] the preview fills in the next opening, or says why it cannot", () => {
  open({ openingHours: opening });
  fireEvent.click(choice("非服务时间"));
  type(autoReply(), "我们 {{opens}} 回复您");
  expect(screen.getByTestId("auto-reply-preview").textContent).toMatch(
    /我们 (今天|明天|\d+月\d+日) 10:00 回复您$/,
  );
  fireEvent.click(choice("两种情况都发送"));
  expect(row("autoReply").getByRole("alert").textContent).toContain("无法确定何时恢复服务");
  expect(screen.queryByTestId("auto-reply-preview")).toBeNull();
  fireEvent.click(choice("非服务时间"));
  fireEvent.click(screen.getByRole("radio", { name: /全天服务/ }));
  expect(row("autoReply").getByRole("alert").textContent).toContain("没有下次服务开始时间");
  fireEvent.click(screen.getByTestId("save"));
  expect(answers).toEqual([]);
});

test("[EV1] an invalid setting is marked and described by its effect and its error", () => {
  open();
  type(grace(), "9999");
  expect(grace().getAttribute("aria-invalid")).toBe("true");
  const described = (grace().getAttribute("aria-describedby") ?? "").split(" ");
  const texts = described.map((id) => document.getElementById(id)?.textContent);
  expect(texts).toEqual([expect.any(String), row("graceMs").getByRole("alert").textContent]);
  type(grace(), "3");
  expect(grace().getAttribute("aria-invalid")).toBeNull();
  expect(grace().getAttribute("aria-describedby")).toBe(described[0]);
});

test("[ST5] settings saved while another page is open are not shown as unsaved", async () => {
  const { unmount } = open();
  type(grace(), "7");
  fireEvent.click(screen.getByTestId("save"));
  unmount();
  look();
  await answer(Response.json({ account: {} }));
  tell({ graceMs: 7 * 60_000 });
  expect([grace().value, row("graceMs").queryByText("未保存"), state()]).toEqual(["7", null, ""]);
});

test("[ST5] the save button says how many unsaved changes conflict with another admin's", async () => {
  open({ openingHours: opening });
  type(grace(), "7");
  fireEvent.click(screen.getByRole("radio", { name: /全天服务/ }));
  expect(state()).toContain("2 项更改未保存");
  tell({ openingHours: { ...opening, days: [] } });
  expect(state()).toContain("其中 1 项刚被其他管理员修改，保存会覆盖对方的");
  const seen: Element[] = [];
  Element.prototype.scrollIntoView = function scrollIntoView() {
    seen.push(this);
  };
  fireEvent.click(screen.getByTestId("to-overtaken"));
  expect(seen.map((el) => el.closest("section")?.dataset.testid)).toEqual(["setting-openingHours"]);
  fireEvent.click(screen.getByRole("button", { name: "采用对方的" }));
  expect(state()).toContain("1 项更改未保存");
});

test("[ST5] a failed save says how many changes conflict with another admin's", async () => {
  open();
  type(grace(), "7");
  fireEvent.click(screen.getByTestId("save"));
  await answer(Response.json({ refusal: "server_busy" }, { status: 503 }));
  const failure = state();
  expect(failure).not.toContain("覆盖");
  tell({ graceMs: 300_000 });
  expect(state()).toMatch(new RegExp(`^${failure} 有 1 项`));
  expect(screen.getByTestId("to-overtaken")).toBeTruthy();
});
