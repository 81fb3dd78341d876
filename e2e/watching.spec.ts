import { nameOf, rowOf, serve } from "./acts.ts";
import { agentRow, openBoard } from "./board.ts";
import { appId, expect, linZhixia, supervisor, test } from "./world.ts";

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

test("[AL8] a row says how long its customer has waited for an answer, and marks a draft", async ({
  world,
  consoleOf,
}) => {
  const [customer, other] = [world.newCustomer(), world.newCustomer()];
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer, "杯子什么时候到");
  const row = rowOf(page, customer);
  await page.getByTestId("composer-input").pressSequentially("今天");
  await expect(row.getByTestId("draft-mark")).toBeVisible();
  await expect(row).toContainText("杯子什么时候到");
  await expect(row).toContainText("待回复");
  world.clock.advance(5 * 60_000 + 5_000);
  await world.simulator.pushText(appId, other, "在吗");
  const wait = row.getByText("待回复 5 分", { exact: true });
  await expect(wait).toHaveClass(/text-waiting/);
});
