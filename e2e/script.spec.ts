/** [N30] User-written text runs no script, fetches nothing and violates no policy of the page. */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expectSent, pickUp, reply, tileOf } from "./acts.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { appId, expect, linZhixia, supervisor, test, type World } from "./world.ts";

async function watch(page: Page, world: World): Promise<string[]> {
  const trouble: string[] = [];
  const own = [world.url, world.url.replace("http", "ws")];
  page.on("dialog", (dialog) => {
    trouble.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!own.some((origin) => url.startsWith(`${origin}/`)) && !/^(data|blob):/.test(url))
      trouble.push(`request ${url}`);
  });
  page.on("popup", () => trouble.push("popup"));
  await page.exposeFunction("hit", () => void trouble.push("script"));
  await page.exposeFunction("told", (what: string) => void trouble.push(what));
  await page.context().addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ blockedURI, violatedDirective }) => {
      (window as unknown as { told(what: string): void }).told(`${violatedDirective} ${blockedURI}`);
    });
  });
  await page.reload();
  await expect(page.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
  return trouble;
}

interface Call {
  method: string;
  path: string;
  body?: unknown;
}
const call = (page: Page, { method, path, body }: Call) =>
  page.evaluate(
    async ([verb, to, json]) => {
      const headers = { "content-type": "application/json" };
      const response = await fetch(to, { method: verb, ...(json && { body: json, headers }) });
      if (!response.ok) throw new Error(`${to} ${response.status} ${await response.text()}`);
      return response.status === 204 ? null : await response.json();
    },
    [method, path, body === undefined ? "" : JSON.stringify(body)] as const,
  );

async function readTimeline(page: Page): Promise<string> {
  return page.getByTestId("timeline").evaluate(async (timeline) => {
    let box: Element = timeline;
    for (const inner of timeline.querySelectorAll("*"))
      if (inner.scrollHeight > inner.clientHeight + 200) box = inner;
    if (timeline.scrollHeight > timeline.clientHeight + 200) box = timeline;
    const seen = new Set<string>();
    for (let still = 0, last = -1; still < 4; ) {
      for (const tile of timeline.querySelectorAll("[data-direction]")) seen.add(tile.textContent ?? "");
      box.scrollTop = Math.max(0, box.scrollTop - 500);
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      still = box.scrollTop === last ? still + 1 : 0;
      last = box.scrollTop;
    }
    return [...seen].join("\u0001");
  });
}

const shortest = (length: number): string[] =>
  hostileTexts.filter((text) => text.trim() && text.length <= length);
const visible = (text: string): string => text.replace(/[\s\p{C}]+/gu, "");

test("[N30] [N33] user-written text runs, fetches and links to nothing", async ({ world, consoleOf }) => {
  expect(hostileTexts.length).toBeGreaterThan(149);
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  const trouble = await watch(page, world);
  await world.simulator.pushEnter(appId, customer, hostileTexts[0] ?? "");
  for (let at = 0; at < hostileTexts.length; at += 10)
    await Promise.all(
      hostileTexts.slice(at, at + 10).map((text) => world.simulator.pushText(appId, customer, text)),
    );
  await world.simulator.pushCard(appId, customer, {
    title: "<img src=x onerror=hit()>",
    pagePath: "javascript:hit()",
  });
  await pickUp(page, customer);
  const conversation = page.url().split("/s/")[1] as string;
  const { session } = await call(page, { method: "GET", path: `/api/sessions/${conversation}` });

  await call(page, {
    method: "PATCH",
    path: `/api/conversations/${session.conversationId}/tags`,
    body: { add: shortest(20).slice(0, 12), remove: [] },
  });
  await call(page, {
    method: "PUT",
    path: `/api/conversations/${session.conversationId}/remark`,
    body: { remark: "<img src=x onerror=hit()>" },
  });
  const note = { clientMessageId: crypto.randomUUID(), note: hostileTexts.slice(0, 15).join("\n") };
  await call(page, { method: "POST", path: `/api/sessions/${session.id}/notes`, body: note });
  await expect(page.getByRole("heading", { name: "<img src=x onerror=hit()>" })).toBeVisible();
  await expect(tileOf(page, "in", "<img src=x onerror=hit()>").last()).toHaveAttribute(
    "data-type",
    "miniprogrampage",
  );
  await reply(page, "<svg onload=hit()>");
  await expectSent(tileOf(page, "out", "<svg onload=hit()>"));

  let seen = "";
  const unseen = async () => {
    seen += visible(await readTimeline(page));
    return hostileTexts.filter((text) => !seen.includes(visible(text)));
  };
  await expect.poll(unseen).toEqual([]);

  // [N33] User-written text does not reach the window title.
  expect(await page.title()).not.toMatch(/[<>]|hit|canary/);
  const links = await page
    .locator("[data-direction] a")
    .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  expect(links.filter((href) => !/^https?:/.test(href))).toEqual([]);
  await expect(
    page.locator(
      "script:not([src]), img[src=x], [onerror], [onload], [onfocus], iframe, object, embed, base, meta[http-equiv]",
    ),
  ).toHaveCount(0);

  const boss = await consoleOf(supervisor);
  const bossTrouble = await watch(boss, world);
  const kept: string[] = [];
  for (const title of shortest(40).slice(0, 12)) {
    const body = {
      scope: "team",
      title,
      text: `${title}{{customer}}{{${title.replace(/[{}\n]/g, "").slice(0, 20)}}}`,
    };
    const { quickReply } = await call(boss, {
      method: "POST",
      path: `/api/accounts/${world.accountId}/quick-replies`,
      body,
    });
    kept.push(quickReply.id);
  }
  await page.getByTestId("composer-input").fill("/");
  await expect(page.getByTestId("quick-reply-option").first()).toBeVisible();
  await page.getByTestId("quick-reply-option").first().click();
  await boss.goto(`/a/${world.accountId}/settings/quick-replies`);
  await expect(boss.getByTestId("quick-reply-row").first()).toBeVisible();
  await boss.goto(`/a/${world.accountId}/supervise`);
  await expect(boss.getByText(linZhixia.name).first()).toBeVisible();
  for (const id of kept)
    await call(boss, { method: "DELETE", path: `/api/accounts/${world.accountId}/quick-replies/${id}` });
  await page.getByTestId("composer-input").fill("");

  expect([...trouble, ...bossTrouble]).toEqual([]);
});

test("[N42] the console build contains and references no source maps", () => {
  const dist = path.resolve(import.meta.dirname, "../apps/console/dist");
  const code = globSync("**/*.{js,css}", { cwd: dist });
  expect(code.length).toBeGreaterThan(20);
  expect(globSync("**/*.map", { cwd: dist })).toEqual([]);
  const naming = code.filter((name) =>
    readFileSync(path.join(dist, name), "utf8").includes("sourceMappingURL"),
  );
  expect(naming).toEqual([]);
});
