import type { Page } from "@playwright/test";
import { expectSent, rowOf, sendsTo, serve, tileOf } from "./acts.ts";
import { png } from "./pictures.ts";
import { expect, linZhixia, test } from "./world.ts";

const box = (page: Page) => page.getByTestId("composer-input");
const lookAt = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("focus")));
const untilSaved = (page: Page, method = "PUT") =>
  page.waitForResponse((r) => r.url().includes("/draft") && r.request().method() === method);

test("[DR1] [DR2] [DR5] [KB17] [T38] a draft continues on the agent's other device and disappears everywhere once sent", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const desk = await consoleOf(linZhixia);
  await serve(world, desk, customer);
  const saved = untilSaved(desk);
  await box(desk).pressSequentially("今天补发，单号");
  await saved;
  await desk.reload();
  await expect(box(desk)).toHaveValue("今天补发，单号");

  const laptop = await consoleOf(linZhixia);
  await laptop.goto(desk.url());
  await expect(box(laptop)).toHaveValue("今天补发，单号");
  await expect(rowOf(laptop, customer).getByTestId("draft-mark")).toBeVisible();

  const again = untilSaved(laptop);
  await rowOf(laptop, customer).click();
  await expect(box(laptop)).toBeFocused();
  await laptop.keyboard.type("稍后发您");
  await again;
  await lookAt(desk);
  await expect(box(desk)).toHaveValue("今天补发，单号稍后发您");

  const emptied = untilSaved(desk, "DELETE");
  await box(desk).press("Enter");
  await expectSent(tileOf(desk, "out", "今天补发，单号稍后发您"));
  await emptied;
  await lookAt(laptop);
  await expect(box(laptop)).toHaveValue("");
  await laptop.reload();
  await expect(tileOf(laptop, "out", "今天补发，单号稍后发您")).toBeVisible();
  await expect(box(laptop)).toHaveValue("");
});

test("[DR15] [KB9] a text with an unfinished image upload returns after a crash, and only then", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await page.route("**/media", () => undefined);
  await page
    .getByTestId("composer-image")
    .setInputFiles({ name: "杯子.png", mimeType: "image/png", buffer: png(40, 30) });
  await box(page).fill("就是这只");
  await box(page).press("Enter");
  await expect(box(page)).toHaveValue("");
  const [context, url] = [page.context(), page.url()];
  const openAgain = async () => {
    const other = await context.newPage();
    await other.goto(url);
    await expect(rowOf(other, customer)).toBeVisible();
    return other;
  };
  const beside = await openAgain();
  await expect(box(beside)).toHaveValue("");
  await beside.close();

  const crashed = page.waitForEvent("crash");
  void page.goto("chrome://crash").catch(() => undefined);
  await crashed;
  await page.close();
  const after = await openAgain();
  await expect(box(after)).toHaveValue("就是这只");
  await after.reload();
  await expect(box(after)).toHaveValue("就是这只");
  await box(after).press("Enter");
  await expectSent(tileOf(after, "out", "就是这只"));
  expect(sendsTo(world, customer).map(({ content }) => content)).toEqual(["就是这只"]);
});
