import { readFile } from "node:fs/promises";
import type { ExportedMessage } from "@jieru/shared/protocol/exports";
import type { Download, Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { expectSent, openPalette, reply, serve, tileOf } from "./acts.ts";
import { expectAccessible } from "./screens/visual-checks.ts";
import { appId, expect, linZhixia, supervisor, test } from "./world.ts";

const hostile = ['=HYPERLINK("https://canary.invalid","x")', "0012", '一, "二"\n三', "🐻‍❄️ שלום \u202eabc"];
const guarded = hostile.map((text, i) => (i < 2 ? `'${text}` : text));

async function take(page: Page, format: string): Promise<{ file: Download; text: string }> {
  await page.getByTestId("export-form").getByRole("radio", { name: format }).click();
  const download = page.waitForEvent("download");
  await page.getByTestId("export-confirm").click();
  const file = await download;
  await expect(page.getByTestId("export-form")).toHaveCount(0);
  return { file, text: await readFile(await file.path(), "utf8") };
}
const openExport = async (page: Page): Promise<void> => {
  await page.getByTestId("more").click();
  await page.getByTestId("menu-export").click();
  await expect(page.getByTestId("export-form")).toBeVisible();
};
const textsIn = (csv: string): string[] =>
  parse<Record<string, string>>(csv, { bom: true, columns: true }).map((row) => row.内容 ?? "");
const linesOf = (text: string): ExportedMessage[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as ExportedMessage);

test("[EX1] [EX3] a supervisor exports a conversation with or without notes, and its owner cannot", async ({
  world,
  consoleOf,
}) => {
  const openid = world.newCustomer();
  const owner = await consoleOf(linZhixia);
  await serve(world, owner, openid, hostile[0]);
  for (const text of hostile.slice(1)) await world.simulator.pushText(appId, openid, text);
  await reply(owner, "已经寄出");
  await expectSent(tileOf(owner, "out", "已经寄出"));
  await owner.getByTestId("more").click();
  await expect(owner.getByTestId("menu-export")).toHaveAttribute("aria-disabled", "true");
  await expect(owner.getByTestId("menu-export")).toHaveAccessibleDescription("只有主管和管理员可以导出");

  const boss = await consoleOf(supervisor);
  await boss.goto(new URL(owner.url()).pathname);
  await expect(tileOf(boss, "out", "已经寄出")).toBeVisible();
  await openExport(boss);
  await expectAccessible(boss, "export");
  const { file, text } = await take(boss, "CSV");
  expect(file.suggestedFilename()).toMatch(/^jieru-conversation-.+\.csv$/);
  const texts = textsIn(text);
  expect(texts).toEqual(expect.arrayContaining([...guarded, "已经寄出"]));
  await expect(boss.getByText(`已导出 ${texts.length} 条消息`)).toBeVisible();

  await openPalette(boss);
  await boss.getByTestId("palette-input").fill("导出聊天记录");
  await boss.keyboard.press("Enter");
  const lines = linesOf((await take(boss, "JSON Lines")).text);
  expect(lines.flatMap((m) => (m.type === "text" && m.direction === "in" ? [m.text] : []))).toEqual(hostile);
  expect(lines).toHaveLength(texts.length);
});
