import { once } from "node:events";
import net from "node:net";
import type { AccountId } from "@jieru/shared/domain/ids";
import { exportCountHeader } from "@jieru/shared/protocol/exports";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { addAccount, newAgent } from "../cast.ts";
import type { Console } from "../console.ts";
import { deadline, host, openTestServer, type TestServer } from "../test-server.ts";

let house: TestServer;
let accountId: AccountId;
let boss: Console;
let all: string;
beforeAll(async () => {
  house = await openTestServer();
  accountId = await addAccount(house, {
    appId: "wx00000000exports1",
    originalId: "gh_exports1",
    name: "大店",
  });
  all = `/api/accounts/${accountId}/export`;
  await fill();
}, 60_000);
afterAll(() => house.stop());
beforeEach(async () => {
  house.clock.advance(60_000);
  boss = await newBoss();
});

const newBoss = async () => house.consoleOf(await newAgent(house, accountId, "admin"));

/** Fills more than the buffers of an unread connection hold; the first customer wrote the first half. */
const perCustomer = 2_000;
const customers = ["first", "last"];
const long = "话".repeat(2_000);
async function fill(): Promise<void> {
  await house.rows(`update accounts set head_seq = $2 where id = $1`, [accountId, 2 * perCustomer + 10]);
  for (const [i, id] of customers.entries()) {
    await house.rows(
      `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at)
       values ($1, $2, $1, 0, 0, 0, 0)`,
      [id, accountId],
    );
    await house.rows(
      `insert into sessions (id, account_id, conversation_id, state, epoch, unread, last_seq, spoken, opened_at, last_activity_at, ended_at)
       values ($1, $2, $1, 'ended', 1, 0, $3, true, $4, $4, $4)`,
      [id, accountId, (i + 1) * perCustomer, house.clock.now()],
    );
    await house.rows(
      `insert into messages (id, account_id, conversation_id, session_id, seq, at, direction, content)
       select $1 || n, $2, $1, $1, $3::int + n, $4, 'in', jsonb_build_object('type', 'text', 'text', $1 || n || $5)
         from generate_series(1, $6::int) n`,
      [id, accountId, i * perCustomer, house.clock.now(), long, perCustomer],
    );
  }
}

/** Starts an export and reads only its first piece. */
async function begin(path = all, who = boss) {
  const leaving = new AbortController();
  const response = await fetch(`${house.url}${path}${path.includes("?") ? "&" : "?"}format=jsonl`, {
    headers: { cookie: who.cookie },
    signal: leaving.signal,
  });
  expect(response.status).toBe(200);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const pieces = [(await reader.read()).value as Uint8Array];
  return {
    response,
    leave: () => leaving.abort(),
    /** Reads the remaining lines; rejects if the file is cut off. */
    async rest(): Promise<string[]> {
      for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value);
      return Buffer.concat(pieces).toString().split("\n").filter(Boolean);
    },
  };
}

/** Asks at the allowed rate, twelve times a minute, until a place is free. */
async function placeIsFree(): Promise<void> {
  const ask = async () => {
    house.clock.advance(5_000);
    return (await boss.get(`${all}?from=2020-01-01&to=2020-01-01`)).status;
  };
  await expect.poll(ask, deadline).toBe(200);
}

const linesOf = (lines: readonly string[], customer: string) =>
  lines.filter((line) => (JSON.parse(line) as { openid: string }).openid === customer);

it("[EX4] a slow reader gets the announced number of messages, without later ones", {
  tags: ["slow"],
}, async () => {
  const { response, rest } = await begin();
  await house.rows(
    `insert into messages (id, account_id, conversation_id, session_id, seq, at, direction, content)
     values ('late', $1, 'last', 'last', $2, $3, 'in', '{"type": "text", "text": "late"}')`,
    [accountId, 1_000_000, house.clock.now()],
  );
  const lines = await rest();
  expect(lines).toHaveLength(2 * perCustomer);
  expect(response.headers.get(exportCountHeader)).toBe(String(lines.length));
  await house.rows(`delete from messages where id = 'late'`);
});

it("[EX4] [DE11] an aborted export frees its place", async () => {
  const { leave } = await begin();
  expect(await boss.get(all)).toMatchObject({ status: 409, body: { refusal: "export_under_way" } });
  leave();
  await placeIsFree();
});

it.each([
  ["counted", "messages"],
  ["looked up where it stands in the log", "search_shelves"],
])(
  "[EX4] [EX5] an export aborted while it is being %s frees its place and leaves no record",
  async (_, table) => {
    const wholeExports = () =>
      house.rows(
        `select from audit_log where what = 'messages_exported' and agent_id = $1 and detail like '% ${2 * perCustomer}'`,
        [boss.agentId],
      );
    const earlier = await wholeExports();
    const holding = await house.server.context.pool.connect();
    await holding.query(`begin; lock table ${table}`);
    const waits = `select from pg_locks where not granted and relation = '${table}'::regclass`;
    /** Returns "answered" if the database stopped waiting before the request was aborted. */
    const askAndLeave = async (): Promise<"left" | "answered"> => {
      house.clock.advance(5_000);
      const leaving = new AbortController();
      const response = fetch(`${house.url}${all}`, {
        headers: { cookie: boss.cookie },
        signal: leaving.signal,
      });
      const outcome = response.then(
        () => "answered" as const,
        () => "left" as const,
      );
      await expect.poll(async () => (await holding.query(waits)).rowCount, deadline).toBe(1);
      leaving.abort();
      return outcome;
    };
    await expect.poll(askAndLeave, deadline).toBe("left");
    await holding.query("rollback");
    holding.release();
    await placeIsFree();
    expect(await wholeExports()).toHaveLength(earlier.length);
  },
);

it("[EX6] the server writes four exports at once, and refuses a fifth until a place is free", {
  tags: ["slow"],
}, async () => {
  const others = await Promise.all([1, 2, 3, 4].map(newBoss));
  const begun = await Promise.all(others.map((who) => begin(all, who)));
  expect(await boss.get(all)).toMatchObject({ status: 503, body: { refusal: "server_busy" } });
  for (const { leave } of begun) leave();
  await placeIsFree();
});

it("[EX4] [AG6] an export is cut off when its person is removed or signed out", async () => {
  const unbound = await begin();
  const other = await newBoss();
  const signedOut = await begin(all, other);
  await house.rows(`delete from bindings where account_id = $1 and agent_id = $2`, [accountId, boss.agentId]);
  await other.post("/auth/logout");
  await expect(unbound.rest()).rejects.toThrow();
  await expect(signedOut.rest()).rejects.toThrow();
});

it("[EX4] a cut-off export ends with a connection reset for an HTTP/1.0 proxy", async () => {
  const socket = net.connect({ host, port: Number(new URL(house.url).port) });
  socket.write(`GET ${all}?format=jsonl HTTP/1.0\r\nCookie: ${boss.cookie}\r\n\r\n`);
  await once(socket, "data");
  socket.pause();
  await boss.post("/auth/logout");
  const ends = new Promise((resolve) => {
    socket.once("end", () => resolve("in order"));
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
  });
  socket.resume();
  expect(await ends).toBe("ECONNRESET");
});

it("[EX4] [RT3] an erased customer is left out of the account's export, and their own is cut off", async () => {
  const ofAll = await begin();
  const other = await newBoss();
  const own = await begin("/api/conversations/last/export", other);
  const third = await newBoss();
  expect((await third.send("DELETE", "/api/conversations/last")).status).toBe(204);
  const lines = await ofAll.rest();
  expect(linesOf(lines, "first")).toHaveLength(perCustomer);
  expect(linesOf(lines, "last").length).toBeLessThan(perCustomer);
  await expect(own.rest()).rejects.toThrow();
  expect((await third.get("/api/conversations/last/export")).status).toBe(409);
});

it("[EX4] [DE11] a stopping server cuts an export off without waiting for it", async () => {
  const { rest } = await begin();
  const cut = expect(rest()).rejects.toThrow();
  await house.server.app.close();
  await cut;
});
