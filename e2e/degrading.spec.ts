import { reply, rowOf, serve, tileOf } from "./acts.ts";
import { admin, appId, expect, linZhixia, test, xuRan } from "./world.ts";

// Thaws even after a failed test: a frozen process cannot be stopped.
test.afterEach(({ world }) => world.thawDatabase());

test("[DE2] [DE3] [DE9] [FD4] the console is read-only while the database is frozen and recovers without a reload", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [customer, other] = [world.newCustomer(), world.newCustomer()];
  const page = await consoleOf(linZhixia);
  await serve(world, page, other, "另一位");
  await serve(world, page, customer, "在吗");
  await page.reload();
  await expect(tileOf(page, "in", "在吗")).toBeVisible();
  const state = page.getByTestId("sync-state");
  const send = page.getByTestId("composer-send");
  await page.getByTestId("composer-input").fill("写到一半");
  await expect(send).not.toHaveAttribute("aria-disabled", "true");

  world.freezeDatabase();
  const late = await page.context().newPage();
  await late.goto(page.url());
  await expect(state).toHaveAttribute("data-state", "read_only");
  await expect(page.getByRole("alert").filter({ hasText: "数据库不可用" })).toBeVisible();
  for (const button of [send, page.getByTestId("transfer"), page.getByTestId("end-session")]) {
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(button).toHaveAccessibleDescription(/目前为只读/);
  }
  await page.getByTestId("composer-input").press("Enter");
  await expect(page.getByTestId("composer-input")).toHaveValue("写到一半");
  // Answers at once what the server would answer after its timeout.
  await page.route("**/messages*", (route) =>
    route.fulfill({ status: 503, json: { title: "", status: 503, refusal: "database_unavailable" } }),
  );
  await rowOf(page, other).click();
  await expect(page.getByText("消息加载失败")).toBeVisible();
  await page.unroute("**/messages*");

  await expect(late.getByRole("alert").filter({ hasText: "数据库不可用" })).toBeVisible({
    timeout: 20_000,
  });
  world.simulator.switches.set({ retrySpacingMs: 1_500, deliveries: 40 });
  const push = world.simulator.pushText(appId, customer, "数据库停的时候说的");
  world.thawDatabase();
  await expect(state).toHaveAttribute("data-state", "live");
  await expect(tileOf(page, "in", "另一位")).toBeVisible();
  expect((await push).outcome).toBe("acknowledged");
  await rowOf(page, customer).click();
  await expect(tileOf(page, "in", "数据库停的时候说的")).toBeVisible();
  await expect(page.getByTestId("composer-input")).toHaveValue("写到一半");
  await expect(send).not.toHaveAttribute("aria-disabled", "true");
  await expect(late.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
  await late.close();
  await reply(page, "回来了");
  await expect(tileOf(page, "out", "回来了")).toBeVisible();
});

test("[DE9] open forms, invitations, menus and dragging explain that the console is read-only", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(admin);
  await page.goto(`/a/${world.accountId}/settings/quick-replies`);
  await page.getByTestId("quick-reply-add").click();
  await page.getByTestId("quick-reply-form").getByRole("textbox").first().fill("寄出");
  await page.getByTestId("quick-reply-form").locator("textarea").fill("今天寄出");
  const save = page.getByTestId("quick-reply-save");
  await expect(save).not.toHaveAttribute("aria-disabled", "true");
  const other = await page.context().newPage();
  await other.goto(`/a/${world.accountId}/settings/bindings`);
  await other.getByTestId("invite").click();
  await other.getByTestId("make-invitation").click();
  const takeBack = other.getByTestId("take-back");
  await expect(takeBack).not.toHaveAttribute("aria-disabled", "true");
  const third = await page.context().newPage();
  await third.goto(`/a/${world.accountId}/settings/bindings`);
  const line = third.getByTestId(`binding-${xuRan.name}`);
  await line.getByTestId("binding-more").click();
  const menu = [third.getByTestId("auto"), third.getByTestId("unbind")];
  for (const one of menu) await expect(one).not.toHaveAttribute("aria-disabled", "true");
  await world.simulator.pushText(appId, world.newCustomer(), "在吗");
  const board = await page.context().newPage();
  await board.goto(`/a/${world.accountId}/supervise`);
  const row = board.getByTestId("board-line").locator("[data-line-row]").first();
  await expect(row).toBeVisible();
  const settings = await page.context().newPage();
  await settings.goto(`/a/${world.accountId}/settings/notifications`);
  await expect(settings.getByTestId("preview")).toBeEnabled();

  world.freezeDatabase();
  await expect(settings.getByTestId("preview")).toBeDisabled();
  await expect(settings.getByRole("alert")).toHaveCount(1);
  await expect(settings.getByRole("alert")).toContainText("只读");
  await expect(settings.locator("main")).not.toContainText("目前为只读");
  await board.bringToFront();
  await expect(board.getByTestId("sync-state")).toHaveAttribute("data-state", "read_only");
  // Waits for the row to stop: the read-only banner has moved the page.
  await row.hover({ position: { x: 60, y: 20 } });
  await board.mouse.down();
  const place = await row.boundingBox();
  if (!place) throw new Error("the row has a place");
  await board.mouse.move(place.x + 160, place.y + 60, { steps: 5 });
  await expect(board.getByText(/目前为只读/).filter({ visible: true })).toBeVisible();
  await expect(board.getByTestId("dragged")).toBeHidden();
  await board.mouse.up();
  for (const button of [
    save,
    takeBack,
    ...menu,
    line.getByTestId("role"),
    line.getByTestId("binding-more"),
  ]) {
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(button).toHaveAccessibleDescription(/目前为只读/);
  }
  await page.getByTestId("quick-reply-form").getByRole("textbox").first().press("Enter");
  await expect(page.getByTestId("quick-reply-form")).toBeVisible();
  await third.getByTestId("auto").press("Space");
  await expect(third.getByTestId("auto")).toHaveAttribute("aria-checked", "false");
  await third.keyboard.press("Escape");
  for (const shut of ["role", "binding-more"]) {
    await line.getByTestId(shut).press("Enter");
    await expect(line.getByTestId(shut)).toHaveAttribute("aria-expanded", "false");
  }
  world.thawDatabase();
  await expect(save).not.toHaveAttribute("aria-disabled", "true");
  await takeBack.click();
  await expect(line.getByTestId("role")).not.toHaveAttribute("aria-disabled", "true");
  await line.getByTestId("role").press("Enter");
  await expect(third.getByTestId("role-supervisor")).toBeVisible();
});
