import type { Page } from "@playwright/test";
import { end, expectSent, reply, rowOf, serve, showTab, tileOf } from "./acts.ts";
import { appId, expect, linZhixia, test } from "./world.ts";

/** Replaces texts as a translating browser does: each becomes an element of the browser, unless `translate` forbids it. */
const translate = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const exchange = (text: Text): void => {
      const around = text.parentElement;
      if (!text.data.trim() || around?.closest("[translate]")?.getAttribute("translate") === "no") return;
      if (around?.closest("font, textarea, script, style")) return;
      const font = document.createElement("font");
      font.textContent = `EN ${text.data}`;
      text.replaceWith(font);
    };
    const exchangeAll = (node: Node): void => {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      const texts = node instanceof Text ? [node] : [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) exchange(text);
    };
    exchangeAll(document.body);
    new MutationObserver((changes) => {
      for (const { addedNodes, target, type } of changes)
        if (type === "characterData") exchangeAll(target);
        else for (const node of addedNodes) exchangeAll(node);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });

test("[EV22] the console works when the browser translates the page", async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  await translate(page);
  const customer = world.newCustomer();
  await serve(world, page, customer, "在吗");
  await expect(tileOf(page, "in", "EN 在吗")).toBeVisible();
  await reply(page, "在的");
  await expectSent(tileOf(page, "out", "EN 在的"));
  await world.simulator.pushText(appId, customer, "谢谢");
  await expect(tileOf(page, "in", "EN 谢谢")).toBeVisible();
  await end(page);
  await showTab(page, "ended");
  await expect(rowOf(page, customer)).toHaveAttribute("data-state", "ended");
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("EN");
});
