import { expectSent, reply, rowOf, sendsTo, serve, tileOf, tiles } from "./acts.ts";
import { expect, linZhixia, test } from "./world.ts";

interface Refusal {
  code: string;
  words: string;
  way: string;
  level: string;
}

const refusals: Refusal[] = [
  { code: "45047", words: "微信提示回复额度已用完，请等用户再发消息", way: "put_back", level: "used" },
  { code: "45015", words: "回复窗口已关闭，请等用户再发消息", way: "put_back", level: "closed" },
  { code: "87014", words: "微信判定内容有风险，请修改后再发送", way: "rewrite", level: "ok" },
];

for (const { code, words, way, level } of refusals) {
  test(`[OB5] [RA4] ${code}: the tile shows the failure reason and the text returns to the box`, async ({
    world,
    consoleOf,
  }) => {
    const customer = world.newCustomer();
    const page = await consoleOf(linZhixia);
    await serve(world, page, customer);
    world.simulator.switches.set({ nextSend: code });
    await reply(page, "这一条不会成功");
    const tile = tileOf(page, "out", "这一条不会成功");
    await expect(tile).toHaveAttribute("data-delivery", "failed");
    await expect(tile).toContainText(words);
    await expect(page.getByTestId("allowance-bar")).toHaveAttribute("data-level", level);
    await expect(rowOf(page, customer)).toContainText("最后一条发送失败");
    await tile.getByTestId(way).click();
    await expect(page.getByTestId("composer-input")).toHaveValue("这一条不会成功");
    await expect(page.getByTestId("composer-input")).toBeFocused();
    await expect(tile).toHaveAttribute("data-delivery", "failed");
    expect(sendsTo(world, customer)).toMatchObject([{ verdict: "refused", delivered: false }]);
  });
}

test("[OB5] the failure reason wraps without being cut, and its mark precedes the first word", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.evaluate(() => localStorage.setItem("jieru.language", "en"));
  await page.reload();
  await serve(world, page, world.newCustomer());
  world.simulator.switches.set({ nextSend: "87014" });
  await page.getByTestId("composer-input").fill("No.");
  await page.getByTestId("composer-send").click();
  const why = page.getByTitle("WeChat error 87014");
  const [mark, lines] = await why.evaluate((line) => {
    const range = document.createRange();
    range.selectNodeContents(line);
    const { left, right } = (line.querySelector("svg") as SVGElement).getBoundingClientRect();
    const words = [...range.getClientRects()].filter((one) => one.right > right + 1);
    return [right, words.map((one) => ({ left: one.left, top: one.top, mark: left }))] as const;
  });
  expect(lines.length).toBeGreaterThan(1);
  expect((lines[0]?.left ?? 0) - mark).toBeLessThan(6);
});

for (const [fault, what, why, arrived] of [
  ["hang", "an answer that never comes", "微信未响应", true],
  ["reset_after", "a connection reset after WeChat took it", "微信未响应", true],
  ["cut_json", "an answer cut in half", "微信未响应", true],
  ["-1", "an answer that WeChat is busy", "微信系统繁忙", false],
] as const) {
  // The server waits ten seconds for an answer that never comes.
  const tag = fault === "hang" ? "@slow" : [];
  test(`[OB3] ${what} leaves a reply unconfirmed until a person sends it again`, { tag }, async ({
    world,
    consoleOf,
  }) => {
    const customer = world.newCustomer();
    const page = await consoleOf(linZhixia);
    await serve(world, page, customer);
    world.simulator.switches.set({ nextSend: fault });
    await reply(page, "也许到了的话");
    const doubtful = tiles(page, "out").first();
    await expect(doubtful).toHaveAttribute("data-delivery", "unconfirmed");
    await expect(doubtful).toContainText(`未确认：${why}，用户可能已收到`);
    expect(sendsTo(world, customer)).toHaveLength(1);

    await doubtful.getByTestId("resend").click();
    const again = tiles(page, "out").nth(1);
    await expectSent(again);
    await expect(again).toContainText("也许到了的话");
    await expect(doubtful).toHaveAttribute("data-delivery", "unconfirmed");
    await expect(doubtful).toContainText(/查看 \d\d:\d\d 再次发送的消息/);
    await expect(doubtful.getByTestId("resend")).toBeHidden();
    expect(sendsTo(world, customer).map(({ delivered }) => delivered)).toEqual([arrived, true]);
  });
}

for (const [code, why] of [
  ["42001", "a token that has expired"],
  ["45011", "being told to slow down"],
] as const) {
  test(`[OB3] ${code}: the server recovers from ${why} unnoticed and sends the reply once`, async ({
    world,
    consoleOf,
  }) => {
    const customer = world.newCustomer();
    const page = await consoleOf(linZhixia);
    await serve(world, page, customer);
    world.simulator.switches.set({ nextSend: code });
    await reply(page, "照样送到");
    await expectSent(tileOf(page, "out", "照样送到"));
    await expect(tiles(page, "out")).toHaveCount(1);
    expect(sendsTo(world, customer).filter(({ delivered }) => delivered)).toHaveLength(1);
  });
}

test("[OB4] replies sent in quick succession arrive in order", async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  world.simulator.switches.set({ nextSend: "45011" });
  const said = ["一", "二", "三"];
  for (const text of said) {
    await page.getByTestId("composer-input").fill(text);
    await page.getByTestId("composer-input").press("Enter");
  }
  for (const text of said) await expectSent(tileOf(page, "out", text));
  const arrived = sendsTo(world, customer).filter(({ delivered }) => delivered);
  expect(arrived.map(({ content }) => content)).toEqual(said);
});
