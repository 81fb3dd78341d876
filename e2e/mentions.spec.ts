import { rowOf, serve, showTab } from "./acts.ts";
import { expect, linZhixia, supervisor, test } from "./world.ts";

test("[MN4] [MN8] [MN9] a supervisor finds the note that mentions her and answers the owner by note", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const owner = await consoleOf(linZhixia);
  await serve(world, owner, customer, "少收了一件");
  await owner.keyboard.press("Escape");
  await owner.keyboard.press("m");
  const box = owner.getByTestId("note-input");
  await expect(box).toBeFocused();
  await owner.keyboard.type("@");
  await expect(owner.getByTestId("mention-menu").getByRole("option", { name: "许然" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await owner.keyboard.type("bl");
  await owner.keyboard.press("Enter");
  await expect(box).toHaveValue("@白露 ");
  await owner.keyboard.type("能补发吗");
  await owner.keyboard.press("Enter");
  await expect(owner.getByTestId("mention")).toHaveText("@白露");

  const boss = await consoleOf(supervisor);
  await expect(boss.getByTestId("mention-bar")).toContainText("林知夏 在");
  await boss.getByTestId("see-mention").click();
  await expect(boss.getByTestId("mention")).toHaveAttribute("data-mine", "true");
  await expect(boss.getByTestId("mention-bar")).toHaveCount(0);

  await owner.goto(owner.url().replace(/\/s\/.*/, ""));
  await showTab(owner, "active");
  const before = await rowOf(owner, customer).boundingBox();
  await boss.getByTestId("write-note").click();
  await expect(boss.getByTestId("note-box")).toContainText("林知夏 会立即看到");
  await boss.keyboard.type("补，走顺丰");
  await boss.keyboard.press("Enter");
  await expect(owner.getByTestId("mention-bar")).toContainText("白露 在");
  expect(await rowOf(owner, customer).boundingBox(), "no row moves from under a hand").toEqual(before);
  await expect(rowOf(owner, customer).getByTestId("mention-mark")).toHaveText("@你");
  await owner.keyboard.press("g");
  await owner.keyboard.press("m");
  await expect(owner.getByTestId("timeline").locator("[data-type=note]").last()).toContainText("给你");
  await expect(owner.getByTestId("mention-bar")).toHaveCount(0);
  await expect(rowOf(owner, customer).getByTestId("mention-mark")).toHaveCount(0);
});
