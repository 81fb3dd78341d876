import { goTo, nameOf, reply, rowOf, serve, showTab, tileOf } from "./acts.ts";
import { agentRow, loadOf, openBoard, waitingRow, write } from "./board.ts";
import { listClippedWords } from "./screens/clipping.ts";
import { windows } from "./screens/visual-checks.ts";
import { admin, appId, expect, linZhixia, supervisor, test, xuRan } from "./world.ts";

test("[BO1] [BO6] the board follows the actions of customers and agents", async ({ world, consoleOf }) => {
  const [board, lin] = await Promise.all([consoleOf(supervisor), consoleOf(linZhixia), consoleOf(xuRan)]);
  await openBoard(board);
  const openid = await write(world);
  await expect(waitingRow(board, openid)).toBeVisible();
  await serve(world, lin, openid, "还在吗");
  await expect(waitingRow(board, openid)).toHaveCount(0);
  await expect(loadOf(board, linZhixia.name)).toHaveAccessibleName(/^1 个会话，容量 \d+，其中 1 个待回复$/);
  await reply(lin, "在的");
  await expect(loadOf(board, linZhixia.name)).toHaveAccessibleName(/其中 0 个待回复$/);
  await expect(board.getByTestId("facts")).toContainText(/今日接入 [1-9]\d* 次/);
  await expect(board.getByTestId("facts")).toContainText(/首次响应中位数\s*\d+ [秒分]/);
});

test("[BO7] the button on a phone covers no part of a waiting row", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  await world.simulator.pushText(appId, world.newCustomer(), "请问这个杯子什么时候补货呀我等了很久了");
  await world.simulator.pushEnter(appId, world.newCustomer(), "售后卡片");
  const page = await consoleOf(supervisor, { viewport: windows.phone.viewport });
  for (const language of ["en", "zh-CN", "zh-TW"]) {
    await page.evaluate((l) => localStorage.setItem("jieru.language", l), language);
    await page.goto(`/a/${world.accountId}/supervise`);
    await expect(page.getByTestId("assign")).toHaveCount(2);
    const under = await page.getByTestId("assign").evaluateAll((buttons) =>
      buttons.flatMap((button) => {
        const { left, right, top, bottom } = button.getBoundingClientRect();
        const texts = [...(button.closest("li")?.querySelectorAll("[aria-hidden] span") ?? [])].filter(
          (e) => e.children.length === 0 && e.checkVisibility({ visibilityProperty: true }),
        );
        return texts.flatMap((text) => {
          const box = text.getBoundingClientRect();
          const apart = box.right <= left || box.left >= right || box.bottom <= top || box.top >= bottom;
          return apart ? [] : [text.textContent];
        });
      }),
    );
    expect([language, under]).toEqual([language, []]);
  }
});

/** Returns 100 agents with names of the maximum length and every kind of status. */
const crowd = (one: object, now: number): object[] =>
  Array.from({ length: 90 }, (_, i) => ({
    ...one,
    id: `00000000-0000-7000-8000-0000000000${i + 10}`,
    name: i % 2 ? "Alexandra Konstantinopoulos-Wu Maria de los Angeles" : `李小明${i}`,
    ...(i % 3
      ? { status: "online", auto: true }
      : { status: "offline", statusWhy: "lost", statusSince: now - 30_000 }),
    capacity: i % 5 ? 10 : 30,
  }));

test("[BO6] [EV2] the table of agents is complete at every width and language, also with 100 agents", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const lin = await consoleOf(linZhixia);
  await serve(
    world,
    lin,
    world.newCustomer(),
    "请问这个杯子什么时候补货呀我等了很久了，已经是第三次来问了，还没有人回答",
  );
  const page = await consoleOf(supervisor, { viewport: { width: 1366, height: 768 } });
  // Adds a slow first answer and a recently lost agent to the day's figures.
  await page.route("**/snapshot", async (route) => {
    const desk = (await (await route.fetch()).json()) as { now: number; agents: { name: string }[] };
    const lost = { status: "offline", statusWhy: "lost", statusSince: desk.now - 30_000 };
    const agents = desk.agents.map((agent) => ({
      ...agent,
      ...(agent.name === admin.name && lost),
      // Adds an unanswered session and a capacity that overflows the load bar.
      ...(agent.name === linZhixia.name && { ...lost, capacity: 30 }),
    }));
    const others = crowd(desk.agents[0] as object, desk.now);
    await route.fulfill({ json: { ...desk, agents: [...agents, ...others] } });
  });
  await page.route("**/board", async (route) => {
    const board = (await (await route.fetch()).json()) as { agents: object[] };
    const agents = board.agents.map((agent) => ({ ...agent, pickedUp: 248, firstResponseMs: 2_712_000 }));
    await route.fulfill({ json: { ...board, agents } });
  });
  for (const language of ["en", "zh-CN", "zh-TW"]) {
    await page.evaluate((l) => localStorage.setItem("jieru.language", l), language);
    await page.goto(`/a/${world.accountId}/supervise`);
    await agentRow(page, linZhixia.name)
      .getByTestId(/^open-/)
      .click();
    await expect(page.locator("li[data-session]")).toHaveCount(1);
    const pane = page.getByRole("table").locator("xpath=..");
    for (const width of [1190, 1280, 1366, 1401, 1440, 1480, 1521, 1920]) {
      await page.setViewportSize({ width, height: 768 });
      expect([language, width, await pane.evaluate((e) => e.scrollWidth - e.clientWidth)]).toEqual([
        language,
        width,
        0,
      ]);
      const rows = await page
        .locator("tr[data-testid^=agent-]")
        .evaluateAll((all) => all.map((row) => row.clientHeight));
      expect([language, width, Math.max(...rows)]).toEqual([language, width, 48]);
    }
  }
  await page.evaluate(() => localStorage.setItem("jieru.language", "en"));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await expect(page.getByTestId("facts")).toContainText(/\d{3} by auto-assign/);
  expect(await listClippedWords(page)).toEqual([]);
});

test("[AG5] a supervisor reassigns, takes over and answers an agent's session from the board", async ({
  world,
  consoleOf,
}) => {
  const [board, lin, xu] = await Promise.all([consoleOf(supervisor), consoleOf(linZhixia), consoleOf(xuRan)]);
  const openid = world.newCustomer();
  await serve(world, lin, openid, "有人吗");
  await openBoard(board);
  await agentRow(board, linZhixia.name).getByRole("button", { name: /展开/ }).click();
  const held = board.locator("li[data-session]").filter({ hasText: openid.slice(-4) });
  await held.getByTestId("reassign").click();
  await board.getByRole("menuitem", { name: new RegExp(xuRan.name) }).click();
  await expect(loadOf(board, xuRan.name)).toHaveAccessibleName(/^1 个会话/);
  await showTab(xu, "active");
  await expect(rowOf(xu, openid)).toBeVisible();
  await expect(board.getByTestId("happenings")).toContainText(
    `${supervisor.name} 将 ${nameOf(openid)} 转接给 ${xuRan.name}`,
  );

  await agentRow(board, xuRan.name).getByRole("button", { name: /展开/ }).click();
  await held.getByTestId("take-over").click();
  await expect(board.getByTestId("composer-input")).toBeVisible();
  await reply(board, "我来接着帮您");
  await expect(tileOf(board, "out", "我来接着帮您")).toHaveAttribute("data-delivery", "sent");
  await expect(rowOf(xu, openid)).toHaveCount(0);
});

test("[AG5] an agent's console shows a status that a supervisor set", async ({ consoleOf }) => {
  const [board, lin] = await Promise.all([consoleOf(supervisor), consoleOf(linZhixia)]);
  await openBoard(board);
  const status = agentRow(board, linZhixia.name).getByTestId(/^status-of-/);
  await status.click();
  await board.getByTestId("set-away").click();
  await expect(status).toHaveAttribute("data-status", "away");
  await expect(lin.getByTestId("status-switch")).toHaveAttribute("data-status", "away");
  await expect(board.getByTestId("happenings")).toContainText(`主管将 ${linZhixia.name} 设为离开`);
  await status.click();
  await board.getByTestId("set-online").click();
  await expect(lin.getByTestId("status-switch")).toHaveAttribute("data-status", "online");
});

test("[BO18] a supervisor who leaves before the take-over answer stays on the new page", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [board, lin] = await Promise.all([consoleOf(supervisor), consoleOf(linZhixia)]);
  const customer = world.newCustomer();
  await serve(world, lin, customer);
  await openBoard(board);
  await agentRow(board, linZhixia.name)
    .getByTestId(/^open-/)
    .click();
  const { promise: mayGo, resolve: letGo } = Promise.withResolvers<void>();
  await board.route("**/take-over", async (route) => {
    await mayGo;
    await route.continue();
  });
  const answered = board.waitForResponse("**/take-over");
  await board.getByTestId("take-over").click();
  await goTo(board, "settings");
  await board.waitForURL("**/settings/**");
  letGo();
  await answered;
  await board.getByTestId("settings-back").waitFor({ state: "attached" });
  await expect(board).toHaveURL(/settings/);
});
