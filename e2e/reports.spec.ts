import { readFile } from "node:fs/promises";
import type { Report } from "@jieru/shared/protocol/reports";
import type { Page } from "@playwright/test";
import { expectSent, reply, serve, tileOf } from "./acts.ts";
import { openBoard } from "./board.ts";
import { apiOf } from "./tidy-up.ts";
import { appId, expect, linZhixia, supervisor, test, type World } from "./world.ts";

async function reportOf(world: World): Promise<Report> {
  const api = await apiOf(world, supervisor);
  return (await (await api("GET", `/api/accounts/${world.accountId}/reports`)).json()) as Report;
}
const counted = ({ days, agents }: Report) => {
  const { opened = 0, messages = 0, replies = 0, pickedUp = 0, outcomes } = days.at(-1) ?? {};
  const answered = outcomes?.answered ?? 0;
  return { opened, messages, replies, pickedUp, answered, ofLin: agents.find(isLin)?.replies ?? 0 };
};
const isLin = ({ name }: { name: string }) => name === linZhixia.name;

/** Downloads and parses the export: one map from heading to cell for each row. */
async function exported(page: Page, rows: "days" | "agents"): Promise<Map<string, string>[]> {
  await page.getByTestId("export").click();
  const download = page.waitForEvent("download");
  await page.getByTestId(`export-${rows}`).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(new RegExp(`^jieru-${rows}-.*\\.csv$`));
  const text = await readFile(await file.path(), "utf8");
  expect(text.startsWith("\uFEFF")).toBe(true);
  const [heads = [], ...lines] = text
    .slice(1)
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  return lines.map((line) => new Map(heads.map((head, at) => [head, line[at] ?? ""])));
}

test("[RP1] [RP7] the page and the exported file report the work done", async ({ world, consoleOf }) => {
  const [boss, lin] = await Promise.all([consoleOf(supervisor), consoleOf(linZhixia)]);
  const before = counted(await reportOf(world));
  const openid = world.newCustomer();
  await serve(world, lin, openid, "请问包邮吗");
  await reply(lin, "满 99 元包邮的。");
  await expectSent(tileOf(lin, "out", "满 99 元包邮的。"));
  await world.simulator.pushText(appId, openid, "好的");
  await expect(tileOf(lin, "in", "好的")).toBeVisible();

  await openBoard(boss);
  await boss.getByTestId("reports-link").click();
  await expect(boss.getByTestId("report")).toBeVisible();
  const after = await reportOf(world);
  const { opened, messages, replies, pickedUp, answered, ofLin } = before;
  expect(counted(after)).toEqual({
    opened: opened + 1,
    messages: messages + 2,
    replies: replies + 1,
    pickedUp: pickedUp + 1,
    answered: answered + 1,
    ofLin: ofLin + 1,
  });

  const today = [opened + 1, messages + 2, replies + 1, pickedUp + 1, answered + 1].map(String);
  const row = boss.getByTestId("by-day").getByRole("row").nth(1).getByRole("cell");
  expect((await row.allTextContents()).slice(0, 5)).toEqual(today);
  const ofAgent = boss.getByTestId("by-agent").getByRole("row", { name: linZhixia.name }).getByRole("cell");
  await expect(ofAgent.last()).toHaveText(String(ofLin + 1));

  const day = (await exported(boss, "days")).at(-1);
  expect(
    ["新会话", "用户消息", "客服回复", "接入会话", "已回复会话（从用户发言起）"].map((head) =>
      day?.get(head),
    ),
  ).toEqual(today);
  const agents = await exported(boss, "agents");
  expect(agents.find((agent) => agent.get("客服") === linZhixia.name)?.get("客服回复")).toBe(
    String(ofLin + 1),
  );
});
