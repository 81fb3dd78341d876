import type { Page } from "@playwright/test";
import { expectSent, reply, sendsTo, serve, tileOf } from "./acts.ts";
import { appId, expect, linZhixia, test } from "./world.ts";

async function expectAllowance(page: Page, level: string, left: number): Promise<void> {
  const bar = page.getByTestId("allowance-bar");
  await expect(bar).toHaveAttribute("data-level", level);
  await expect(bar).toHaveAttribute("data-left", String(left));
}

test("[RA5] [RA3] sending is disabled with a reason after three replies until the customer writes again", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await expectAllowance(page, "ok", 3);
  await reply(page, "第一条");
  await expectAllowance(page, "ok", 2);
  await reply(page, "第二条");
  await expectAllowance(page, "low", 1);
  await expect(page.getByTestId("allowance-bar")).toContainText("仅剩 1 条");
  await reply(page, "第三条");
  await expectAllowance(page, "used", 0);
  for (const text of ["第一条", "第二条", "第三条"]) await expectSent(tileOf(page, "out", text));

  const box = page.getByTestId("composer-input");
  const send = page.getByTestId("composer-send");
  await box.fill("还想说的第四句");
  await expect(send).toHaveAttribute("aria-disabled", "true");
  await expect(send).toHaveAccessibleDescription(/回复额度已用完/);
  await send.click({ force: true });
  await box.press("Enter");
  await expect(box).toHaveValue("还想说的第四句");
  await page.reload();
  await expect(box).toHaveValue("还想说的第四句");
  expect(sendsTo(world, customer)).toHaveLength(3);

  await world.simulator.pushText(appId, customer, "好的");
  await expectAllowance(page, "ok", 3);
  await expect(box).toHaveValue("还想说的第四句");
  await send.click();
  await expectSent(tileOf(page, "out", "还想说的第四句"));
  expect(sendsTo(world, customer)).toHaveLength(4);
});

test("[RA5] the English hint in the allowance bar is shown whole or not at all", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia, { locale: "en" });
  await page.evaluate(() => localStorage.setItem("jieru.language", "en"));
  await page.reload();
  await serve(world, page, world.newCustomer());
  const bar = page.getByTestId("allowance-bar");
  const hint = bar.getByText("Back to 3 when the customer writes");
  const seen = async (width: number): Promise<number> => {
    await page.setViewportSize({ width, height: 800 });
    const [whole, part] = await Promise.all([bar.boundingBox(), hint.boundingBox()]);
    if (!whole || !part) throw new Error("it is not on the page");
    const below = Math.min(part.y + part.height, whole.y + whole.height - 1) - Math.max(part.y, whole.y);
    const beside = Math.min(part.x + part.width, whole.x + whole.width) - Math.max(part.x, whole.x);
    return (Math.max(0, below) * beside) / (part.height * part.width);
  };
  await expect.poll(() => seen(1190)).toBe(1);
  await expect.poll(() => seen(861)).toBe(0);
});
