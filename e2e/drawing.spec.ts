import { atRest, reply, rowOf, serve, tileOf } from "./acts.ts";
import { untilHere } from "./screens/screens.ts";
import { appId, expect, linZhixia, test } from "./world.ts";

declare global {
  interface Window {
    moved: number;
  }
}

test("[DW7] the rail marks only the pressed page while the page loads", async ({ consoleOf }) => {
  const page = await consoleOf(linZhixia);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/assets\/sections-/, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  const chosen = page.getByRole("navigation", { name: "主导航" }).locator("[aria-current=page]");
  await expect(chosen).toHaveAttribute("href", /\/a\/[^/]+$/);
  await page.getByRole("link", { name: "设置" }).click();
  await expect(chosen).toHaveAttribute("href", /\/settings$/);
  await expect(page.getByRole("status", { name: "正在加载" })).toBeVisible();
  release();
  await expect(page.getByRole("heading", { level: 1, name: "通知" })).toBeVisible();
  await expect(chosen).toHaveAttribute("href", /\/settings$/);
  await page.goBack();
  await expect(chosen).toHaveAttribute("href", /\/a\/[^/]+$/);
});

test("[DW6] the layout does not shift while a conversation loads slowly", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  await serve(world, page, world.newCustomer(), "在吗");
  await page.addInitScript(() => {
    window.moved = 0;
    const add = (list: PerformanceObserverEntryList) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        window.moved += entry.value;
    };
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  });
  const come = Promise.withResolvers<void>();
  await page.route(/\/messages/, async (route) => {
    await come.promise;
    await route.continue();
  });
  await page.reload();
  await expect(page.getByTestId("composer-input")).toBeVisible();
  await expect(page.getByTestId("conversation").getByRole("status", { name: "正在加载消息" })).toBeVisible();
  come.resolve();
  await expect(tileOf(page, "in", "在吗")).toBeVisible();
  expect(await page.evaluate(() => window.moved)).toBeLessThan(0.01);
});

test("[DW6] the time beside a reply stays in place when its mark changes to sent", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  await serve(world, page, world.newCustomer(), "在吗");
  const seen = page.evaluate(
    () =>
      new Promise<{ states: string[]; places: number[] }>((resolve) => {
        const [states, places] = [new Set<string>(), new Set<number>()];
        const look = () => {
          const tile = document.querySelector<HTMLElement>("[data-testid=timeline] [data-direction=out]");
          const time = tile?.querySelector("time");
          if (tile && time) {
            states.add(tile.dataset.delivery ?? "");
            places.add(time.getBoundingClientRect().left);
          }
          if (states.has("sent")) resolve({ states: [...states], places: [...places] });
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await reply(page, "在的");
  const { states, places } = await seen;
  expect(states.length).toBeGreaterThan(1);
  expect(places).toHaveLength(1);
});

test("[DW6] the layout below the customer's name stays in place while the remark changes", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  await serve(world, page, world.newCustomer(), "在吗");
  const panel = page.locator("#customer-tab-panel");
  const input = page.getByTestId("remark-input");
  const placeOfNext = () =>
    panel
      .locator("section")
      .nth(1)
      .evaluate((el) => el.getBoundingClientRect().top);
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    if (width === 390) await page.getByTestId("open-customer").click();
    await expect(panel).toBeVisible();
    await untilHere(page);
    await atRest(page);
    const before = await placeOfNext();
    for (const remark of ["老客", "新客", ""]) {
      await page.getByTestId("edit-remark").click();
      await expect(input).toBeFocused();
      expect(await placeOfNext(), `${width} px`).toBe(before);
      await input.fill(remark);
      await input.press("Enter");
      await expect(input).toBeHidden();
      expect(await placeOfNext(), `${width} px`).toBe(before);
    }
  }
});

test("[DW7] a key pressed right after moving in the list acts on the new session", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  await serve(world, page, first, "第一位");
  await serve(world, page, second, "第二位");
  await page.keyboard.press("Escape");
  await expect(rowOf(page, second)).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("m");
  await page.keyboard.type("给第一位的");
  await page.keyboard.press("Enter");
  await expect(rowOf(page, first)).toHaveAttribute("aria-current", "page");
  await expect(tileOf(page, "in", "第一位")).toBeVisible();
  await expect(page.getByTestId("timeline")).toContainText("给第一位的");
});

test("[DW7] [KB3] text typed in the same frame as J goes to the new session and address", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  await serve(world, page, first, "第一位");
  await serve(world, page, second, "第二位");
  const before = page.url();
  await page.keyboard.press("Escape");
  await expect(rowOf(page, second)).toBeFocused();
  const client = await page.context().newCDPSession(page);
  // Sends all keys before the next frame.
  const sent = [..."krhi"].flatMap((key) => {
    const code = `Key${key.toUpperCase()}`;
    return [
      client.send("Input.dispatchKeyEvent", { type: "keyDown", key, code, text: key }),
      client.send("Input.dispatchKeyEvent", { type: "keyUp", key, code }),
    ];
  });
  await Promise.all(sent);
  await expect(rowOf(page, first)).toHaveAttribute("aria-current", "page");
  await expect(tileOf(page, "in", "第一位")).toBeVisible();
  await expect(page.getByTestId("composer-input")).toHaveValue("hi");
  await expect(page).not.toHaveURL(before);
  await rowOf(page, second).click();
  await expect(page).toHaveURL(before);
  await expect(page.getByTestId("composer-input")).toHaveValue("");
});

test("[DW7] Back skips sessions that the agent only passed in the list", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  const [first, passed, last] = [world.newCustomer(), world.newCustomer(), world.newCustomer()];
  for (const [customer, text] of [
    [first, "第一位"],
    [passed, "路过的"],
    [last, "最后一位"],
  ] as const)
    await serve(world, page, customer, text);
  const before = page.url();
  await page.keyboard.press("Escape");
  await expect(rowOf(page, last)).toBeFocused();
  const id = await rowOf(page, first).getAttribute("data-row");
  const steps = await rowOf(page, last).evaluate((row, to) => {
    const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")].map((r) => r.dataset.row);
    return rows.indexOf(to ?? "") - rows.indexOf(row.dataset.row);
  }, id);
  // Sends all presses within one frame: a press with its own frame renders and opens its session.
  await page.evaluate(
    async ({ code, times }) => {
      for (let i = 0; i < times; i++) {
        const press = new KeyboardEvent("keydown", { code, bubbles: true, cancelable: true });
        document.activeElement?.dispatchEvent(press);
        await new Promise<void>((done) => void Promise.resolve().then(() => queueMicrotask(done)));
      }
    },
    { code: steps > 0 ? "KeyJ" : "KeyK", times: Math.abs(steps) },
  );
  await expect(page).toHaveURL(new RegExp(`/s/${id}$`));
  await page.goBack();
  await expect(page).toHaveURL(before);
  await expect(rowOf(page, last)).toHaveAttribute("aria-current", "page");
});

test("[DW7] a key pressed right after a list change acts on the new list", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  const [mine, waits] = [world.newCustomer(), world.newCustomer()];
  await serve(world, page, mine, "我的");
  await world.simulator.pushText(appId, waits, "还在等");
  await page.keyboard.press("Escape");
  await expect(rowOf(page, mine)).toBeFocused();
  // The list may be drawn after its number.
  await page.keyboard.press("1");
  await expect(rowOf(page, waits)).toBeVisible();
  await page.keyboard.press("2");
  await expect(rowOf(page, mine)).toBeVisible();
  await page.keyboard.press("1");
  await page.keyboard.press("j");
  await expect(tileOf(page, "in", "还在等")).toBeVisible();
  await expect(rowOf(page, waits)).toHaveAttribute("aria-current", "page");
});
