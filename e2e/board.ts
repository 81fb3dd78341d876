import type { Locator, Page } from "@playwright/test";
import { goTo } from "./acts.ts";
import { appId, expect, type World } from "./world.ts";

export async function openBoard(page: Page): Promise<void> {
  await goTo(page, "board");
  await expect(page.getByTestId("board")).toBeVisible();
}

export const waitingRow = (board: Page, openid: string): Locator =>
  board
    .getByTestId("board-line")
    .locator("li")
    .filter({ hasText: openid.slice(-4) });

export const agentRow = (board: Page, name: string): Locator =>
  board.locator("tr[data-testid^=agent-]").filter({ hasText: name });

export const loadOf = (board: Page, name: string): Locator => agentRow(board, name).getByRole("img");

export async function write(world: World): Promise<string> {
  const openid = world.newCustomer();
  await world.simulator.pushText(appId, openid, "在吗");
  return openid;
}

const boxOf = async (place: Locator) => {
  const box = await place.boundingBox();
  if (!box) throw new Error("it is not on the page");
  return box;
};
const middleOf = ({ width, height }: { width: number; height: number }) => ({
  x: Math.min(120, width / 2),
  y: height / 2,
});
const centre = async (place: Locator) => {
  const box = await boxOf(place);
  const { x, y } = middleOf(box);
  return { x: box.x + x, y: box.y + y };
};

/** Drags `from` onto `to` and holds it there. A banner above the page may move everything meanwhile. */
export async function dragOver(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover({ position: middleOf(await boxOf(from)) });
  await page.mouse.down();
  const a = await centre(from);
  await page.mouse.move(a.x + 10, a.y + 10, { steps: 3 });
  const b = await centre(to);
  await page.mouse.move(b.x, b.y, { steps: 8 });
  await expect(page.getByTestId("dragged")).toBeVisible();
}
