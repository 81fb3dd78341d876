import { rm } from "node:fs/promises";
import path from "node:path";
import { backUp } from "@jieru/realtime/backup/back-up";
import { restore } from "@jieru/realtime/backup/restore";
import { createLogger } from "@jieru/realtime/base/logger";
import { startServer } from "@jieru/realtime/start";
import type { AuditPage } from "@jieru/shared/protocol/audit";
import type { EndedPage } from "@jieru/shared/protocol/http";
import type { Report } from "@jieru/shared/protocol/reports";
import { reportAnswer } from "@jieru/shared/protocol/reports-schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../src/free-port.ts";
import { serverConfig } from "../src/server-config.ts";
import { addAccount, newAgent } from "./cast.ts";
import { type Console, openConsole } from "./console.ts";
import {
  admin,
  host,
  lin,
  makeDataDir,
  openTestServer,
  supervisor,
  type TestServer,
  xu,
} from "./test-server.ts";

let house: TestServer;
let lead: Console;
let agent: Console;
let reports: string;
beforeAll(async () => {
  house = await openTestServer({ embedded: true });
  [lead, agent] = [await house.consoleOf(supervisor), await house.consoleOf(lin)];
  reports = `/api/accounts/${house.accountId}/reports`;
  await agent.send("PUT", `/api/accounts/${house.accountId}/status`, { status: "online" });
  const { id } = await house.ownedBy(agent);
  await agent.reply(id, "您好");
}, 60_000);
afterAll(() => house.stop());

const report = async (who = lead, query = ""): Promise<Report> =>
  reportAnswer.parse((await who.get(`${reports}${query}`)).body);
const linesOf = (csv: string) => csv.split("\r\n");

it("[RP6] [N38] only supervisors and admins of the account read and export reports", async () => {
  const otherId = await addAccount(house, {
    appId: "wx00000000reports0",
    originalId: "gh_reports",
    name: "别家",
  });
  const other = await house.consoleOf(await newAgent(house, otherId, "admin"));
  const boss = await house.consoleOf(admin);
  const today = (await report()).to;
  for (const where of [reports, `${reports}/export`, `${reports}/sessions?from=${today}&to=${today}`]) {
    for (const who of [lead, boss]) expect((await who.get(where)).status).toBe(200);
    for (const who of [agent, other]) expect((await who.get(where)).status).toBe(403);
  }
});

it("[RP4] invalid, too many or reversed days are refused with the field", async () => {
  for (const [query, field] of [
    ["?from=2026-11-28&to=2026-11-27", "from"],
    ["?from=2025-11-01&to=2026-11-27", "to"],
    ["?from=2026-02-29&to=2026-03-27", "from"],
    ["?from=2026-11-28", "to"],
    ["?from=2999-12-31&to=3000-01-01", "to"],
    ["?from=1969-12-31&to=1970-01-01", "from"],
  ])
    for (const where of [reports, `${reports}/export`]) {
      const answer = await lead.get(`${where}${query}`);
      expect([query, answer.status, answer.body]).toMatchObject([query, 400, { errors: [{ field }] }]);
    }
});

it("[RP7] the daily file is a CSV for Excel with the page's numbers and localized headers", async () => {
  const { days } = await report();
  const [only] = days;
  const today = only?.day;
  const answer = await lead.get(`${reports}/export?from=${today}&to=${today}&rows=days&language=zh-CN`);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toBe(
    `attachment; filename="jieru-days-${today}-${today}.csv"`,
  );
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  const bytes = await fetch(`${house.url}${reports}/export?rows=days`, { headers: { cookie: lead.cookie } });
  expect([...new Uint8Array(await bytes.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(only).toMatchObject({ day: today, opened: 1, messages: 1, pickedUp: 1, answered: 1, replies: 1 });
  const inSeconds = (ms = 0) => Math.round(ms / 100) / 10;
  const seconds = inSeconds(only?.firstResponseMs ?? 0);
  const [first, queue] = [only?.outcomes?.firstAnswerMs ?? 0, only?.outcomes?.longestQueueMs ?? 0].map(
    inSeconds,
  );
  expect(linesOf(answer.text)).toEqual([
    expect.stringContaining(
      "日期,新会话,用户消息,无人接待,接入会话,已回复,1 分钟内回复,5 分钟内回复,接入到首次回复中位数（秒）,客服回复,用户发言的会话,已回复会话（从用户发言起）,1 分钟内首次响应,5 分钟内首次响应,未回复（已接入）,未回复即结束,未接入,超时未接入,首次响应中位数（秒，含排队）,平均排队（秒）,最长排队（秒）,口径",
    ),
    `${today},1,1,0,1,1,1,1,${seconds},1,1,1,1,1,0,0,0,0,${first},${queue},${queue},`,
    "",
  ]);
  for (const [language, head] of [
    ["zh-TW", "日期,新會話,使用者訊息"],
    ["en", "Day,Sessions opened,Customers' messages"],
  ])
    expect((await lead.get(`${reports}/export?language=${language}`)).text).toContain(head);
  for (const query of ["?language=fr", "?rows=customers"])
    expect((await lead.get(`${reports}/export${query}`)).status).toBe(400);
});

it("[RP7] [N31] a name that looks like a formula is text in the file", async () => {
  const names = [
    '=HYPERLINK("http://elsewhere.example","x")',
    "+1-2",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "一, 二",
    "三;=1+1",
  ];
  const { to: today } = await report();
  for (const [i, name] of names.entries()) {
    const person = {
      name,
      unionid: `oUnion_formula_${i}`,
      openid: `oLogin_formula_${i}`,
      role: "agent" as const,
    };
    await house.rows(
      `with person as (insert into agents (id, wechat_id, name, created_at) values ($1, $1, $2, 0) returning id)
       insert into report_agent_days (account_id, day, agent_id, replies) select $3, $5, id, $4 from person`,
      [person.unionid, name, house.accountId, 100 - i, today],
    );
  }
  const { text } = await lead.get(`${reports}/export?rows=agents&language=en`);
  expect(linesOf(text).slice(0, names.length + 2)).toEqual([
    expect.stringContaining(
      "Agent,Sessions picked up,Answered,Answered within 1 minute,Answered within 5 minutes,Replies,Sessions with customer messages",
    ),
    expect.stringContaining(lin.name),
    `"'=HYPERLINK(""http://elsewhere.example"",""x"")",0,0,0,0,100,0,0,0,0,0,0,`,
    "'+1-2,0,0,0,0,99,0,0,0,0,0,0,",
    "'-2+3,0,0,0,0,98,0,0,0,0,0,0,",
    "'@SUM(A1),0,0,0,0,97,0,0,0,0,0,0,",
    "'\t=1,0,0,0,0,96,0,0,0,0,0,0,",
    "'＝1+1,0,0,0,0,95,0,0,0,0,0,0,",
    '"一, 二",0,0,0,0,94,0,0,0,0,0,0,',
    // Other delimiters must not end the cell within a name either.
    `"三;'=1+1",0,0,0,0,93,0,0,0,0,0,0,`,
  ]);
  await house.rows(`delete from report_agent_days where agent_id like 'oUnion_formula_%'`);
});

it("[RP7] [AU1] a report export is recorded with its days, and refused exports are not", async () => {
  const boss = await house.consoleOf(admin);
  const records = async () =>
    ((await boss.get(`/api/accounts/${house.accountId}/audit?kind=reports`)).body as AuditPage).records;
  const before = (await records()).length;
  await report();
  await agent.get(`${reports}/export`);
  await lead.get(`${reports}/export?from=2026-12-31&to=2026-12-01`);
  expect(await records()).toHaveLength(before);
  const from = { "x-forwarded-for": "203.0.113.45" };
  await lead.send("GET", `${reports}/export?from=2026-10-01&to=2026-10-31&rows=agents`, undefined, from);
  expect((await records())[0]).toMatchObject({
    what: "report_exported",
    by: { id: lead.agentId, name: supervisor.name },
    about: "2026-10-01 2026-10-31 agents",
    conversationId: null,
    ip: "203.0.113.45",
  });
});

it("[RP3] a restored backup continues its reports, or counts everything when it has none", {
  tags: ["slow"],
  timeout: 120_000,
}, async () => {
  await house.ownedBy(await house.consoleOf(xu));
  const { from: first, to: last, days, agents } = await report();
  expect(agents).toHaveLength(2);
  for (const isOfBefore of [false, true]) {
    if (isOfBefore)
      for (const table of ["report_days", "report_agent_days", "report_cursors"])
        await house.rows(`delete from ${table}`);
    const place = await makeDataDir();
    const [from, dataDir] = [path.join(place, "backup"), path.join(place, "data")];
    await backUp({ dataDir: house.dataDir, secretKey: undefined, to: from, withKey: true });
    await restore({ from, dataDir, secretKey: undefined, clock: house.clock });
    const where = { host, port: await freePort(), dataDir, simulatorUrl: house.simulator.url };
    const config = { ...serverConfig(where), logLevel: "error" as const };
    const log = createLogger(config, { write: () => undefined });
    const restored = await startServer({ config, log, clock: house.clock });
    const who = await openConsole(restored.url, supervisor.unionid);
    expect(await report(who, `?from=${first}&to=${last}`)).toMatchObject({ days, agents });
    await restored.stop();
    await rm(place, { recursive: true, force: true });
  }
});

it("[RP12] the sessions of a figure are listed, and unknown figures are refused", async () => {
  const { to: today, days } = await report();
  const behind = async (query: string) =>
    await lead.get(`${reports}/sessions?from=${today}&to=${today}${query}`);
  const { sessions } = (await behind("&figure=answered")).body as EndedPage;
  expect(sessions).toHaveLength(days.at(-1)?.outcomes?.answered ?? 0);
  expect(sessions.map(({ ownerId }) => ownerId)).toEqual([agent.agentId]);
  const none = (await behind(`&figure=answered&by=picked_up&owner=${lead.agentId}`)).body as EndedPage;
  expect(none).toEqual({ sessions: [], next: null, more: false });
  for (const query of ["&figure=everything", "&by=yesterday", "&limit=101"])
    expect((await behind(query)).status).toBe(400);
  expect((await lead.get(`${reports}/sessions?from=${today}`)).status).toBe(400);
});
