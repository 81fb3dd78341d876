/** The supervisor's board. Dragging and assigning: `assigning.spec.ts`. */
import { goTo, nameOf, reply, rowOf, serve, showTab, tileOf } from "./acts.ts";
import { agentRow, loadOf, openBoard, waitingRow, write } from "./board.ts";
import { bossOf } from "./boss.ts";
import { listClippedWords } from "./screens/clipping.ts";
import { eachLook, expectGoodLooks, type Language, type Look, windows } from "./screens/visual-checks.ts";
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

test("[AG5] [DI6] a supervisor returns an agent's waiting sessions to the queue, and ending one asks first", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [board, lin] = await Promise.all([consoleOf(supervisor), consoleOf(linZhixia)]);
  const [one, two] = [world.newCustomer(), world.newCustomer()];
  await serve(world, lin, one, "第一个");
  await serve(world, lin, two, "第二个");
  await openBoard(board);
  await agentRow(board, linZhixia.name).getByRole("button", { name: /展开/ }).click();
  await board.getByTestId("all-back").click();
  for (const openid of [one, two]) await expect(waitingRow(board, openid)).toBeVisible();
  await expect(loadOf(board, linZhixia.name)).toHaveAccessibleName(/^0 个会话/);
  await expect(board.getByTestId("happenings")).toContainText(`退回待接入`);

  await waitingRow(board, one).locator("[data-line-row]").focus();
  await board.keyboard.press("a");
  await board.getByRole("menuitem", { name: new RegExp(linZhixia.name) }).click();
  const held = board.locator("li[data-session]").filter({ hasText: one.slice(-4) });
  const end = async () => {
    await held.getByTestId("end").click();
    await board.getByTestId("end-confirm").click();
  };
  await expect(loadOf(board, linZhixia.name)).toHaveAccessibleName(/^1 个会话/);
  const height = (await held.boundingBox())?.height;
  const refusal = { refusal: "not_owner", agentId: null, agentName: xuRan.name };
  await board.route("**/api/sessions/*/end", (route) => route.fulfill({ status: 409, json: refusal }), {
    times: 1,
  });
  await end();
  await expect(held.getByTestId("refused")).toContainText(xuRan.name);
  expect((await held.boundingBox())?.height).toBe(height);
  await end();
  await expect(held).toHaveCount(0);
  await expect(loadOf(board, linZhixia.name)).toHaveAccessibleName(/^0 个会话/);
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

test("[AG5] an absent agent set online by a supervisor comes online on return", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [board, boss] = await Promise.all([consoleOf(supervisor), bossOf(world)]);
  const xu = await boss.agentNamed(xuRan.name);
  await boss.api("PUT", `${boss.account}/bindings/${xu.id}/status`, { status: "offline" });
  await openBoard(board);
  const row = agentRow(board, xuRan.name);
  const status = row.getByTestId(/^status-of-/);
  await expect(status).toHaveAttribute("data-status", "offline");
  await status.click();
  await board.getByTestId("set-online").click();
  await expect(row).toContainText("由主管设置：返回后在线");
  await expect(status).toHaveAttribute("data-status", "offline");
  await status.click();
  await expect(board.getByTestId("set-online")).toContainText("返回后生效");
  await board.keyboard.press("Escape");
  const back = await consoleOf(xuRan);
  await expect(back.getByTestId("status-switch")).toHaveAttribute("data-status", "online");
  await expect(status).toHaveAttribute("data-status", "online");
});

for (const [size, window] of Object.entries(windows)) {
  test(`[EV1] the board passes the visual checks (${size})`, { tag: "@slow" }, async ({
    world,
    consoleOf,
  }) => {
    const lin = await consoleOf(linZhixia);
    await serve(world, lin, world.newCustomer(), "能便宜点不");
    await write(world);
    const page = await consoleOf(supervisor, { viewport: window.viewport });
    const choose = async (language: Language) => {
      await page.evaluate((l) => localStorage.setItem("jieru.language", l), language);
      await page.goto(`/a/${world.accountId}/supervise`);
    };
    const openLin = () =>
      page
        .locator("[data-testid^=agent-]")
        .filter({ hasText: linZhixia.name })
        .getByTestId(/^open-/)
        .click();
    const lookAround = async (look: Look) => {
      await expect(page.getByTestId("board-line").locator("li")).toHaveCount(1);
      if (size === "wide") await openLin();
      await expectGoodLooks(page, "the board", look);
      if (size === "wide") return;
      await page.getByRole("radio").last().click();
      await openLin();
      await expectGoodLooks(page, "the board's agents", look);
    };
    await eachLook(page, choose, lookAround, window);
  });
}

test("[BO13] a supervisor who leaves before the take-over answer stays on the new page", {
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

test("[LG6] [VW3] the English board on a phone lists agents, and all sessions show Waiting for a reply", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const lin = await consoleOf(linZhixia);
  const openid = world.newCustomer();
  await serve(world, lin, openid, "在吗");
  const page = await consoleOf(supervisor, { viewport: { width: 390, height: 844 } });
  await page.evaluate(() => localStorage.setItem("jieru.language", "en"));
  await page.goto(`/a/${world.accountId}?owner=all`);
  await expect(rowOf(page, openid)).toContainText(`with ${linZhixia.name}`);
  await expect(page.getByTestId("tab-active")).toContainText(/[1-9]/);
  await expect(page.getByText("Waiting for a reply", { exact: true })).toBeVisible();
  await openBoard(page);
  await page.getByRole("radio", { name: "Agents", exact: true }).click();
  await expect(page.getByRole("list", { name: "Agents", exact: true })).toContainText(linZhixia.name);
});
