import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { openPassage, type Passage, type Way } from "../src/passage.ts";
import { type Console, request } from "./console.ts";
import { type Follower, follow } from "./follower.ts";
import {
  admin,
  appId,
  deadline,
  lin,
  openTestServer,
  supervisor,
  type TestServer,
  xu,
} from "./test-server.ts";

let house: TestServer;
let ways: [Passage, Passage, Passage];
let people: Console[];
let openid: string;
let followers: Follower[] = [];

beforeAll(async () => {
  house = await openTestServer({ logLevel: "silent" });
  const { hostname: host, port } = new URL(house.url);
  const openWay = () => openPassage(() => ({ host, port: Number(port) }));
  ways = await Promise.all([openWay(), openWay(), openWay()]);
  people = await Promise.all([admin, supervisor, lin, xu].map(house.consoleOf));
  openid = await house.openidOf(await house.ownedBy(people[2] as Console));
});
afterEach(() => {
  set({ mode: "pass" });
  for (const follower of followers) follower.close();
  followers = [];
});
afterAll(async () => {
  await Promise.all(ways.map((way) => way.close()));
  await house.stop();
});

const set = (to: Way) => {
  for (const way of ways) way.set(to);
};
const load = async (who: Console): Promise<Snapshot> =>
  (await who.get(`/api/accounts/${house.accountId}/snapshot`)).body as Snapshot;

async function open(count: number): Promise<void> {
  const loaded = await Promise.all(people.map(load));
  followers = Array.from({ length: count }, (_, i) => {
    const n = i % people.length;
    return follow((ways[i % ways.length] as Passage).url, people[n] as Console, loaded[n] as Snapshot);
  });
  await allLive();
}
const countLive = () => followers.filter((f) => f.live()).length;
const allLive = () => expect.poll(() => followers.length - countLive(), deadline).toBe(0);
const nobodyLive = () => expect.poll(countLive, deadline).toBe(0);

const numberAt = async (name: string): Promise<number> => {
  const { text } = await request(`${house.url}/metrics`, "GET");
  return Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1),
  );
};

const head = async (): Promise<number> =>
  (
    await house.rows<{ seq: number }>(`select head_seq as seq from accounts where id = $1`, [house.accountId])
  )[0]?.seq ?? 0;

async function expectAllReceived(since: number): Promise<void> {
  const to = await head();
  await expect.poll(() => followers.filter((f) => f.snapshot().seq < to).length, deadline).toBe(0);
  for (const { seqs, troubles } of followers) {
    expect(troubles).toEqual([]);
    const received = seqs.filter((seq) => seq > since);
    expect(received).toEqual([...new Set(received)].sort((a, b) => a - b));
  }
  const logged = await house.rows<{ seq: number }>(
    `select m.seq from messages m join conversations c on c.id = m.conversation_id
      where m.seq > $1 and c.openid = $2 and direction = 'in' order by m.seq`,
    [since, openid],
  );
  const owners = followers.filter((_, i) => i % people.length === 2);
  for (const { seqs } of owners) expect(seqs).toEqual(expect.arrayContaining(logged.map(({ seq }) => seq)));
}

const says = (text: string, who = openid) => house.simulator.pushText(appId, who, text);

/** The limit is 15 s on both sides, plus two for a busy machine. */
const noticed = { timeout: 17_000, interval: 50 };

it("[P8] [P9] [FD11] [F17] both sides notice a dead connection within 15 s, and events arrive once", {
  tags: ["slow"],
}, async () => {
  await open(12);
  const since = await head();
  const [neither, there, back] = ways;
  neither.set({ mode: "blackhole" });
  there.set({ mode: "blackhole", way: "there" });
  back.set({ mode: "blackhole", way: "back" });
  for (const text of ["一", "二", "三"]) expect((await says(text)).outcome).toBe("acknowledged");
  const deaf = followers.filter((_, i) => i % ways.length !== 1);
  for (const { snapshot } of deaf) expect(snapshot().seq).toBeLessThanOrEqual(since);
  await Promise.all([
    expect.poll(countLive, noticed).toBe(0),
    expect.poll(() => numberAt("jieru_sockets"), noticed).toBe(0),
  ]);
  set({ mode: "pass" });
  await allLive();
  await expectAllReceived(since);
});

it("[P8] [F19] an unstable, slow network duplicates no event and forces no new snapshot", async () => {
  await open(4);
  const since = await head();
  for (let flap = 0; flap < 4; flap++) {
    set({ mode: "reset" });
    await nobodyLive();
    await says(`断了 ${flap}`);
    set({ mode: "throttle", bytesPerSecond: 50_000 });
    await says(`慢慢来 ${flap}`);
    await allLive();
  }
  await expectAllReceived(since);
  for (const { gapsMs } of followers) expect(gapsMs.length).toBeGreaterThanOrEqual(4);
});

it("[P8] [P1] [F38] a hundred consoles reconnect at once and load snapshots while pushes are accepted", {
  tags: ["slow"],
}, async () => {
  await open(100);
  const since = await head();
  const { pool } = house.server.context;
  let most = 0;
  const watching = setInterval(() => {
    most = Math.max(most, pool.totalCount);
  }, 1);
  set({ mode: "reset" });
  await nobodyLive();
  await says("都不在");
  set({ mode: "pass" });
  const snapshots = Promise.all(followers.map((_, i) => load(people[i % people.length] as Console)));
  const pushes = await Promise.all(Array.from({ length: 20 }, (_, n) => says(`都回来了 ${n}`)));
  await allLive();
  clearInterval(watching);
  expect(pushes.map(({ deliveries }) => deliveries.map(({ answer }) => answer))).toEqual(
    pushes.map(() => ["success"]),
  );
  expect((await snapshots).map(({ account }) => account?.id)).toEqual(followers.map(() => house.accountId));
  expect(most).toBeLessThanOrEqual(pool.options.max);
  await expectAllReceived(since);
});

it("[P1] [P2] [P8] [PU3] [PU4] [F39] five hundred simultaneous duplicate pushes are acknowledged, stored once and shown everywhere", {
  tags: ["slow"],
}, async () => {
  await open(4);
  const since = await head();
  const { switches } = house.simulator;
  switches.set({ deliveries: 20, retrySpacingMs: 500, duplicatePushes: true });
  const crowd = Array.from({ length: 500 }, () => house.newCustomer());
  const pushes = await Promise.all(crowd.map((who) => says("都来了", who)));
  switches.set({ deliveries: 3, retrySpacingMs: 0, duplicatePushes: false });
  expect(pushes.filter(({ outcome }) => outcome !== "acknowledged")).toEqual([]);
  const kept = await house.rows<{ openid: string }>(
    `select c.openid from messages m join conversations c on c.id = m.conversation_id
      where m.content ->> 'text' = '都来了'`,
  );
  expect(kept.map((message) => message.openid).sort()).toEqual(crowd.sort());
  await expectAllReceived(since);
  const waiting = followers.map(({ snapshot }) => snapshot().waiting.count);
  expect(waiting).toEqual(followers.map(() => crowd.length));
});
