import { nameOf, rowOf, serve } from "./acts.ts";
import { agentRow, openBoard } from "./board.ts";
import { expect, linZhixia, supervisor, test } from "./world.ts";

test("[BO18] watching shows the agent's sessions, and take-over stays in the header beside a note", async ({
  world,
  consoleOf,
}) => {
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  const owner = await consoleOf(linZhixia);
  await serve(world, owner, first);
  await serve(world, owner, second);
  const boss = await consoleOf(supervisor);
  await openBoard(boss);
  await agentRow(boss, linZhixia.name)
    .getByTestId(/^open-/)
    .click();
  await boss.getByRole("link", { name: `旁观 ${nameOf(first)}` }).click();
  await expect(boss.getByTestId("gate")).toHaveAttribute("data-gate", "watching");
  await expect(rowOf(boss, first)).toHaveAttribute("aria-current", "page");
  await expect(rowOf(boss, second)).toBeVisible();
  await boss.getByTestId("write-note").click();
  await boss.getByTestId("note-input").fill("先别答应");
  await boss.getByTestId("note-send").click();
  await boss.locator("header").getByTestId("take-over").click();
  await expect(rowOf(boss, second)).toHaveCount(0);
  await expect(rowOf(boss, first)).toHaveAttribute("aria-current", "page");
});
