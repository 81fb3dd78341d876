import type { Page } from "@playwright/test";
import { nameOf, pickUp, placeOf, serve, showTab, tileOf } from "./acts.ts";
import { appId, expect, linZhixia, test, xuRan } from "./world.ts";

test("[EV5] the console announces a whole conversation worked by keyboard", async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  const customer = world.newCustomer();
  const name = nameOf(customer);
  await world.simulator.pushText(appId, customer, "杯子磕了");
  await page.keyboard.press("1");
  await expect(page.getByRole("tab", { name: /^待接入 1/ })).toHaveAttribute("aria-selected", "true");
  await expect(
    page.getByRole("link", { name: new RegExp(`^${name}，.*杯子磕了，还可回复 3 条`) }),
  ).toBeVisible();
  await page.keyboard.press("n");
  await expect(
    page
      .getByRole("main", { name: "对话" })
      .or(page.getByRole("region", { name: "对话" }))
      .first(),
  ).toBeVisible();
  const box = page.getByRole("textbox", { name: `回复${name}` });
  await expect(box).toBeVisible();
  await expect(box).toBeFocused();
  await page.keyboard.type("马上给您补发");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("timeline").locator("[data-delivery=sent]")).toBeVisible();
  await expect(page.getByTestId("announce-polite")).toHaveText("");
  await world.simulator.pushText(appId, customer, "好的，谢谢");
  await expect(page.getByTestId("announce-polite")).toHaveText(`${name}：好的，谢谢`);
  world.simulator.switches.set({ nextSend: "87014" });
  await page.keyboard.type("这句有风险");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("announce-assertive")).toHaveText(
    "发送失败：微信判定内容有风险，请修改后再发送",
  );
  await world.simulator.pushText(appId, customer, "还在吗");
  await expect(page.getByTestId("announce-polite")).toHaveText(`${name}：还在吗`);
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  const dialog = page.getByRole("alertdialog", { name: "用户正在等待回复，仍要结束？" });
  await expect(dialog.getByRole("button", { name: "取消" })).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "ended");
});

interface Said {
  how: "polite" | "assertive";
  words: string;
}

/**
 * Records the announcements of live regions. Polite text counts only in a region that existed before;
 * assertive text also counts in a new region.
 */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const announced: Said[] = [];
    Object.assign(window, { said: announced });
    const polite = new Set(document.querySelectorAll("[aria-live=polite], [role=status]"));
    const loud = "[role=alert], [aria-live=assertive]";
    const words = (of: Element): string => {
      const copy = of.cloneNode(true) as Element;
      for (const silent of copy.querySelectorAll("[aria-hidden=true], button")) silent.remove();
      return (copy.textContent ?? "").trim();
    };
    const hear = (changed: Node) => {
      const element = changed instanceof Element ? changed : changed.parentElement;
      if (element?.closest("[aria-hidden=true]")) return;
      for (const one of [element?.closest(loud), ...(element?.querySelectorAll(loud) ?? [])])
        if (one && words(one)) announced.push({ how: "assertive", words: words(one) });
      const region = element?.closest("[aria-live=polite], [role=status]");
      if (region && polite.has(region) && words(region))
        announced.push({ how: "polite", words: words(region) });
    };
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes)
        for (const changed of type === "characterData" ? [target] : addedNodes) hear(changed);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
const announcements = (page: Page, how: Said["how"]): Promise<string[]> =>
  page.evaluate(
    (how) =>
      (window as never as { said: Said[] }).said.filter((one) => one.how === how).map(({ words }) => words),
    how,
  );

test("[EV9] the console announces repeated messages, a refusal, and connection loss and recovery", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [page, quicker] = [await consoleOf(linZhixia), await consoleOf(xuRan)];
  const [customer, wanted] = [world.newCustomer(), world.newCustomer()];
  await serve(world, page, customer, "你好");
  await expect(tileOf(page, "in", "你好")).toBeVisible();
  await listen(page);
  for (const count of [1, 2]) {
    await world.simulator.pushText(appId, customer, "在吗");
    await expect(tileOf(page, "in", "在吗")).toHaveCount(count);
    await expect
      .poll(() => announcements(page, "polite"))
      .toEqual(Array(count).fill(`${nameOf(customer)}：在吗`));
  }

  await world.simulator.pushText(appId, wanted, "有人吗");
  await showTab(page, "waiting");
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/pick-up", async (route) => {
    await held;
    await route.continue();
  });
  await placeOf(page, wanted).getByTestId("pick-up").click();
  await pickUp(quicker, wanted);
  letGo();
  const refusal = "许然 已接入。可以接入下一位。";
  await expect.poll(() => announcements(page, "assertive")).toEqual([refusal]);

  await page.context().setOffline(true);
  const lost = "已断开，正在重连。";
  await expect.poll(() => announcements(page, "assertive")).toEqual([refusal, lost]);
  await page.context().setOffline(false);
  await expect.poll(() => announcements(page, "polite")).toContainEqual("连接已恢复");
  expect(await announcements(page, "assertive")).toEqual([refusal, lost]);
});
