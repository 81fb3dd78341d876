import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Console, request } from "./console.ts";
import { openFeed } from "./feed.ts";
import { appId, deadline, lin, openTestServer, type TestServer, xu } from "./test-server.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const read = (file: string) => readFile(path.join(root, file), "utf8");
let house: TestServer;
let agent: Console;
let text: string;
let atFirst: string;

const scrape = async () => (await request(`${house.url}/metrics`, "GET")).text;
/** Returns the value of a line, or undefined if it is missing. */
const numberAt = (line: string): number | undefined => {
  const found = text.split("\n").find((l) => l.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length + 1));
};

beforeAll(async () => {
  house = await openTestServer({ logLevel: "silent" });
  atFirst = await scrape();
  agent = await house.consoleOf(lin);
});
afterAll(() => house.stop());

it("[PU4] [F25] a push with a known MsgId and other content counts as quarantined, not duplicate", async () => {
  const { simulator } = house;
  const count = async () => {
    text = await scrape();
    return ["duplicate", "quarantined"].map((outcome) =>
      numberAt(`jieru_pushes_total{outcome="${outcome}"}`),
    );
  };
  const customer = house.newCustomer();
  const same = { msgId: "22876340532999999", createTime: Math.floor(house.clock.now() / 1_000) };
  await simulator.pushText(appId, customer, "真的", same);
  expect(await count()).toEqual([0, 0]);
  await simulator.pushText(appId, customer, "假的", same);
  expect(await count()).toEqual([0, 1]);
});

it("[DE12] pushes, replies, refusals, subscriptions and errors are counted", async () => {
  const { simulator } = house;
  const session = await house.ownedBy(agent);
  simulator.switches.set({ duplicatePushes: true });
  await simulator.pushText(appId, house.newCustomer(), "两遍");
  simulator.switches.set({ duplicatePushes: false });
  await agent.reply(session.id, "您好");
  await expect.poll(async () => (await house.rows(`select from outbox`)).length, deadline).toBe(0);
  const other = await house.consoleOf(xu);
  expect((await other.post(`/api/sessions/${session.id}/pick-up`)).status).toBe(409);
  const feed = await openFeed(house.url, { cookie: agent.cookie, origin: house.url });
  await feed.ask("subscribe", { accountId: house.accountId, afterSeq: 0 });
  await house.rows(`select 1/0`).catch(() => undefined);
  const counted = {
    'jieru_pushes_total{outcome="duplicate"}': 1,
    'jieru_deliveries_total{outcome="sent"}': 1,
    'jieru_token_refreshes_total{forced="no",outcome="done"}': 1,
    'jieru_refusals_total{refusal="already_picked_up"}': 1,
    'jieru_subscriptions_total{how="caught_up"}': 1,
    'jieru_database_errors_total{class="22"}': 1,
    'jieru_degraded{part="database"}': 0,
    jieru_sockets: 1,
    jieru_lane_depth: 0,
    jieru_database_connections_waiting: 0,
    jieru_resync_events_count: 1,
  };
  const seen = async () => {
    text = await scrape();
    return Object.fromEntries(Object.keys(counted).map((name) => [name, numberAt(name)]));
  };
  await expect.poll(seen, deadline).toEqual(counted); // some are counted just after the answer
  feed.close();
  expect(numberAt('jieru_wechat_calls_total{outcome="answered"}')).toBeGreaterThan(0);
  expect(numberAt("jieru_push_answer_seconds_count")).toBeGreaterThan(1);
  const sockets = async () => {
    text = await scrape();
    return numberAt("jieru_sockets");
  };
  await expect.poll(sockets, deadline).toBe(0); // the agent's socket is closed
});

/** Returns metric names without the endings that a histogram adds. */
const namesIn = (expressions: string): Set<string> =>
  new Set(
    [...expressions.matchAll(/\b((?:jieru|nodejs|process)_[a-z0-9_]+)/g)].map(([, name]) =>
      (name as string).replace(/_(bucket|sum|count)$/, ""),
    ),
  );
const known = async () =>
  new Set([...(await scrape()).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name as string));

it("[DE12] the dashboard shows every metric of the server and no unknown one", async () => {
  const { panels } = JSON.parse(await read("ops/grafana/jieru.json")) as {
    panels: { targets?: { expr: string }[] }[];
  };
  const shown = namesIn(
    panels
      .flatMap((p) => p.targets ?? [])
      .map((t) => t.expr)
      .join("\n"),
  );
  const there = await known();
  const edit = "Edit ops/grafana/jieru.json: it must show every number of the server, and no other";
  expect(
    [...shown].filter((name) => !there.has(name)),
    edit,
  ).toEqual([]);
  expect(
    [...there].filter((name) => name.startsWith("jieru_") && !shown.has(name)),
    edit,
  ).toEqual([]);
});

it("[DE12] every alert uses existing metrics and is documented", async () => {
  const rules = await read("ops/prometheus/alerts.yml");
  const there = await known();
  const expressions = [...rules.matchAll(/^\s+expr: (.*)$/gm)].map(([, expr]) => expr);
  expect([...namesIn(expressions.join("\n"))].filter((name) => !there.has(name))).toEqual([]);
  const page = await read("docs/self-host/monitoring.md");
  for (const [, alert] of rules.matchAll(/alert: (\w+)/g)) expect(page).toContain(`\`${alert}\``);
});

/** Returns one pattern for each label value whose increase an alert asks for. */
const risesIn = (rules: string): RegExp[] =>
  [...rules.matchAll(/increase\((\w+)(?:\{(\w+)=~?"([^"]+)"\})?\[/g)].flatMap(([, name, label, values]) =>
    label
      ? (values as string)
          .split("|")
          .map((value) => new RegExp(`^${name}{([^}]*,)?${label}="${value}"[^}]*} 0$`, "m"))
      : [new RegExp(`^${name}({[^}]*})? 0$`, "m")],
  );

it("[DE12] counters used by alerts start at 0, so that the first event is an increase", async () => {
  const rises = risesIn(await read("ops/prometheus/alerts.yml"));
  expect(rises.length).toBeGreaterThan(5);
  expect(rises.filter((rise) => !rise.test(atFirst))).toEqual([]);
});

it("[DE12] the monitoring page explains every metric of the server", async () => {
  const page = await read("docs/self-host/monitoring.md");
  const explained = [...(await known())].filter((name) => name.startsWith("jieru_"));
  const missing = explained.filter((name) => !new RegExp(`^\\| \`${name}[{\`]`, "m").test(page));
  expect(missing, "Add a row for each of them to docs/self-host/monitoring.md").toEqual([]);
});
