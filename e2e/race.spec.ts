import type { Locator, Page } from "@playwright/test";
import { placeOf, rowOf, showTab } from "./acts.ts";
import { openBoard, waitingRow } from "./board.ts";
import { appId, expect, linZhixia, supervisor, test, xuRan } from "./world.ts";

/** Presses both buttons and holds the requests until both have arrived. */
async function pressTogether(pages: readonly Page[], press: (page: Page) => Promise<void>): Promise<void> {
  let arrived = 0;
  let release = () => {};
  const both = new Promise<void>((resolve) => {
    release = resolve;
  });
  for (const page of pages)
    await page.route("**/pick-up", async (route) => {
      if (++arrived === pages.length) release();
      await both;
      await route.continue();
    });
  await Promise.all(pages.map(press));
}

const lostTo = (page: Page, name: string) =>
  page.getByRole("status").filter({ hasText: `已被 ${name} 接入` });

async function anyVisible(first: Locator, second: Locator): Promise<boolean> {
  await expect.poll(async () => (await first.isVisible()) || (await second.isVisible())).toBe(true);
  return first.isVisible();
}

test("[SE2] one of two simultaneous pick-ups wins; the other agent sees the winner and the next customer", async ({
  world,
  consoleOf,
}) => {
  const [contested, next] = [world.newCustomer(), world.newCustomer()];
  await world.simulator.pushText(appId, contested, "两个人都想接");
  world.clock.advance(1_000);
  await world.simulator.pushText(appId, next, "排在后面");
  const pages = [await consoleOf(linZhixia), await consoleOf(xuRan)] as const;
  for (const page of pages) {
    await showTab(page, "waiting");
    await expect(rowOf(page, contested)).toBeVisible();
  }
  await pressTogether(pages, (page) =>
    page
      .locator("[data-list] :has(> [data-row])")
      .filter({ hasText: contested.slice(-4) })
      .getByTestId("pick-up")
      .click(),
  );
  const [lin, xu] = pages;
  const [toldLin, toldXu] = [lostTo(lin, xuRan.name), lostTo(xu, linZhixia.name)];
  const linLost = await anyVisible(toldLin, toldXu);
  const [loser, winner, toldLoser] = linLost ? [lin, xu, toldLin] : [xu, lin, toldXu];
  await expect(winner.getByTestId("composer-input")).toBeVisible();
  await expect(loser.getByTestId("composer-input")).toBeHidden();
  await toldLoser.getByRole("button", { name: "接入下一位" }).click();
  await expect(loser.getByTestId("composer-input")).toBeVisible();
  await showTab(loser, "active");
  await expect(rowOf(loser, next)).toHaveAttribute("data-state", "active");
  await showTab(winner, "active");
  await expect(rowOf(winner, contested)).toHaveAttribute("data-state", "active");
  await expect(rowOf(winner, next)).toHaveCount(0);
});

test("[RD14] the row under the pointer does not change in the list or on the board", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  for (const customer of [first, second]) {
    await world.simulator.pushText(appId, customer, "在吗");
    world.clock.advance(1_000);
  }
  const pages = [await consoleOf(linZhixia), await consoleOf(xuRan), await consoleOf(supervisor)] as const;
  const [lin, xu, board] = pages;
  for (const page of [lin, xu]) await showTab(page, "waiting");
  await openBoard(board);
  const [button, row] = [placeOf(lin, second).getByTestId("pick-up"), waitingRow(board, second)];
  await button.hover();
  await row.hover();
  const before = [await button.boundingBox(), await row.boundingBox()];

  await placeOf(xu, first).getByTestId("pick-up").click();
  await expect(rowOf(lin, first)).toHaveCount(0);
  await expect(waitingRow(board, first)).toHaveCount(0);
  expect([await button.boundingBox(), await row.boundingBox()]).toEqual(before);
  await expect(lin.locator("[data-list]")).toContainText(`${xuRan.name} 已接入`);
  await expect(board.getByTestId("board-line")).toContainText(`${xuRan.name} 接待`);

  for (const page of [lin, board]) await page.mouse.move(0, 0);
  await expect.poll(() => button.boundingBox()).not.toEqual(before[0]);
  await expect.poll(() => row.boundingBox()).not.toEqual(before[1]);
});
