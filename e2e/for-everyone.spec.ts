/** Focus, edges, reading order and copying on the screens of `screens.ts`. Screen readers: `screen-reader.spec.ts`. */
import type { Page } from "@playwright/test";
import { atRest, expectSent, openPalette, reply, serve, tileOf } from "./acts.ts";
import { listCutWords } from "./screens/clipping.ts";
import { type Places, screens, untilHere, walkThrough } from "./screens/screens.ts";
import { admin, appId, expect, linZhixia, supervisor, test, type World } from "./world.ts";

async function furnish(world: World, page: Page): Promise<Places> {
  const customer = world.newCustomer();
  await serve(world, page, customer, "杯子磕了 https://example.com/a");
  await reply(page, "马上给您补发");
  await expectSent(tileOf(page, "out", "马上给您补发"));
  await world.simulator.pushText(appId, customer, "好的，谢谢");
  await expect(tileOf(page, "in", "好的，谢谢")).toBeVisible();
  const sessionId = /\/s\/([^/?#]+)/.exec(page.url())?.[1] ?? "";
  return { accountId: world.accountId, sessionId };
}

/** Returns the focused element, its visibility (WCAG 2.4.11) and its focus ring (2.4.7). */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return null;
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const at = [0.1, 0.5, 0.9].flatMap((x) =>
      [0.1, 0.5, 0.9].map((y) => [left + width * x, top + height * y] as const),
    );
    const seen = at.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit && (element.contains(hit) || hit.contains(element));
    });
    const ring = [element, ...element.querySelectorAll("*")].some(
      (e) => getComputedStyle(e).outlineStyle !== "none",
    );
    const writes = element.matches("input, textarea");
    /** Visible part of the ring, clipped by scroll containers and the window. */
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element);
    const beyond =
      outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
    const cut: string[] = [];
    for (let box: Element | null = element.parentElement; box; box = box.parentElement) {
      const isWindow = box === document.documentElement;
      if (!isWindow && getComputedStyle(box).overflowX === "visible") continue;
      const { x, y } = isWindow ? { x: 0, y: 0 } : box.getBoundingClientRect();
      const edge = { x: x + box.clientLeft - 0.5, y: y + box.clientTop - 0.5 };
      if (left - beyond < edge.x) cut.push("left");
      if (right + beyond > edge.x + box.clientWidth + 1) cut.push("right");
      // The ring of an element taller than its scroll container is checked at the scrolled position.
      if (height > box.clientHeight) continue;
      if (top - beyond < edge.y) cut.push("top");
      if (bottom + beyond > edge.y + box.clientHeight + 1) cut.push("bottom");
    }
    return { what: element.outerHTML.slice(0, 120), seen, ringed: ring || writes, cut };
  });

for (const [colours, forcedColors, height] of [
  ["its own", "none", 768],
  ["the system's", "active", 500],
] as const)
  test(`[EV3] the focused element is visible with a complete focus ring in ${colours} colours`, {
    tag: "@slow",
  }, async ({ world, consoleOf }) => {
    const page = await consoleOf(admin, { viewport: { width: 1366, height: 768 } });
    const { accountId } = await furnish(world, page);
    await world.simulator.pushText(appId, world.newCustomer(), "在吗");
    const settings = ["dispatch", "notifications"].map((section) => `/a/${accountId}/settings/${section}`);
    const addresses = [page.url(), ...settings, `/a/${accountId}/supervise`];
    await page.emulateMedia({ forcedColors });
    await page.setViewportSize({ width: 1366, height });
    for (const address of addresses) {
      await page.goto(address);
      await expect(page.locator("main").first()).toBeVisible();
      // Waits for late content, which would move the focused element.
      await untilHere(page);
      const stops: string[] = [];
      for (let n = 0; n < 45; n++) {
        await page.keyboard.press("Tab");
        const stop = await focused(page);
        if (!stop) continue;
        stops.push(stop.what);
        expect
          .soft(stop, `${address}: ${stop.what}, forced colours ${forcedColors}`)
          .toMatchObject({ seen: true, ringed: true, cut: [] });
      }
      expect(new Set(stops).size, address).toBeGreaterThan(8);
    }
  });

test("[EV10] the first tab stop of every page skips the navigation", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(admin, { viewport: { width: 1366, height: 768 } });
  const places = await furnish(world, page);
  const show = walkThrough();
  for (const screen of screens.filter(({ route, open }) => route.startsWith("a.") && !open)) {
    await show(page, screen, places);
    const address = page.url();
    await page.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute("tabindex");
    });
    await page.keyboard.press("Tab");
    await expect(page.locator(":focus"), screen.name).toHaveText(/^跳到/);
    await page.keyboard.press("Enter");
    const goal =
      screen.name === "list" ? "[data-row]" : screen.name === "conversation" ? "#composer" : "main";
    await expect(page.locator(goal).first(), screen.name).toBeFocused();
    expect(page.url()).toBe(address);
  }
});

test("[EV10] the focus reaches the skipped-to page after it loads", async ({ world, consoleOf }) => {
  const page = await consoleOf(admin);
  const come = Promise.withResolvers<void>();
  await page.route(/\/assets\/Dispatch-/, async (route) => {
    await come.promise;
    await route.continue();
  });
  await page.goto(`/a/${world.accountId}/settings/dispatch`);
  await expect(page.getByRole("main").getByRole("status", { name: "正在加载" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveText(/^跳到/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  come.resolve();
  await expect(page.getByRole("main").getByRole("status", { name: "正在加载" })).toBeHidden();
  await expect(page.getByRole("main")).toBeFocused();
});

test("[EV4] selected and pressable elements keep an edge in forced colours", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia, { viewport: { width: 1366, height: 768 } });
  await furnish(world, page);
  await page.emulateMedia({ forcedColors: "active" });
  for (const one of [
    "[data-row][data-current]",
    "[role=tab][aria-selected=true]",
    "[data-testid=end-session]",
  ])
    await expect(page.locator(one).first()).not.toHaveCSS("outline-style", "none");
  // [EV3] The text box has an edge, and a different one while it has the focus.
  const box = page.getByTestId("composer-input");
  await page.getByTestId("end-session").focus();
  await expect(box).toHaveCSS("outline-width", "1px");
  await expect(box).not.toHaveCSS("outline-style", "none");
  await box.focus();
  await expect(box).toHaveCSS("outline-width", "3px");
  await expect(box).not.toHaveCSS("outline-style", "none");
  await expect(box).toHaveCSS("outline-offset", "-3px");
  const [edge, tools] = await Promise.all([
    box.boundingBox(),
    page.getByTestId("composer-send").boundingBox(),
  ]);
  expect((tools?.y ?? 0) - ((edge?.y ?? 0) + (edge?.height ?? 0))).toBeGreaterThanOrEqual(3);
  await atRest(page);
  const [pip, behind] = [
    page.getByTestId("allowance-bar").locator("[data-fill=full]").first(),
    page.locator("body"),
  ];
  const colourOf = (of: typeof pip) => of.evaluate((el) => getComputedStyle(el).backgroundColor);
  expect(await colourOf(pip)).not.toBe(await colourOf(behind));
  await reply(page, "好的");
  await reply(page, "稍等");
  const chip = page.locator("[data-row] [data-level] > .inked").first();
  for (const shape of [chip, page.getByTestId("status-switch").locator("i").first()])
    expect(await colourOf(shape)).not.toBe(await colourOf(behind));
  const facts = page.getByTestId("allowance-bar").locator(".dotted > :last-child");
  const dot = await facts.evaluate((el) => getComputedStyle(el, "::before").backgroundColor);
  expect(dot).not.toBe(await colourOf(behind));
  await box.fill("在的");
  await page.getByTestId("composer-send").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("m");
  await page.getByTestId("note-input").fill("老客");
  await page.getByTestId("note-send").click();
  for (const edge of [
    "[data-direction=in] .rounded-tile",
    "[data-direction=out] .rounded-tile",
    "[data-type=note] > .rounded-control",
  ])
    await expect(page.getByTestId("timeline").locator(edge).first()).toHaveCSS("outline-style", "solid");
  await page.getByTestId("more").click();
  await expect(page.getByRole("menu")).toHaveCSS("outline-style", "solid");
  await page.keyboard.press("Escape");
  await page.getByTestId("note-send").hover();
  await expect(page.getByRole("tooltip")).toHaveCSS("outline-style", "solid");
  await page.getByTestId("transfer").click();
  await expect(page.locator("dialog[open]")).toHaveCSS("outline-style", "solid");
});

test("[EV3] the text box has its own focus ring in a narrow window", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia, { viewport: { width: 683, height: 384 } });
  await furnish(world, page);
  const box = page.getByTestId("composer-input");
  const edgeOf = () => box.evaluate((el) => getComputedStyle(el).boxShadow);
  await box.focus();
  const focused = await edgeOf();
  await page.getByTestId("end-session").focus();
  expect(await edgeOf()).not.toBe(focused);
});

test("[EV8] every main screen has a logical reading order that begins with its name", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(admin);
  const { accountId, sessionId } = await furnish(world, page);
  const body = page.locator("body");
  await expect(body).toMatchAriaSnapshot(`
    - link "跳到输入框"
    - navigation "主导航"
    - complementary "会话列表":
      - tablist
      - tabpanel "进行中":
        - link /还可回复 3 条/
    - main "对话":
      - heading [level=1]
      - button "转接"
      - log
      - textbox /^回复/
      - button "发送"
    - complementary "用户资料":
      - tabpanel "资料"
    - region "我的状态"
  `);
  await page.goto(`/a/${accountId}/supervise`);
  await page.getByRole("button", { name: `展开会话： ${admin.name}` }).click();
  await expect(body).toMatchAriaSnapshot(`
    - link "跳到正文"
    - navigation "主导航"
    - main:
      - heading "实时监控" [level=1]
      - region "告警"
      - region "待接入":
        - heading /待接入/ [level=2]
      - region "客服":
        - table:
          - rowgroup:
            - row
          - rowgroup:
            - row
            - row:
              - cell:
                - list:
                  - listitem:
                    - text: /还可回复 3 条/
                    - link /打开/
      - region "动态":
        - heading "动态" [level=2]
  `);
  await page.goto(`/a/${accountId}/search`);
  await expect(body).toMatchAriaSnapshot(`
    - link "跳到正文"
    - navigation "主导航"
    - main "搜索":
      - heading "搜索" [level=1]
      - search:
        - searchbox
      - status
  `);
  await page.goto(`/a/${accountId}/settings/bindings`);
  await expect(body).toMatchAriaSnapshot(`
    - link "跳到正文"
    - navigation "主导航"
    - navigation "设置":
      - heading "设置" [level=2]
    - main:
      - heading "绑定与邀请" [level=1]
      - button "邀请客服"
      - region "绑定与邀请":
        - search
        - table "绑定与邀请"
  `);
  expect(sessionId).not.toBe("");
});

test("[EV18] copied text can be pasted without clipboard permission and from a dialog", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  // Simulates a page without HTTPS, where the clipboard API is missing.
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined }),
  );
  const customer = world.newCustomer();
  const link = "https://example.com/cup?a=1";
  await serve(world, page, customer, `是这个 ${link}`);
  await page.reload();
  const box = page.getByTestId("composer-input");
  const pasted = async () => {
    await box.fill("");
    await box.focus();
    await page.keyboard.press("ControlOrMeta+v");
    return box.inputValue();
  };
  await page.getByRole("button", { name: "复制 openid" }).click();
  expect(await pasted()).toBe(customer);
  await tileOf(page, "in", "是这个").getByRole("button").click();
  await page.getByTestId("link-dialog").getByRole("button", { name: "复制" }).click();
  await page.keyboard.press("Escape");
  expect(await pasted()).toBe(link);
  await box.fill("");
});

for (const locale of ["zh-CN", "zh-TW", "en"])
  test(`[EV2] times, owner, load and board figures are complete at 320 pixels (${locale})`, {
    tag: "@slow",
  }, async ({ world, consoleOf }) => {
    const [served, waits] = [world.newCustomer(), world.newCustomer()];
    const page = await consoleOf(linZhixia);
    await serve(world, page, served);
    await world.simulator.pushText(appId, waits, "有人吗");
    const boss = await consoleOf(supervisor);
    const at = page.url();
    for (const who of [page, boss]) {
      await who.evaluate((language) => localStorage.setItem("jieru.language", language), locale);
      await who.setViewportSize({ width: 320, height: 640 });
    }
    for (const exact of [false, true])
      for (const who of [page, boss]) {
        await who.goto(at);
        const header = who.locator("header").filter({ has: who.locator("h1") });
        await header.locator("[data-at]").last().waitFor();
        if (exact) {
          await openPalette(who);
          await who.getByTestId("palette-input").fill("exact times");
          await who.keyboard.press("Enter");
        }
        expect.soft(await listCutWords(header), `${who === boss ? "watching" : "serving"}`).toEqual([]);
        const visibleName = header.getByText(linZhixia.name).filter({ visible: true });
        expect.soft(await visibleName.count(), "whose it is").toBeLessThanOrEqual(1);
      }
    await page.goto(`/a/${world.accountId}`);
    expect.soft(await listCutWords(page.getByTestId("status-switch"))).toEqual([]);
    world.clock.advance(34 * 60_000 + 47_000);
    await boss.goto(`/a/${world.accountId}/supervise`);
    await boss.locator("dl dd").first().waitFor();
    for (const number of await boss.locator("dl dd").all())
      expect.soft(await listCutWords(number)).toEqual([]);
  });
