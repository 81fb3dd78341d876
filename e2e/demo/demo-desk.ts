/** The demo with its past, in the middle of a working day: what the pictures show. */
import { randomUUID } from "node:crypto";
import { type DemoPerson, demoCustomers, demoPeople } from "@jieru/dev-env/demo";
import type { DevEnv } from "@jieru/dev-env/dev-env";
import type { Browser, Page, ViewportSize } from "@playwright/test";
import sharp from "sharp";
import { answer, type Desk, pickUp, reply, untilSaid, write } from "../screens/seeded-world.ts";
import { type Api, apiOf } from "../tidy-up.ts";
import { admin, appId, cookiesOf, expect, linZhixia, xuRan } from "../world.ts";

export interface DemoDesk extends Desk {
  env: DevEnv;
  browser: Browser;
  xu: Api;
}

export interface Look {
  language: "en" | "zh-CN";
  theme?: "light" | "dark";
  viewport: ViewportSize;
}

/** Screen pixels per pixel of a page. */
export const scale = 1.5;

const minute = 60_000;

/** A gaiwan with a chipped rim. */
const cup = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360">
  <path fill="#e9e4da" d="M0 0h480v360H0z"/><path fill="#cdb89a" d="M0 246h480v114H0z"/>
  <ellipse cx="240" cy="290" rx="150" ry="26" fill="#7d9f8d"/>
  <path fill="#a9c6b4" d="M110 130h260c0 100-50 150-130 150s-130-50-130-150z"/>
  <ellipse cx="240" cy="130" rx="130" ry="28" fill="#8fb09d"/>
  <ellipse cx="240" cy="134" rx="116" ry="20" fill="#b98a4e"/>
  <path fill="#e9e4da" d="M330 140l42-26 6 30-30 16z"/>
</svg>`;

/** What customers wrote in the last ten minutes; `> ` begins a reply, `! ` one that WeChat refuses. The names are remarks of the demo's past. */
const served: readonly [by: "lin" | "xu", name: string, source: string, ...lines: string[]][] = [
  [
    "xu",
    "吴掌柜",
    "批发",
    "建盏 30 只有现货吗",
    "> 有的吴掌柜，今天付款明天发。",
    "行，我下午打款",
    "> 好的，收到后马上安排。",
  ],
  ["lin", "周老师", "商品详情", "紫砂壶开壶要注意什么", "> 您好，清水煮十分钟，晾干就可以用了。"],
  [
    "xu",
    "王女士",
    "首页",
    "新茶什么时候上",
    "! 王女士您好，下周三上架，全网首发",
    "> 王女士您好，下周三上架。",
  ],
  [
    "xu",
    "何太太",
    "订单详情",
    "茶盘到了，很满意，能开发票吗",
    "> 可以的，抬头发我就行。",
    "个人抬头就好",
    "> 好的，稍后发到您邮箱。",
  ],
  [
    "lin",
    "李先生（茶馆）",
    "批发",
    "公道杯再补 20 只，还是原价吗",
    "> 李先生您好，还是原价。",
    "好，下午能发出吗",
  ],
  [
    "xu",
    "阿May",
    "订单详情",
    "地址写错了，改成公司可以吗",
    "> 可以的，请发我新地址。",
    "厦门市思明区湖滨南路 8 号",
  ],
  ["lin", "赵总", "购物车", "礼盒可以印公司名字吗", "要 100 份，下周五前送到"],
];
const waiting: readonly [openidOrName: string, ...lines: string[]][] = [
  ["钱女士", "快递显示签收了，可是我没收到", "能帮我查一下吗"],
  ["o9Ag05Wq3xTnV2hGm2LkPzR8d6Hc", "这款主人杯有礼盒装吗？送长辈"],
  ["小郑", "昨天的退款到哪一步了"],
  ["o9Ag05Bf7yKsD4pJc4NvXtQ1m3Ek", "你好，汝窑茶杯会开片吗"],
];

/** Opens a page of a browser in Shanghai, signed in as this person. Its clock stands still. */
export async function openPage({ browser, world }: DemoDesk, look: Look, person?: DemoPerson): Promise<Page> {
  const { language, theme = "light", viewport } = look;
  const context = await browser.newContext({
    baseURL: world.url,
    viewport,
    deviceScaleFactor: scale,
    locale: language,
    timezoneId: "Asia/Shanghai",
    colorScheme: theme,
    reducedMotion: "reduce",
    permissions: ["notifications"],
  });
  if (person) await context.addCookies(await cookiesOf(world, person));
  await context.addInitScript((chosen) => {
    localStorage.setItem("jieru.language", chosen);
    localStorage.setItem("jieru.simulator.language", chosen.slice(0, 2));
  }, language);
  const page = await context.newPage();
  await page.clock.setFixedTime(world.clock.now());
  return page;
}

/** Dismisses everybody's first steps. */
export async function openDesk(env: DevEnv, browser: Browser): Promise<DemoDesk> {
  const { simulator, clock, accountId } = env;
  const world = { simulator, clock, accountId, url: env.server.url };
  for (const person of demoPeople)
    await answer((await apiOf(world, person))("PUT", "/api/me/guide", { done: [], dismissed: true }));
  const [lin, xu] = [await apiOf(world, linZhixia), await apiOf(world, xuRan)];
  return { world, env, browser, admin: await apiOf(world, admin), lin, xu };
}

/** Opens the consoles of everybody but the admin, so that they are online. */
export async function signEverybodyIn(desk: DemoDesk): Promise<void> {
  for (const person of demoPeople.filter(({ role }) => role !== "admin")) {
    const page = await openPage(desk, { language: "zh-CN", viewport: { width: 1280, height: 800 } }, person);
    await page.goto(`/a/${desk.world.accountId}`);
    await expect(page.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
  }
}

/** Makes one customer fall silent, half an hour ago. */
export async function leaveOneInactive(desk: DemoDesk): Promise<void> {
  const silent = (await readRemarks(desk)).get("孙先生") as string;
  await write(desk, silent, "我先看看，晚点再下单");
  await reply(desk, await pickUp(desk, silent, desk.lin), "好的孙先生，您慢慢看。", desk.lin);
  desk.world.clock.advance(31 * minute);
}

async function readRemarks({ env }: DemoDesk): Promise<Map<string, string>> {
  const { rows } = await env.server.context.pool.query<{ openid: string; remark: string }>(
    `select openid, remark from conversations where remark is not null`,
  );
  return new Map(rows.map(({ remark, openid }) => [remark, openid]));
}

/** Fills the lists of two agents and the queue. Returns the session of 苏小姐. */
export async function fillDesk(desk: DemoDesk): Promise<string> {
  const { world, lin, xu } = desk;
  const remarks = await readRemarks(desk);
  const openidOf = (name: string) => remarks.get(name) ?? name;
  for (const [by, name, source, first = "", ...lines] of served) {
    const openid = openidOf(name);
    await world.simulator.pushEnter(appId, openid, source);
    await write(desk, openid, first);
    const session = await pickUp(desk, openid, desk[by]);
    for (const line of lines) {
      if (line.startsWith("! ")) world.simulator.switches.set({ nextSend: "87014" });
      if (/^[>!] /.test(line)) await reply(desk, session, line.slice(2), desk[by]);
      else await write(desk, openid, line);
    }
  }
  const sessionId = await serveSu(desk);
  for (const [name, ...lines] of waiting) await write(desk, openidOf(name), ...lines);
  // Both agents have as many sessions as they may have, so the queue waits.
  for (const api of [lin, xu])
    await answer(api("PUT", `/api/accounts/${world.accountId}/pickup`, { auto: true, capacity: 4 }));
  world.clock.advance(minute);
  return sessionId;
}

async function serveSu(desk: DemoDesk): Promise<string> {
  const { world, lin } = desk;
  const [{ openid: su }] = demoCustomers;
  await world.simulator.pushEnter(appId, su, "订单详情");
  await write(desk, su, "你好，昨天收到的盖碗，杯口好像磕掉了一小块");
  const session = await pickUp(desk, su, lin);
  const { id, customer } = session;
  await world.simulator.pushImage(appId, su, await sharp(Buffer.from(cup)).png().toBuffer());
  await untilSaid(lin, customer.id, ({ image }) => image?.state === "ready");
  await reply(desk, session, "苏小姐非常抱歉，给您添麻烦了。今天就补一只新的给您。", lin);
  const note = "已登记仓库破损，顺丰补发，坏的不用寄回。";
  await answer(lin("POST", `/api/sessions/${id}/notes`, { clientMessageId: randomUUID(), note }));
  await write(desk, su, "好的，谢谢！大概什么时候能到？");
  await answer(lin("PUT", `/api/conversations/${customer.id}/remark`, { remark: "苏小姐" }));
  await answer(lin("PATCH", `/api/conversations/${customer.id}/tags`, { add: ["老客户"] }));
  return id;
}
