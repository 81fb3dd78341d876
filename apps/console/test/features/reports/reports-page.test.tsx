import type { Role } from "@jieru/shared/domain/agent";
import type { AgentId, ConductRuleId, TopicId } from "@jieru/shared/domain/ids";
import type { ConductCount, ConductReport } from "@jieru/shared/protocol/conduct-rules";
import type { Report, ReportOfAgent, ReportOfDay } from "@jieru/shared/protocol/reports";
import { reportAnswer } from "@jieru/shared/protocol/reports-schema";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { create } from "zustand";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { freshnessLabel } from "../../../src/features/reports/freshness-labels.ts";
import { ReportsPage } from "../../../src/features/reports/ReportsPage.tsx";
import type { ReportParams } from "../../../src/features/reports/report-params.ts";
import { formatTime } from "../../../src/i18n/format-clock.ts";
import { noteServerTime } from "../../../src/lib/time/server-clock.ts";
import { currentToasts } from "../../../src/lib/toast-store.ts";
import { accountId, agent, meId, snapshot } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";
import { dayOf, daysOf, reportOf, today } from "./fixtures.ts";

type Answer = Report | "never" | "fault" | Response;

const at = formatTime(reportOf().countedUntil ?? 0);

const useParams = create<{ params: ReportParams }>()(() => ({ params: {} }));
let requests: URL[] = [];
let answer: (url: URL) => Answer;
let client: QueryClient;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-28T06:21:00Z") });
  noteServerTime(Date.now());
  requests = [];
  answer = () => reportOf();
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  vi.stubGlobal("fetch", async (path: string) => {
    const url = new URL(path, "http://kf.example.com");
    requests.push(url);
    const response = answer(url);
    if (response instanceof Response) return response;
    if (response === "never") return new Promise(() => undefined);
    return response === "fault"
      ? Response.json({ title: "fault" }, { status: 500 })
      : Response.json(response);
  });
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const goTo = (params: ReportParams): void => act(() => useParams.setState({ params }));
const Page = () => <ReportsPage accountId={accountId} params={useParams((state) => state.params)} />;

async function open(first: ReportParams = {}, role: Role = "supervisor"): Promise<HTMLElement> {
  useParams.setState({ params: first });
  putSnapshot(accountId, snapshot({ me: agent(meId, { role }) }));
  render(
    <QueryClientProvider client={client}>
      <InAccount page={Page} />
    </QueryClientProvider>,
  );
  return screen.findByRole("main");
}
const read = () => screen.findByTestId("report");
const reports = () => requests.filter(({ pathname }) => pathname.endsWith("/reports"));
const rowsOf = (name: string) =>
  within(screen.getByTestId(name))
    .getAllByRole("row")
    .map((row) => [...row.children].map((cell) => cell.textContent));

test("[RP8] the page requests the address's days and lists the chart's numbers by day, newest first", async () => {
  reportAnswer.parse(reportOf());
  await open({ last: 7 });
  await read();
  expect(reports().map(({ search }) => search)).toEqual(["?from=2026-11-22&to=2026-11-28"]);
  expect(rowsOf("by-day").slice(1)).toEqual([
    ["11-28 周六今天", "12", "42", "32", "10", "8", "3", "1", "1", "25%", "41%", "52 秒", "10 秒", "32 秒"],
    ["11-27 周五", "11", "41", "31", "9", "7", "3", "1", "1", "27%", "45%", "52 秒", "10 秒", "31 秒"],
    ["11-26 周四", "10", "40", "30", "8", "6", "3", "1", "1", "30%", "50%", "52 秒", "10 秒", "30 秒"],
  ]);
  expect(rowsOf("by-agent").slice(1)).toEqual([
    ["林知夏", "20", "15", "5", "2", "20%", "50%", "20 秒", "60"],
    ["许然", "3", "0", "3", "—", "—", "—", "—", "2"],
  ]);
  expect(screen.getByTestId("facts").textContent).toContain("1 分钟内首次响应27%9 / 33");
  expect(screen.getByText(`数据更新至 ${at}`, { selector: "header *" })).toBeTruthy();
});

test("[RP8] the chart is read a day at a time by arrow keys or pointer", async () => {
  await open();
  await read();
  const slider = screen.getByTestId<HTMLInputElement>("chart-slider");
  const dayLabels = () => [
    slider.getAttribute("aria-valuetext"),
    screen.getByTestId("chart-day").textContent,
  ];
  const words = "11-28 周六，已回复 8，未回复 3，未接入 1";
  expect(dayLabels()).toEqual([words, words]);
  fireEvent.change(slider, { target: { value: "1" } });
  expect(dayLabels()[0]).toBe("11-26 周四，已回复 6，未回复 3，未接入 1");
  expect([slider.min, slider.max]).toEqual(["1", "3"]);
  const plot = slider.parentElement as HTMLElement;
  vi.spyOn(plot, "getBoundingClientRect").mockReturnValue({ left: 0, width: 300 } as DOMRect);
  fireEvent.pointerMove(plot, { clientX: 150 });
  expect(dayLabels()[1]).toBe("11-27 周五，已回复 7，未回复 3，未接入 1");
});

test("[RP8] a phone shows weeks when days would be too thin, and says so", async () => {
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(322);
  answer = () => reportOf({ days: daysOf(366) });
  await open();
  await read();
  const slider = screen.getByTestId<HTMLInputElement>("chart-slider");
  expect([slider.max, slider.getAttribute("aria-label")]).toEqual(["53", expect.stringContaining("每周")]);
  // Finding it by role would examine thousands of cells.
  expect(screen.getByText("每周的会话", { selector: "h2" })).toBeTruthy();
  expect(slider.getAttribute("aria-valuetext")).toMatch(/^11-23 到 11-28，已回复 /);
  fireEvent.change(slider, { target: { value: "1" } });
  expect(slider.getAttribute("aria-valuetext")).toMatch(/^2025-11-28 到 2025-11-30，已回复 21，/);
  expect(rowsOf("by-day")).toHaveLength(367);
});

test("[RP9] the tables follow the address's order and tell screen readers about it", async () => {
  await open({ by_day: "opened.up", by_agent: "one_minute.down" });
  await read();
  const heads = () =>
    screen
      .getAllByRole("columnheader")
      .flatMap((head) => (head.ariaSort ? [`${head.textContent} ${head.ariaSort}`] : []));
  expect(heads()).toEqual(["新会话 ascending", "1 分钟内 descending"]);
  expect(rowsOf("by-day").map(([, opened]) => opened)).toEqual(["新会话", "10", "11", "12"]);
  goTo({ by_agent: "replies.up" });
  await waitFor(() => expect(heads()).toEqual(["日期 descending", "回复 ascending"]));
  expect(rowsOf("by-day").map(([, opened]) => opened)).toEqual(["新会话", "12", "11", "10"]);
  expect(rowsOf("by-agent").map(([name]) => name)).toEqual(["客服", "许然", "林知夏"]);
});

test("[WU8] sessions by topic show share and change, and an account without topics has no table", async () => {
  const topics = [
    { topicId: "r" as TopicId, name: "退款", sessions: 5, before: 3 },
    { topicId: "d" as TopicId, name: "物流", sessions: 1, before: 4 },
    { topicId: null, name: null, sessions: 9, before: 9 },
  ];
  answer = () => reportOf({ topics });
  await open();
  await read();
  expect(rowsOf("by-topic")).toEqual([
    ["主题", "会话", "占比", "前一时段", "变化"],
    ["退款", "5", "33%", "3", "+2"],
    ["物流", "1", "6%", "4", "-3"],
    ["未填写", "9", "60%", "9", "0"],
  ]);
  goTo({ by_topic: "change.up" });
  await waitFor(() =>
    expect(rowsOf("by-topic").map(([name]) => name)).toEqual(["主题", "物流", "未填写", "退款"]),
  );
  answer = () => reportOf({ topics: [] });
  goTo({ last: 7 });
  await waitFor(() => expect(screen.queryByTestId("by-topic")).toBeNull());
});

test("[WU8] the address chooses topics by agent or day, with a sortable column each", async () => {
  const [refund, delivery] = ["r" as TopicId, "d" as TopicId];
  const counts = (...of: [TopicId | null, number][]) =>
    of.map(([topicId, sessions]) => ({ topicId, sessions }));
  const topics = [
    { topicId: refund, name: "退款", sessions: 5, before: 3 },
    { topicId: delivery, name: "物流", sessions: 0, before: 4 },
    { topicId: null, name: null, sessions: 2, before: 9 },
  ];
  const { days, agents } = reportOf();
  const [first, second] = agents;
  answer = () =>
    reportOf({
      topics,
      days: days.map((day, at) => ({ ...day, topics: at === 0 ? counts([refund, 5], [null, 2]) : [] })),
      agents: [
        { ...(first as ReportOfAgent), topics: counts([refund, 1], [null, 2]) },
        { ...(second as ReportOfAgent), topics: counts([refund, 4]) },
      ],
    });
  await open({ topics: "agent" });
  await read();
  expect(rowsOf("by-topic")).toEqual([
    ["客服", "会话", "退款", "未填写"],
    ["许然", "4", "4", "0"],
    ["林知夏", "3", "1", "2"],
  ]);
  goTo({ topics: "agent", topics_order: "unsaid.down" });
  await waitFor(() => expect(rowsOf("by-topic").map(([name]) => name)).toEqual(["客服", "林知夏", "许然"]));
  expect(screen.getByRole("columnheader", { name: "未填写" }).ariaSort).toBe("descending");
  goTo({ topics: "day" });
  await waitFor(() =>
    expect(rowsOf("by-topic")).toEqual([
      ["日期", "会话", "退款", "未填写"],
      ["11-28 周六今天", "0", "0", "0"],
      ["11-27 周五", "0", "0", "0"],
      ["11-26 周四", "7", "5", "2"],
    ]),
  );
  goTo({ topics: "day", topics_order: "gone.up" });
  await waitFor(() => expect(rowsOf("by-topic")[1]?.[0]).toBe("11-28 周六今天"));
});

test("[WU8] a server of an earlier release offers topics in total only", async () => {
  const topics = [{ topicId: "r" as TopicId, name: "退款", sessions: 5, before: 3 }];
  answer = () => reportOf({ topics });
  await open({ topics: "agent" });
  await read();
  expect(rowsOf("by-topic")[1]).toEqual(["退款", "5", "100%", "3", "+2"]);
  expect(within(screen.getByTestId("by-topic")).queryByRole("radiogroup")).toBeNull();
});

test("[CR6] ratings are listed by day, agent and total, without agents whose customers were not asked", async () => {
  const none = { asked: 0, answered: 0, total: 0, satisfied: 0 };
  const some = { asked: 8, answered: 3, total: 13, satisfied: 2 };
  answer = () =>
    reportOf({
      days: daysOf(3).map((day, at) => ({
        ...day,
        ratings: at === 1 ? some : at === 2 ? { ...none, asked: 1 } : none,
      })),
      agents: reportOf().agents.map((one, at) => ({ ...one, ratings: at === 0 ? some : none })),
      ratings: { ...some, asked: 9 },
    });
  await open();
  await read();
  expect(rowsOf("rated-day")).toEqual([
    ["日期", "邀请评价", "已评价", "平均分", "满意率"],
    ["11-28 周六今天", "1", "0", "—", "—"],
    ["11-27 周五", "8", "3", "4.3", "66%"],
  ]);
  expect(rowsOf("rated-agent")).toEqual([
    ["客服", "邀请评价", "已评价", "平均分", "满意率"],
    ["林知夏", "8", "3", "4.3", "66%"],
  ]);
  expect(screen.getByTestId("rated-all").textContent).toBe("邀请评价 9，已评价 3，平均分 4.3，满意率 66%");
  goTo({ rated_day: "average.up" });
  await waitFor(() => expect(rowsOf("rated-day")[1]?.[0]).toBe("11-27 周五"));
});

test("[CR6] without requests, or from an earlier release, there is no table of ratings", async () => {
  await open();
  await read();
  expect(screen.queryByTestId("rated-day")).toBeNull();
});

test("[RP8] while another range loads, the previous numbers stay dimmed until replaced", async () => {
  await open();
  const shown = await read();
  answer = () => "never";
  goTo({ last: 7 });
  await waitFor(() => expect(shown.getAttribute("aria-busy")).toBe("true"));
  expect(rowsOf("by-day")).toHaveLength(4);
  answer = () => reportOf({ days: [dayOf(today, { opened: 1 })] });
  goTo({ last: 90 });
  await waitFor(() => expect(rowsOf("by-day")).toHaveLength(2));
  expect(shown.getAttribute("aria-busy")).toBe("false");
});

test("[RP8] [EV13] the page reports days without customers and a failed load, which can be retried", async () => {
  answer = () => "fault";
  await open();
  expect((await screen.findByText("报表加载失败")).closest("[role=status]")).toBeTruthy();
  answer = () => reportOf({ days: [], agents: [] });
  fireEvent.click(screen.getByText("重试"));
  expect(await screen.findByText("所选时段没有用户来访")).toBeTruthy();
});

test("[RP3] numbers that fail to reload stay and show their time", async () => {
  await open();
  await read();
  answer = () => "fault";
  await act(() => client.invalidateQueries({ queryKey: ["report"] }));
  expect(await screen.findByText(`数据更新至 ${at}，后续加载失败，将自动重试`)).toBeTruthy();
  expect(screen.getByTestId("report")).toBeTruthy();
});

test("[RP3] automatic continuation is announced only while it happens", () => {
  const late = { report: reportOf(), now: Date.now() + 3_600_000 };
  const connected = { isError: false, connection: { state: "live" } } as const;
  expect(freshnessLabel({ ...late, ...connected })).toContain("将自动更新");
  expect(freshnessLabel({ ...late, ...connected, now: Date.now() })).toBeNull();
  const readOnly = { isError: false, connection: { state: "read_only" } } as const;
  expect(freshnessLabel({ ...late, ...readOnly })).toBe(`数据更新至 ${at}`);
  const signedOut = { isError: true, connection: { state: "signed_out" } } as const;
  expect(freshnessLabel({ ...late, ...signedOut })).toBe(`数据更新至 ${at}`);
});

test("[RP3] an account whose history is still being counted says so", async () => {
  answer = () => reportOf({ countedUntil: null });
  await open();
  await read();
  expect(screen.getByText("正在统计历史数据，将自动更新")).toBeTruthy();
});

test("[RP6] [AG6] [AP6] an agent without access sees a way back, and losing access hides the report", async () => {
  const main = await open({}, "agent");
  expect(main.textContent).toContain("仅主管和管理员可查看报表");
  expect(reports()).toEqual([]);
  expect(screen.getByTestId("to-sessions").getAttribute("href")).toBe(`/a/${accountId}`);
  const admin = snapshot({ me: agent(meId, { role: "admin" }) });
  act(() => void putSnapshot(accountId, admin));
  await read();
  act(() => void putSnapshot(accountId, snapshot()));
  await waitFor(() => expect(screen.queryByTestId("report")).toBeNull());
});

/** Dispatches the toggle event, as jsdom opens no popover. */
function choose(item: string): void {
  const menu = document.getElementById(screen.getByTestId("export").getAttribute("popovertarget") ?? "");
  if (!menu) throw new Error("the button has no menu");
  menu.hidePopover = () => void fireEvent(menu, Object.assign(new Event("toggle"), { newState: "closed" }));
  fireEvent(menu, Object.assign(new Event("toggle"), { newState: "open" }));
  fireEvent.click(screen.getByTestId(item));
}

test("[RP7] a report is saved under the server's file name in the reader's language, or says why not", async () => {
  await open({ from: "2026-11-01", to: "2026-11-10" });
  await read();
  const kept: string[] = [];
  vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:report");
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    kept.push(`${this.download} ${this.href}`);
  });
  answer = () =>
    new Response("日期", { headers: { "content-disposition": 'attachment; filename="jieru-days.csv"' } });
  choose("export-days");
  await waitFor(() => expect(kept).toEqual(["jieru-days.csv blob:report"]));
  expect(requests.at(-1)?.pathname).toBe(`/api/accounts/${accountId}/reports/export`);
  expect(requests.at(-1)?.search).toBe("?from=2026-11-01&to=2026-11-10&rows=days&language=zh-CN");
  answer = () => Response.json({ refusal: "not_allowed" }, { status: 403 });
  choose("export-agents");
  await waitFor(() =>
    expect(currentToasts().map(({ text }) => text)).toEqual([expect.stringContaining("导出失败：")]),
  );
  expect(kept).toHaveLength(1);
});

test("[RP7] [EX2] days without customers offer no report file with the reason, but an export of messages", async () => {
  answer = () => reportOf({ days: [], agents: [] });
  await open({}, "admin");
  await screen.findByText("所选时段没有用户来访");
  choose("export-days");
  expect(screen.getByTestId("export-days").textContent).toContain("所选时段没有可导出的数据");
  expect(requests.filter(({ pathname }) => pathname.endsWith("/export"))).toEqual([]);
  choose("export-all");
  expect(await screen.findByTestId("export-from")).toBeTruthy();
});

test("[EX2] an admin exports at most 31 days of all messages, and a supervisor none", async () => {
  await open({}, "admin");
  await read();
  choose("export-all");
  const [from, to] = await Promise.all(
    ["export-from", "export-to"].map((id) => screen.findByTestId<HTMLInputElement>(id)),
  );
  fireEvent.change(from as Element, { target: { value: "2026-01-01" } });
  expect(document.body.textContent).toContain("最多导出 31 天");
  expect(screen.getByTestId("export-confirm").getAttribute("aria-disabled")).toBe("true");
  fireEvent.change(from as Element, { target: { value: to?.value } });
  expect(document.body.textContent).not.toContain("最多导出 31 天");
});

test("[EX2] an export of all messages tells a supervisor why it is disabled", async () => {
  await open({}, "supervisor");
  await read();
  choose("export-all");
  expect(screen.getByTestId("export-all").textContent).toContain("仅管理员可导出全部聊天记录");
  expect(screen.queryByTestId("export-from")).toBeNull();
});

const reportWith = (rows: ConductCount[], more = false): ConductReport => {
  const { from, to, timeZone } = reportOf();
  return { from, to, today, timeZone, rows, more };
};
const counted = (day: string, agentName: string, change: Partial<ConductCount> = {}): ConductCount => ({
  day,
  agentId: agentName as AgentId,
  agentName,
  ruleId: "r1" as ConductRuleId,
  ruleName: "私人微信号",
  warned: 0,
  sentAnyway: 0,
  blocked: 0,
  ...change,
});
const answerConduct = (report: ConductReport | Response): void => {
  answer = ({ pathname }) => (pathname.endsWith("/conduct-report") ? (report as Answer) : reportOf());
};

test("[CD9] sums warnings, replies sent anyway and blocks by agent and rule, and lists them day by day", async () => {
  const repeated = { ruleId: "repetition", ruleName: null } as const;
  answerConduct(
    reportWith(
      [
        counted("2026-11-28", "林知夏", { warned: 2, sentAnyway: 1 }),
        counted("2026-11-27", "林知夏", { warned: 3 }),
        counted("2026-11-27", "许然", { ...repeated, warned: 1 }),
        counted("2026-11-27", "许然", { ruleId: "r2" as ConductRuleId, ruleName: "最低价", blocked: 1_200 }),
      ],
      true,
    ),
  );
  await open();
  await read();
  await screen.findByText("最低价", { selector: "[data-testid=conduct] td" });
  expect(rowsOf("conduct")).toEqual([
    ["客服", "规则", "提醒", "仍然发送", "禁止"],
    ["林知夏", "私人微信号", "5", "1", "0"],
    ["许然", "重复内容提醒", "1", "0", "0"],
    ["许然", "最低价", "0", "0", "1,200"],
  ]);
  expect(rowsOf("conduct-day").map(([, who, rule]) => `${who} ${rule}`)).toEqual([
    "客服 规则",
    "林知夏 私人微信号",
    "林知夏 私人微信号",
    "许然 重复内容提醒",
    "许然 最低价",
  ]);
  expect(screen.getByText(/仅显示最近的 2,000 行/)).toBeDefined();
});

test("[CD9] says that no rule warned or blocked, and that the counts could not be loaded", async () => {
  answerConduct(reportWith([]));
  await open();
  await read();
  expect(await screen.findByText("所选时段没有规则提醒或禁止")).toBeDefined();
  expect(screen.queryByTestId("conduct-day")).toBeNull();
  answerConduct(Response.json({ title: "fault" }, { status: 500 }));
  client.removeQueries({ queryKey: ["conduct-report"] });
  goTo({ last: 7 });
  expect(await screen.findByText("会话规范的统计加载失败")).toBeDefined();
  answerConduct(reportWith([counted("2026-11-28", "林知夏", { blocked: 1 })]));
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "重试" })));
  await expect.poll(() => rowsOf("conduct").length).toBe(2);
});

const hrefOf = (within: HTMLElement, words: string): string => {
  const link = [...within.querySelectorAll("a")].find(({ textContent }) => textContent === words);
  return decodeURIComponent(link?.getAttribute("href") ?? "none");
};

test("[RP12] opens the sessions behind a number of a tile, a day, an agent and a topic", async () => {
  const topics = [{ topicId: "r" as TopicId, name: "退款", sessions: 5, before: 77 }];
  answer = () => reportOf({ topics });
  await open();
  await read();
  const to = (counted: string, owner = "all") => `/a/${accountId}?counted=${counted}&owner=${owner}`;
  const about = (counted: string) => `/a/${accountId}?about=r&counted=${counted}&owner=all`;
  const range = "2026-10-30.2026-11-28";
  const facts = screen.getByTestId("facts");
  expect(hrefOf(facts, "9")).toBe(to(`opened.not_answered.${range}`));
  expect(hrefOf(facts, "27%")).toBe(to(`opened.one_minute.${range}`));
  expect(hrefOf(facts, "9 / 33")).toBe(to(`opened.spoken.${range}`));
  const days = screen.getByTestId("by-day");
  expect(hrefOf(days, "41%")).toBe(to("opened.five_minutes.2026-11-28.2026-11-28"));
  expect(hrefOf(days, "32 秒")).toBe(to("opened.queued.2026-11-28.2026-11-28"));
  const lin = "00000000-0000-7000-8000-000000000001";
  expect(hrefOf(screen.getByTestId("by-agent"), "15")).toBe(to(`picked_up.answered.${range}`, lin));
  const byTopic = screen.getByTestId("by-topic");
  expect(hrefOf(byTopic, "5")).toBe(about(`ended.served.${range}`));
  expect(hrefOf(byTopic, "77")).toBe(about("ended.served.2026-09-30.2026-10-29"));
});

test("[RP11] marks a day of the former definition, keeps its figures, and says how many there are", async () => {
  const [first, ...others] = daysOf(3);
  const { outcomes: _, ...former } = first as ReportOfDay;
  answer = () => reportOf({ days: [former, ...others] });
  await open();
  await read();
  expect(rowsOf("by-day")[3]).toEqual([
    "11-26 周四旧口径",
    "10",
    "40",
    "30",
    "8",
    "6",
    "2",
    "0",
    "—",
    "50%",
    "83%",
    "42 秒",
    "—",
    "—",
  ]);
  expect(screen.getByTestId("former-days").textContent).toContain("1 天保留旧口径数据");
  expect(hrefOf(screen.getByTestId("by-day"), "83%")).toContain("picked_up.replied_five_minutes.2026-11-26");
  expect(screen.getByTestId("facts").textContent).toContain("5 分钟内首次响应43%10 / 23");
});

test("[RP9] explains each column in a sentence", async () => {
  await open();
  await read();
  const heads = within(screen.getByTestId("by-day")).getAllByRole("columnheader").slice(1);
  const sentences = heads.map((head) => head.querySelector("button")?.getAttribute("aria-description"));
  expect(sentences).toHaveLength(13);
  for (const sentence of sentences) expect(sentence).toMatch(/。$/);
});
