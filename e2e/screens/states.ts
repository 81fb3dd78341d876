/**
 * States of every screen other than success, and the pages that show them. A state is injected between
 * console and server. The page loads once and navigates by its own links.
 */
import type { Page, Route } from "@playwright/test";
import { expect } from "../world.ts";
import { authStates } from "./auth-states.ts";
import {
  alert,
  at,
  bars,
  conversation,
  emptyState,
  everywhere,
  pages,
  panelAt,
  press,
  type ScreenState,
} from "./places.ts";
import { wizardStates } from "./wizard-states.ts";

const search = at("search?q=%E6%9D%AF%E5%AD%90");
const fetched = [
  "blocked",
  "tags",
  "quick-replies",
  "attributes",
  "webhooks",
  "connection",
  "audit",
  "browsers",
];
const forms = ["dispatch", "allowance", "hours", "keeping"];
const mine = ["notifications", "keys", "appearance", "check"];

const saidNothing = "[data-testid=attributes-empty]";

const again = ".place-content-center button";

/** The account and the signed-in person: without these requests there is no page. */
const isFrame = (path: string): boolean => /\/api\/(me|accounts\/[^/]+\/snapshot)$/.test(path);

/** Answers all other reads like this; writes pass. */
const answer = (how: (route: Route) => Promise<void>) => (page: Page) =>
  page.route("**/api/**", (route) => {
    const { pathname } = new URL(route.request().url());
    return route.request().method() !== "GET" || isFrame(pathname) ? route.fallback() : how(route);
  });
const nobody = { count: 0, sessions: [] };

function withNobody(message: string): string {
  const at = message.indexOf("[");
  if (at < 0 || !message.includes('"waiting":')) return message;
  const [event, body, ...others] = JSON.parse(message.slice(at)) as [string, object, ...unknown[]];
  return message.slice(0, at) + JSON.stringify([event, { ...body, waiting: nobody }, ...others]);
}

async function withoutCustomers(page: Page): Promise<void> {
  await page.route("**/snapshot", async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      json: { ...((await response.json()) as object), sessions: [], waiting: nobody },
    });
  });
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => socket.send(withNobody(String(message))));
  });
}
const never = (): Promise<void> => new Promise(() => undefined);
const failed = (route: Route) => route.fulfill({ status: 400, json: { title: "no" } });

async function emptied(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = (await response.json()) as object;
  const lists = Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? [] : value]);
  await route.fulfill({ response, json: Object.fromEntries(lists) });
}

/** Reports over the socket that the disk is full (DE1). */
const fill = (page: Page) =>
  page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) =>
      socket.send(String(message).replace('"database":"ok"', '"database":"full"')),
    );
  });
const cut = async (page: Page): Promise<void> => {
  await page.context().setOffline(true);
  await expect(page.locator(alert)).toBeVisible();
};

/** Attributes of the maximum length, in one word and in many, and more than are shown at first. */
const long = {
  updatedAt: Date.UTC(2026, 10, 24, 6),
  attributes: [
    { name: "name", type: "text", value: "阿尔贝蒂娜·冯·霍恩洛厄-瓦尔登堡-席林斯菲尔斯特".repeat(2) },
    { name: "level", type: "text", value: "VIP".repeat(60) },
    { name: "orders", type: "number", value: 1234567890.123456 },
    { name: "since", type: "date", value: "2019-03-11T08:00:00+08:00" },
    { name: "order", type: "link", value: `https://${"a-very-long-name.".repeat(6)}example/orders/1` },
    {
      name: "delivery",
      label: "送货上门时客户所希望的时间段以及其他的特殊要求说明备注",
      type: "text",
      value: "工作日晚上七点之后，\n周末全天，先打电话。",
    },
    ...Array.from({ length: 9 }, (_, n) => ({ name: `extra ${n + 1}`, type: "text", value: "是" })),
  ],
};
const sayMuch = (page: Page) =>
  page.route("**/attributes?**", (route) =>
    route.request().method() === "GET" ? route.fulfill({ json: long }) : route.fallback(),
  );

export const states: readonly ScreenState[] = [
  {
    name: "on its way",
    who: "admin",
    put: answer(never),
    never: true,
    places: [
      { screen: "list", side: "ended", path: at(""), open: press("tab-ended"), mark: `aside ${bars}` },
      { screen: "conversation", path: conversation, mark: `${bars}` },
      panelAt("history", "p"),
      { screen: "search", path: search, mark: `main ${bars}` },
      { screen: "board", path: at("supervise"), mark: "[data-testid=board]" },
      { screen: "reports", path: at("reports"), mark: `main ${bars}` },
      ...pages(`main ${bars}`, ...fetched),
    ],
  },
  {
    name: "not loaded",
    who: "admin",
    put: answer(failed),
    places: [
      { screen: "list", side: "ended", path: at(""), open: press("tab-ended"), mark: `aside ${again}` },
      { screen: "conversation", path: conversation, mark: `main ${emptyState}` },
      panelAt("profile", "section:last-child button"),
      panelAt("history", "section button"),
      { screen: "search", path: search, mark: `main ${emptyState}` },
      { screen: "board", path: at("supervise"), mark: "[data-testid=board] > [role=status]" },
      { screen: "reports", path: at("reports"), mark: `main ${emptyState}` },
      ...pages("main > [role=status]", "bindings", ...fetched.filter((id) => id !== "connection")),
      ...pages(`main ${emptyState}`, "connection"),
      ...pages("[data-testid=check-server][data-standing=wrong]", "check"),
    ],
  },
  {
    name: "empty",
    who: "admin",
    put: answer(emptied),
    places: [
      { screen: "list", side: "ended", path: at(""), open: press("tab-ended"), mark: `aside ${emptyState}` },
      { screen: "conversation", path: conversation, mark: `main ${emptyState}` },
      panelAt("profile", saidNothing),
      panelAt("history", emptyState),
      panelAt("notes", emptyState),
      { screen: "search", path: search, mark: `main ${emptyState}` },
      { screen: "board", path: at("supervise"), mark: "[data-testid=board]" },
      { screen: "reports", path: at("reports"), mark: `main ${emptyState}` },
      ...pages(`main ${emptyState}`, "blocked", "tags", "quick-replies", "attributes", "webhooks", "audit"),
    ],
  },
  {
    name: "without customers",
    who: "admin",
    put: withoutCustomers,
    places: [
      ...["waiting", "active", "inactive"].map((tab) => ({
        screen: "list",
        side: tab,
        path: at(""),
        open: press(`tab-${tab}`),
        mark: `aside ${emptyState}`,
      })),
      { screen: "board", path: at("supervise"), mark: "[data-testid=board]" },
    ],
  },
  {
    name: "full of long words",
    who: "admin",
    put: sayMuch,
    places: [panelAt("profile", "[data-testid=attributes]")],
  },
  {
    name: "cut off",
    who: "admin",
    later: cut,
    places: [
      ...everywhere(alert),
      { ...panelAt("profile", saidNothing), open: (page) => expect(page.locator(saidNothing)).toBeVisible() },
      ...pages(alert, "bindings", ...forms, ...fetched, ...mine),
    ],
  },
  {
    name: "read only",
    who: "admin",
    put: fill,
    places: [
      ...everywhere(alert),
      panelAt("profile", saidNothing),
      ...pages(alert, "bindings", ...forms, ...fetched, ...mine),
    ],
  },
  {
    name: "closed to agents",
    who: "agent",
    places: [
      { screen: "board", path: at("supervise"), mark: `main ${emptyState}` },
      { screen: "reports", path: at("reports"), mark: `main ${emptyState}` },
      ...pages(
        `main ${emptyState}`,
        "bindings",
        "blocked",
        "tags",
        "attributes",
        "webhooks",
        "connection",
        "audit",
      ),
      ...pages("main [role=note], main > [role=note]", ...forms, "quick-replies"),
      { screen: "connect", path: at("/connect"), mark: `main ${emptyState}` },
    ],
  },
  ...wizardStates,
  ...authStates,
];
