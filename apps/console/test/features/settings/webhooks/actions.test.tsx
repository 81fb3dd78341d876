import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { signal } from "../../../../src/data/store/connection.ts";
import { currentToasts } from "../../../../src/lib/toast-store.ts";
import { line, open, refused, serving, webhook } from "./page.tsx";

/** jsdom opens no popovers. */
HTMLElement.prototype.hidePopover ??= () => undefined;

const server = serving();
const path = `/${webhook().id}`;
const type = (testId: string, value: string) =>
  fireEvent.change(screen.getByTestId(testId), { target: { value } });
const nameField = () => screen.getByLabelText<HTMLInputElement>("名称");
const save = () => fireEvent.submit(screen.getByTestId("webhook-form"));
const leave = () =>
  fireEvent(document.querySelector("dialog") as Element, new Event("cancel", { cancelable: true }));
const reasonOf = (button: HTMLElement) =>
  document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent;

async function openForm(): Promise<void> {
  await open();
  await line();
  fireEvent.click(screen.getByTestId("add-webhook"));
}

async function choose(item: string): Promise<void> {
  const more = within(await line()).getByTestId("webhook-more");
  const menu = document.getElementById(more.getAttribute("popovertarget") ?? "");
  fireEvent(menu as HTMLElement, Object.assign(new Event("toggle"), { newState: "open" }));
  fireEvent.click(await screen.findByTestId(item));
  fireEvent(menu as HTMLElement, Object.assign(new Event("toggle"), { newState: "closed" }));
}

test("[WH1] the form names what is missing at its button and sends nothing", async () => {
  await openForm();
  const lack = () => {
    save();
    return [reasonOf(screen.getByTestId("webhook-save")), server.requests.length];
  };
  expect(lack()).toEqual(["请先填写名称", 0]);
  fireEvent.change(nameField(), { target: { value: "CRM" } });
  expect(lack()).toEqual(["请先填写接收地址", 0]);
  type("webhook-url", "https://crm.example.com");
  for (const topic of ["messages", "sessions", "customers"])
    fireEvent.click(screen.getByTestId(`topic-${topic}`));
  expect(lack()).toEqual(["请至少选择一类事件", 0]);
});

test("[WH1] the new secret is shown once, and only its button closes the dialog", async () => {
  const answer = Promise.withResolvers<Response>();
  server.answer = () => answer.promise;
  await openForm();
  fireEvent.change(nameField(), { target: { value: "CRM" } });
  type("webhook-url", "https://crm.example.com/in");
  fireEvent.click(screen.getByTestId("topic-sessions"));
  save();
  save();
  leave();
  fireEvent.click(screen.getByText("取消"));
  expect(server.requests).toEqual([
    {
      method: "POST",
      path: "",
      body: { name: "CRM", url: "https://crm.example.com/in", topics: ["messages", "customers"] },
    },
  ]);
  const crm = webhook({ name: "CRM" });
  server.webhooks = [crm];
  await act(async () => answer.resolve(Response.json({ webhook: crm, secret: "whsec_once" })));
  expect(screen.getByTestId("webhook-secret").textContent).toBe("whsec_once");
  leave();
  expect(screen.getByTestId("webhook-secret")).toBeTruthy();
  fireEvent.click(screen.getByTestId("secret-kept"));
  expect(document.body.textContent).not.toContain("whsec_once");
  await line("CRM");
});

test.each([
  ["not_https", "须以 https:// 开头"],
  ["not_public", "此地址不在公网"],
  ["unreadable", "网址无效"],
])("[WH5] a refused address shows the reason at its field until it is changed: %s", async (why, words) => {
  server.answer = () => refused("webhook_url_refused", { why });
  await openForm();
  fireEvent.change(nameField(), { target: { value: "CRM" } });
  type("webhook-url", "x");
  save();
  const field = screen.getByTestId("webhook-url");
  await waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
  expect(screen.getAllByRole("alert", { hidden: true }).map((alert) => alert.id)).toEqual([
    field.getAttribute("aria-describedby"),
  ]);
  expect(reasonOf(field)).toContain(words);
  type("webhook-url", "xy");
  expect(field.getAttribute("aria-invalid")).toBeNull();
  expect(screen.queryByRole("alert", { hidden: true })).toBeNull();
});

test("[WH1] a webhook that could not be made shows why and keeps what was typed", async () => {
  server.answer = () => Promise.reject(new TypeError("failed to fetch"));
  await openForm();
  fireEvent.change(nameField(), { target: { value: "CRM" } });
  type("webhook-url", "https://crm.example.com");
  save();
  expect(await screen.findByRole("alert", { hidden: true })).toBeTruthy();
  expect(nameField().value).toBe("CRM");
  leave();
  expect(screen.queryByTestId("webhook-form")).toBeNull();
});

test("[WH1] editing sends only changed fields, and nothing without changes", async () => {
  await open();
  await choose("edit-webhook");
  fireEvent.click(screen.getByTestId("topic-customers"));
  save();
  await waitFor(() => expect(screen.queryByTestId("webhook-form")).toBeNull());
  await choose("edit-webhook");
  save();
  await waitFor(() => expect(screen.queryByTestId("webhook-form")).toBeNull());
  expect(server.requests).toEqual([
    { method: "PATCH", path, body: { topics: ["messages", "sessions", "customers"] } },
  ]);
});

test("[WH4] switching off warns about lost events, and switching on asks nothing", async () => {
  server.webhooks = [webhook({ waiting: 12 })];
  server.answer = ({ body }) => {
    server.webhooks = [webhook(body as { on: boolean })];
    return Response.json({ webhook: server.webhooks[0] });
  };
  await open();
  const toggle = within(await line()).getByRole("switch");
  fireEvent.click(toggle);
  const question = screen.getByTestId("off-dialog").textContent;
  expect(question).toContain("关闭期间的事件不保留，也不补发");
  expect(question).toContain("待推送的 12 件也不再推送");
  expect(server.requests).toEqual([]);
  fireEvent.click(screen.getByTestId("off-confirm"));
  await waitFor(() => expect(toggle.getAttribute("aria-checked")).toBe("false"));
  await waitFor(() => expect(screen.queryByTestId("off-dialog")).toBeNull());
  fireEvent.click(toggle);
  expect(toggle.getAttribute("aria-checked")).toBe("true");
  await waitFor(() => expect(screen.getByTestId("webhook-state").dataset.state).toBe("untried"));
  expect(server.requests.map(({ method, body }) => [method, body])).toEqual([
    ["PATCH", { on: false }],
    ["PATCH", { on: true }],
  ]);
});

test("[WH4] a webhook that could not be switched on says so and stays off", async () => {
  server.webhooks = [webhook({ on: false })];
  server.answer = () => refused("server_busy", {}, 503);
  await open();
  const toggle = within(await line()).getByRole("switch");
  fireEvent.click(toggle);
  await waitFor(() =>
    expect(currentToasts().map(({ text }) => text)).toEqual([expect.stringContaining("服务器繁忙")]),
  );
  await waitFor(() => expect(toggle.getAttribute("aria-checked")).toBe("false"));
});

test("[WH3] renewing says how long the old secret is valid and shows the new one once", async () => {
  server.answer = () => Response.json({ secret: "whsec_new" });
  await open();
  await choose("renew-secret");
  expect(screen.getByTestId("renew-dialog").textContent).toContain("旧密钥一天内仍有效");
  expect(server.requests).toEqual([]);
  fireEvent.click(screen.getByTestId("renew-confirm"));
  expect((await screen.findByTestId("webhook-secret")).textContent).toBe("whsec_new");
  expect(document.querySelector("dialog")?.textContent).toContain("旧密钥一天内仍有效。");
  expect(server.requests).toEqual([{ method: "POST", path: `${path}/secret`, body: undefined }]);
  leave();
  expect(screen.getByTestId("webhook-secret")).toBeTruthy();
});

test("[WH1] removing asks first, and a failure is shown in the dialog", async () => {
  server.answer = () => refused("server_busy", {}, 503);
  await open();
  await choose("remove-webhook");
  fireEvent.click(screen.getByTestId("remove-confirm"));
  expect((await screen.findByRole("alert", { hidden: true })).textContent).toContain("服务器繁忙");
  server.answer = () => {
    server.webhooks = [];
    return new Response(null, { status: 204 });
  };
  fireEvent.click(screen.getByTestId("remove-confirm"));
  expect(await screen.findByText("暂无 Webhook")).toBeTruthy();
  expect(screen.queryByTestId("remove-dialog")).toBeNull();
  expect(server.requests.map(({ method, path }) => [method, path])).toEqual([
    ["DELETE", path],
    ["DELETE", path],
  ]);
});

test.each([
  [{ failure: null, status: 202, tookMs: 123, answer: "ok" }, "测试事件已送达，返回 202用时 123 毫秒响应ok"],
  [{ failure: null, tookMs: 9, answer: "" }, "测试事件已送达用时 9 毫秒响应为空"],
  [
    { failure: { why: "status", status: 500 }, tookMs: 40, answer: "<h1>no</h1>" },
    "测试事件未送达：你的服务器返回 500用时 40 毫秒响应<h1>no</h1>",
  ],
  [
    { failure: { why: "too_slow" }, tookMs: 10_000, answer: "" },
    "测试事件未送达：10 秒内没有响应用时 10000 毫秒",
  ],
])("[WH8] a test shows its result: %j", async (outcome, words) => {
  server.answer = () => Response.json(outcome);
  await open();
  fireEvent.click(within(await line()).getByTestId("test-webhook"));
  expect((await screen.findByTestId("test-said")).textContent).toBe(words);
  expect(server.requests).toEqual([{ method: "POST", path: `${path}/test`, body: undefined }]);
});

test("[WH8] a test without a response says so, and a double press sends one", async () => {
  server.answer = () => refused("too_many_requests", { retryAfterSeconds: 7 }, 429);
  await open();
  const button = within(await line()).getByTestId("test-webhook");
  fireEvent.click(button);
  fireEvent.click(button);
  expect((await screen.findByRole("alert")).textContent).toContain("7");
  expect(server.requests).toHaveLength(1);
});

test("[DE9] while the database is read-only every button is disabled with the reason", async () => {
  await open();
  const row = await line();
  act(() => signal({ sign: "kept", kept: false }));
  const buttons = [
    screen.getByTestId("add-webhook"),
    ...within(row).getAllByRole("button"),
    within(row).getByRole("switch"),
  ];
  expect(buttons).toHaveLength(4);
  expect(buttons.map((button) => button.getAttribute("aria-disabled"))).toEqual([
    "true",
    "true",
    "true",
    "true",
  ]);
  act(() => signal({ sign: "kept", kept: true }));
});
