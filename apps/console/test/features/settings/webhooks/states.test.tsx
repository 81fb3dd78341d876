import type { WebhookId } from "@jieru/shared/domain/ids";
import type { Webhook } from "@jieru/shared/protocol/webhooks";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { noteServerTime } from "../../../../src/lib/time/server-clock.ts";
import { line, minute, open, refused, serving, webhook } from "./page.tsx";

const server = serving();
afterEach(() => vi.useRealTimers());

const at = (clock: string) => new Date(`2026-11-28T${clock}`).getTime();
const standAt = (clock: string) => {
  vi.useFakeTimers({ toFake: ["Date"], now: at(clock) });
  noteServerTime(Date.now());
};

async function textsFor(change: Partial<Webhook>): Promise<(string | null)[]> {
  standAt("14:00:00");
  server.webhooks = [webhook(change)];
  await open();
  const state = within(await line()).getByTestId("webhook-state");
  return [state.dataset.state ?? null, ...[...state.children].map((part) => part.textContent)];
}

test("[WH8] a working webhook shows its state, what waits, and the last delivery", async () => {
  expect(await textsFor({ takenAt: at("13:41:00"), waiting: 3 })).toEqual([
    "works",
    "正常",
    "3 件待推送",
    "最近送达 13:41",
  ]);
  expect((await line()).textContent).toContain("https://shop.example.com/hooks");
  expect([...(await line()).querySelectorAll("b ~ span")].map((topic) => topic.textContent)).toEqual([
    "消息",
    "会话",
  ]);
});

test("[WH8] a webhook without any delivery is not called working", async () => {
  expect(await textsFor({})).toEqual(["untried", "尚未推送"]);
});

test("[WH8] a thousand or more waiting events are shown as at least a thousand", async () => {
  expect(await textsFor({ waiting: 1_000 })).toEqual(["untried", "尚未推送", "1000 件以上待推送"]);
});

const failing = (change: Partial<NonNullable<Webhook["failing"]>>): Partial<Webhook> => ({
  failing: {
    since: at("13:30:00"),
    tries: 4,
    failure: { why: "status", status: 502 },
    nextTryAt: at("14:00:00") + 30_000,
    ...change,
  },
});

test.each([
  [{}, "13:30 起未送达，已尝试 4 次：你的服务器返回 502，30 秒后重试"],
  [
    { failure: { why: "too_slow" }, nextTryAt: at("14:00:00") + 42 * minute },
    "13:30 起未送达，已尝试 4 次：10 秒内没有响应，41 分钟后重试",
  ],
  [
    { failure: { why: "unreachable" }, nextTryAt: at("14:00:00") },
    "13:30 起未送达，已尝试 4 次：无法连接你的服务器，正在重试",
  ],
  [
    { failure: { why: "unreachable", certificate: "expired" } },
    "13:30 起未送达，已尝试 4 次：你的服务器证书已过期，或尚未生效，30 秒后重试",
  ],
  [{ failure: { why: "refused" } }, "13:30 起未送达，已尝试 4 次：地址不在公网，或不是 https，30 秒后重试"],
  [
    { failure: { why: "secret_unreadable" } },
    "13:30 起未送达，已尝试 4 次：密钥无法读取，请更换密钥，30 秒后重试",
  ],
] as const)("[WH8] a failing webhook shows since when, why, and the next try: %#", async (change, words) => {
  expect(await textsFor(failing(change))).toEqual(["fails", words, "尚未送达"]);
});

test("[WH4] a webhook that was given up shows since when and why, and stores no events", async () => {
  expect(
    await textsFor({
      ...failing({ since: at("13:30:00") - 3 * 24 * 60 * minute, nextTryAt: null }),
      on: false,
    }),
  ).toEqual([
    "given_up",
    "已自动关闭",
    "周三 13:30 起未送达，已尝试 4 次：你的服务器返回 502",
    "关闭期间的事件不保留，也不补发",
    "尚未送达",
  ]);
});

test("[WH4] a webhook that is off says that no events are stored", async () => {
  expect(await textsFor({ on: false, waiting: 2 })).toEqual([
    "off",
    "已关闭",
    "关闭期间的事件不保留，也不补发",
    "尚未送达",
  ]);
});

test.each([
  [{ after: 41, upTo: 57, at: 0 }, "缺少 seq 42 至 57 的事件"],
  [{ after: 41, upTo: null, at: 0 }, "seq 41 之后有事件未推送，因为数据库恢复过"],
])("[WH7] the page shows which events a webhook will miss: %j", async (missing, words) => {
  await textsFor({ missing });
  expect(screen.getByTestId("webhook-missing").textContent).toContain(words);
});

test("[WH8] the page polls while it is visible", async () => {
  vi.useFakeTimers();
  const opened = open();
  await act(() => vi.advanceTimersByTimeAsync(100));
  await opened;
  expect(screen.getByTestId("webhook-state").dataset.state).toBe("untried");
  server.webhooks = [webhook(failing({ since: Date.now(), nextTryAt: Date.now() + minute }))];
  await act(() => vi.advanceTimersByTimeAsync(5_000));
  expect(screen.getByTestId("webhook-state").dataset.state).toBe("fails");
  const { reads } = server;
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(server.reads - reads).toBe(12);
});

test("[WH1] an empty page says what webhooks are for, and a full one why no more can be added", async () => {
  server.webhooks = [];
  await open();
  expect(await screen.findByText("暂无 Webhook")).toBeTruthy();
  expect(screen.getByRole("link", { name: /验签/ }).getAttribute("href")).toBe("/docs/#webhook/POST/events");
  expect(screen.getByTestId("add-webhook").getAttribute("aria-disabled")).toBeNull();
});

test("[WH1] at the limit the add button is disabled with the reason", async () => {
  server.webhooks = ["a", "b", "c"].map((name, i) =>
    webhook({ name, id: `11111111-1111-4111-8111-11111111111${i}` as WebhookId }),
  );
  await open();
  await line("c");
  const add = screen.getByTestId("add-webhook");
  expect(add.getAttribute("aria-disabled")).toBe("true");
  expect(document.getElementById(add.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    "已达上限 3 个，请先移除不用的",
  );
  fireEvent.click(add);
  expect(screen.queryByTestId("webhook-form")).toBeNull();
});

test("[WH8] [EV13] bars are shown while loading, and a failed load can be retried", async () => {
  const late = Promise.withResolvers<Response>();
  server.list = () => late.promise;
  await open();
  expect(screen.getByRole("status", { name: "正在加载" })).toBeTruthy();
  late.resolve(refused("server_busy", {}, 503));
  expect(await screen.findByText("Webhook 加载失败")).toBeTruthy();
  server.list = null;
  fireEvent.click(screen.getByText("重试"));
  await line();
  await waitFor(() => expect(screen.queryByText("Webhook 加载失败")).toBeNull());
});

test("[WH7] a server told to send nothing says so", async () => {
  server.delivers = false;
  await open();
  await line();
  expect(screen.getByText("此服务器不推送事件。").closest("[role=status]")?.textContent).toContain(
    "WEBHOOKS=off",
  );
  const test = within(await line()).getByTestId("test-webhook");
  expect(test.getAttribute("aria-disabled")).toBe("true");
  expect(document.getElementById(test.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    "此服务器不推送事件，也不发送测试",
  );
});

test("[WH7] [WH8] a server told to send nothing shows past failures and no next try", async () => {
  server.delivers = false;
  expect(await textsFor(failing({ nextTryAt: at("13:59:00") }))).toEqual([
    "fails",
    "13:30 起未送达，已尝试 4 次：你的服务器返回 502",
    "尚未送达",
  ]);
});
