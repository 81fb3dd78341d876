import { rowOf, serve } from "./acts.ts";
import { agentRow, openBoard } from "./board.ts";
import { listClippedWords } from "./screens/clipping.ts";
import { admin, appId, expect, linZhixia, supervisor, test } from "./world.ts";

test("[TR3] colleagues and the customer see that a reply is typed, but not that a note is", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const owner = await consoleOf(linZhixia);
  await serve(world, owner, customer);
  const boss = await consoleOf(supervisor);
  await boss.goto(new URL(owner.url()).pathname);
  await expect(owner.getByTestId("lookers")).toContainText("白露");
  const toldWechat = () =>
    world.simulator.ledger
      .list()
      .filter((e) => e.kind === "call" && e.call === "typing" && e.openid === customer)
      .map((e) => "content" in e && e.content);
  await boss.getByTestId("write-note").click();
  await boss.getByTestId("note-input").pressSequentially("先别答应");
  await owner.getByTestId("composer-input").pressSequentially("您好");
  await expect(boss.getByTestId("lookers")).toContainText("在输入");
  await expect.poll(toldWechat).toEqual(["Typing"]);
  await expect(owner.getByTestId("lookers")).toContainText("白露正在查看");
});

test("[AG9] [BO8] the owner and the board show current and past readers of a conversation, also on a phone", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [customer, other] = [world.newCustomer(), world.newCustomer()];
  const owner = await consoleOf(linZhixia);
  await serve(world, owner, customer);
  const path = new URL(owner.url()).pathname;
  const looked = owner.getByTestId("past-lookers");
  await expect(looked).toHaveCount(0);
  await serve(world, owner, other);
  const boss = await consoleOf(supervisor);

  await test.step("a reader who came before the owner opened the conversation is shown", async () => {
    await boss.goto(path);
    await expect(boss.getByTestId("timeline")).toContainText("在吗");
    await rowOf(owner, customer).click();
    await expect(owner.getByTestId("lookers")).toContainText("白露正在查看");
    await owner.setViewportSize({ width: 390, height: 844 });
    await expect(owner.getByTestId("lookers")).toHaveText("白露正在查看");
    expect(await listClippedWords(owner)).toEqual([]);
  });

  await test.step("a reader who left is shown, also after a reload and on the board", async () => {
    await boss.goto(`/a/${world.accountId}/supervise`);
    await expect(looked).toHaveText(/^白露已查看白露\d\d:\d\d$/);
    await expect(looked.getByText("白露", { exact: true })).toBeInViewport({ ratio: 1 });
    expect(await listClippedWords(owner)).toEqual([]);
    await owner.setViewportSize({ width: 1440, height: 900 });
    await expect(looked).toHaveText(/^白露已查看\d\d:\d\d$/);
    await owner.reload();
    await expect(looked).toContainText("白露已查看");
    await agentRow(boss, linZhixia.name).getByRole("button", { name: /展开/ }).click();
    const held = boss.locator("li[data-session]").filter({ hasText: customer.slice(-4) });
    await expect(held.getByTestId("past-lookers")).toHaveText(/^白露已查看\d\d:\d\d$/);
    await boss.goto(path);
    await expect(boss.getByTestId("timeline")).toContainText("在吗");
    await expect(boss.getByTestId("past-lookers")).toHaveCount(0);
  });
});

test("[BO9] the board shows current viewers of a conversation and past ones after they leave", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const owner = await consoleOf(linZhixia);
  await serve(world, owner, customer);
  const board = await consoleOf(supervisor);
  await openBoard(board);
  await agentRow(board, linZhixia.name).getByRole("button", { name: /展开/ }).click();
  const held = board.locator("li[data-session]").filter({ hasText: customer.slice(-4) });
  await expect(held).toBeVisible();
  await expect(held.getByTestId("looks-now")).toHaveCount(0);
  const other = await consoleOf(admin);
  await other.goto(new URL(owner.url()).pathname);
  await expect(held.getByTestId("looks-now")).toHaveText("高远正在查看");
  await other.goto(`/a/${world.accountId}`);
  await expect(held.getByTestId("past-lookers")).toHaveText(/^高远已查看/);
  // The first connection is closed without a message. The next one announces the viewer.
  await other.goto(new URL(owner.url()).pathname);
  await expect(held.getByTestId("looks-now")).toHaveText("高远正在查看");
  await board.context().setOffline(true);
  await expect(held.getByTestId("looks-now")).toHaveCount(0);
  await board.context().setOffline(false);
  await expect(held.getByTestId("looks-now")).toHaveText("高远正在查看");
});

test("[TR4] a watching supervisor sees how far the owner has read, complete in a full English header", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [customer, other] = [world.newCustomer(), world.newCustomer()];
  await world.simulator.pushEnter(appId, customer, "商品详情");
  const owner = await consoleOf(linZhixia);
  await serve(world, owner, customer, "第一句");
  const path = new URL(owner.url()).pathname;
  await serve(world, owner, other);
  const boss = await consoleOf(supervisor);
  await boss.goto(path);
  const read = boss.getByTestId("owner-read");
  await expect(read).toHaveText("客服已读");
  await world.simulator.pushText(appId, customer, "第二句");
  await expect(boss.getByTestId("seen-up-to")).toHaveText("林知夏 已读至此，之后还有 1 条");
  await rowOf(owner, customer).click();
  await expect(boss.getByTestId("seen-up-to")).toHaveCount(0);
  await expect(read).toHaveText("客服已读");

  await boss.evaluate(() => localStorage.setItem("jieru.language", "en"));
  await boss.reload();
  await expect(owner.getByTestId("lookers")).toContainText("白露正在查看");
  await owner.getByTestId("composer-input").pressSequentially("在");
  await expect(boss.getByText("林知夏 typing")).toBeVisible();
  await expect(read).toHaveText("all read");
  expect(await read.evaluate((line) => line.scrollWidth - line.clientWidth)).toBeLessThanOrEqual(0);
  const header = boss.locator("main header");
  for (const name of ["Take over", "Transfer", "End"])
    await expect(header.getByRole("button", { name, exact: true })).toBeVisible();
});
