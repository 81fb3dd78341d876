/** Fixed data for pictures: the clock is stopped, and names and texts are the same in every run. */
import { randomUUID } from "node:crypto";
import type { DemoPerson } from "@jieru/dev-env/demo";
import type { Browser } from "@playwright/test";
import { plainPng } from "../pictures.ts";
import { type Api, apiOf } from "../tidy-up.ts";
import {
  admin,
  appId,
  test as base,
  cookiesOf,
  expect,
  linZhixia,
  supervisor,
  type World,
  xuRan,
} from "../world.ts";
import type { Places } from "./screens.ts";

const opensAt = Date.UTC(2026, 10, 24, 5, 30);
const second = 1_000;
const minute = 60 * second;

type Cookies = Awaited<ReturnType<typeof cookiesOf>>;

interface Furnished {
  furnished: Places & { cookies: { admin: Cookies; agent: Cookies } };
}

export const test = base.extend<object, Furnished>({
  standsAt: [opensAt, { scope: "worker" }],
  /** Replaces the clean-up: the data stays between two pictures. */
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture names out of the pattern
  tidy: async ({}, use) => use(undefined),
  furnished: [
    async ({ world, browser }, use) => use(await furnish(world, browser)),
    { scope: "worker", timeout: 120_000 },
  ],
});

/** Signs everybody in. Agents stay present while the clock is stopped, even with closed consoles. */
async function comeIn(world: World, browser: Browser): Promise<Furnished["furnished"]["cookies"]> {
  const held = new Map<DemoPerson, Cookies>();
  const context = await browser.newContext({ baseURL: world.url });
  for (const person of [supervisor, linZhixia, xuRan, admin]) {
    const cookies = await cookiesOf(world, person);
    held.set(person, cookies);
    await context.clearCookies();
    await context.addCookies(cookies);
    const page = await context.newPage();
    await page.goto(`/a/${world.accountId}`);
    await expect(page.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
    await page.close();
  }
  await context.close();
  return { admin: held.get(admin) ?? [], agent: held.get(linZhixia) ?? [] };
}

export interface Desk {
  world: Pick<World, "simulator" | "clock" | "accountId" | "url">;
  admin: Api;
  lin: Api;
}

interface SessionSeen {
  id: string;
  lastSeq: number;
  state: string;
  customer: { id: string; openid: string };
}

export const answer = async <T>(asked: Promise<Response>): Promise<T> => {
  const response = await asked;
  expect(response.ok, `${response.url} ${response.status} ${await response.clone().text()}`).toBe(true);
  return (await response.json().catch(() => undefined)) as T;
};

async function sessionOf({ world, admin }: Desk, openid: string): Promise<SessionSeen> {
  let found: SessionSeen | undefined;
  await expect
    .poll(async () => {
      interface Lists {
        sessions: SessionSeen[];
        waiting: { sessions: SessionSeen[] };
      }
      const desk = await answer<Lists>(admin("GET", `/api/accounts/${world.accountId}/snapshot`));
      found = [...desk.sessions, ...desk.waiting.sessions].find((s) => s.customer.openid === openid);
      return found;
    })
    .toBeDefined();
  return found as SessionSeen;
}

const customer = (tail: string): string => `o9Ag05Jieru-0000-0000-${tail}`;

export async function write({ world }: Desk, openid: string, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    world.clock.advance(20 * second);
    await world.simulator.pushText(appId, openid, text);
  }
}

export async function pickUp(desk: Desk, openid: string, by: Api = desk.admin): Promise<SessionSeen> {
  desk.world.clock.advance(20 * second);
  const { id } = await sessionOf(desk, openid);
  await answer(by("POST", `/api/sessions/${id}/pick-up`, {}));
  return sessionOf(desk, openid);
}

interface MessageSeen {
  id: string;
  delivery: { state: string } | null;
  image?: { state: string };
}

/** Waits for a message, asked as the owner: reading as another agent would create an audit record. */
export const untilSaid = (api: Api, conversationId: string, says: (message: MessageSeen) => boolean) =>
  expect
    .poll(async () => {
      const path = `/api/conversations/${conversationId}/messages`;
      const { messages } = await answer<{ messages: MessageSeen[] }>(api("GET", path));
      return messages.some(says);
    })
    .toBe(true);

export async function reply(
  desk: Desk,
  { id }: SessionSeen,
  text: string,
  by: Api = desk.admin,
): Promise<void> {
  desk.world.clock.advance(20 * second);
  const body = { type: "text", text, clientMessageId: randomUUID() };
  const { message } = await answer<{ message: { conversationId: string; id: string } }>(
    by("POST", `/api/sessions/${id}/replies`, body),
  );
  const isOver = ({ id, delivery }: MessageSeen) =>
    id === message.id && /sent|failed|unconfirmed/.test(delivery?.state ?? "");
  await untilSaid(by, message.conversationId, isOver);
}

/** Fills every list, a conversation with every kind of tile, and quick replies. */
async function furnish(world: World, browser: Browser): Promise<Furnished["furnished"]> {
  const desk: Desk = { world, admin: await apiOf(world, admin), lin: await apiOf(world, linZhixia) };
  const account = `/api/accounts/${world.accountId}`;
  await quickReplies(desk, account);
  await past(desk);
  const su = "o9Ag05Kd5ggOC-bXrbNODII9tQe";
  await world.simulator.pushEnter(appId, su, "订单详情");
  const session = await pickUp(desk, su);
  await write(desk, su, "你好，昨天收到的盖碗，杯口好像磕掉了一块 https://example.com/a");
  await world.simulator.pushImage(appId, su, plainPng(320, 240));
  await untilSaid(desk.admin, session.customer.id, ({ image }) => image?.state === "ready");
  world.clock.advance(20 * second);
  await world.simulator.pushCard(appId, su, { title: "青釉三才盖碗", pagePath: "pages/item?id=1" });
  await reply(desk, session, "非常抱歉，马上给您补发。");
  world.simulator.switches.set({ nextSend: "87014" });
  await reply(desk, session, "这句没有发出去");
  world.simulator.switches.set({ nextSend: "reset_after" });
  await reply(desk, session, "这句不知道");
  await answer(
    desk.admin("POST", `/api/sessions/${session.id}/notes`, {
      clientMessageId: randomUUID(),
      note: "老客户，先补发再收回旧的",
    }),
  );
  await write(desk, su, "好的，谢谢");
  await answer(desk.admin("PUT", `/api/conversations/${session.customer.id}/remark`, { remark: "苏小姐" }));
  await answer(desk.admin("PATCH", `/api/conversations/${session.customer.id}/tags`, { add: ["老客户"] }));
  // Does not open the session: opening would mark it as read and change the next picture.
  const { lastSeq: upTo } = await sessionOf(desk, su);
  await answer(desk.admin("POST", `/api/sessions/${session.id}/read`, { upTo }));
  await served(desk);
  await line(desk);
  world.clock.advance(2 * minute);
  const cookies = await comeIn(world, browser);
  return { accountId: world.accountId, sessionId: session.id, cookies };
}

async function quickReplies({ admin }: Desk, account: string): Promise<void> {
  const texts = {
    问候: "您好，有什么可以帮您？",
    补发: "非常抱歉，马上给您补发，运费由我们承担。",
    快递: "您的快递单号是 {单号}，请注意查收。",
  };
  for (const [title, text] of Object.entries(texts))
    await answer(admin("POST", `${account}/quick-replies`, { scope: "team", title, category: "常用", text }));
}

async function past(desk: Desk): Promise<void> {
  const [gone, silent] = [customer("4gNe"), customer("2sLt")];
  await write(desk, gone, "请问包邮吗");
  const ended = await pickUp(desk, gone);
  await reply(desk, ended, "满 99 元包邮的。");
  await answer(desk.admin("POST", `/api/sessions/${ended.id}/end`, {}));
  await write(desk, silent, "我再看看");
  await reply(desk, await pickUp(desk, silent), "好的，您慢慢看。");
  desk.world.clock.advance(31 * minute);
  await expect.poll(async () => (await sessionOf(desk, silent)).state).toBe("inactive");
}

async function served(desk: Desk): Promise<void> {
  const [zhou, chen] = [customer("3mZd"), customer("7hQx")];
  await write(desk, zhou, "茶盘有大一点的吗");
  const session = await pickUp(desk, zhou, desk.lin);
  await reply(desk, session, "有的，60 厘米的这款。", desk.lin);
  await write(desk, chen, "还没收到", "在吗");
  await pickUp(desk, chen, desk.lin);
  const wu = customer("6wNb");
  await write(desk, wu, "有人吗");
  await pickUp(desk, wu);
  await write(desk, wu, "想订一套茶具，公司用的，能开专票吗");
}

async function line(desk: Desk): Promise<void> {
  await write(desk, customer("8kPa"), "那批建盏到了没有，客户催得紧");
  await write(desk, customer("5vRt"), "能开发票吗");
  desk.world.clock.advance(20 * second);
  await desk.world.simulator.pushEnter(appId, customer("1bNf"), "商品详情");
}
