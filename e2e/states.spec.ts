/** What is asked of every screen is asked of it in its other states too. */
import type { Page } from "@playwright/test";
import { serve } from "./acts.ts";
import { sidewaysScroll } from "./clipping.ts";
import { expectContrast, inBothThemes } from "./good-looks.ts";
import type { Places } from "./screens.ts";
import { type ScreenState, states } from "./states.ts";
import { admin, expect, test, type World } from "./world.ts";

const viewport = { width: 1366, height: 768 };

/** A conversation that the admin has. */
async function furnish(world: World, page: Page): Promise<Places> {
  await serve(world, page, world.newCustomer(), "杯子磕了");
  const sessionId = /\/s\/([^/?#]+)/.exec(page.url())?.[1] ?? "";
  return { accountId: world.accountId, sessionId };
}

/** As one of its own links would. */
const goTo = (page: Page, to: string): Promise<void> =>
  page.evaluate((address) => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  }, to);

async function walk(page: Page, { places }: ScreenState, at: Places, look?: (name: string) => Promise<void>) {
  for (const { name, path, open, mark, afresh } of places) {
    const rest = path(at);
    const to = rest.startsWith("/") ? rest : `/a/${at.accountId}/${rest}`.replace(/\/$/, "");
    if (afresh) await page.goto(to);
    else await goTo(page, to);
    await open?.(page);
    if (!look) {
      await expect(page.locator("main").first()).toBeVisible();
      continue;
    }
    await expect.soft(page.locator(mark).filter({ visible: true }).first(), name).toBeVisible();
    await look(name);
  }
}

for (const state of states)
  test(`[EV13] every screen is accessible, legible and whole: ${state.name}`, async ({
    world,
    consoleOf,
  }) => {
    const at = await furnish(world, await consoleOf(admin));
    const page = await consoleOf(state.who, { viewport });
    await state.put?.(page);
    await page.reload();
    await expect(page.locator("main").first()).toBeVisible();
    if (state.later) await walk(page, state, at);
    await state.later?.(page);
    await walk(page, state, at, async (name) => {
      const scene = `${name}, ${state.name}`;
      await inBothThemes(page, scene, "zh-CN", { axeIn: "zh-CN, light" });
      await expectContrast(page, `${scene}, dark`);
      await page.setViewportSize({ width: 320, height: 640 });
      expect.soft(await sidewaysScroll(page), `${scene}: no sideways scrolling`).toBe(0);
      await page.setViewportSize(viewport);
    });
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });
