import type { AccountId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { createMetrics } from "../../src/base/metrics.ts";
import type { Outcome } from "../../src/lane/batch.ts";
import { LaneFull, type Lanes } from "../../src/lane/lane.ts";
import { startOutbox } from "../../src/outbox/outbox.ts";
import { listDue } from "../../src/outbox/queue.ts";
import { ann } from "../desk/scenario.ts";
import { createAccount, newClock, start } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

const deadline = { interval: 10 };
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(() => db.pool.query(`delete from outbox`));

async function createDue(): Promise<AccountId> {
  const account = await createAccount(db.pool, [ann]);
  const values = [account, start];
  await db.pool.query(
    `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at)
     select $1 || 'c' || n, $1, 'o' || n, 3, 3, $2::bigint + 1000, 0 from generate_series(1, 100) n`,
    values,
  );
  await db.pool.query(
    `insert into messages (id, account_id, conversation_id, seq, at, direction, content)
     select $1 || 'm' || n, $1, $1 || 'c' || n, n, $2, 'out', '{"type":"text","text":"hello"}' from generate_series(1, 100) n`,
    values,
  );
  await db.pool.query(
    `insert into outbox (message_id, account_id, conversation_id, seq, state, attempts, not_before)
     select $1 || 'm' || n, $1, $1 || 'c' || n, n, 'queued', 0, $2 from generate_series(1, 100) n`,
    values,
  );
  return account;
}
afterAll(() => db.drop());

async function queueReply(account: AccountId, name: string, notBefore: number): Promise<string> {
  const id = `${account}-${name}`;
  await db.pool.query(
    `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at)
     values ($1, $2, $1, 3, 3, 0, 0)`,
    [id, account],
  );
  await db.pool.query(
    `insert into messages (id, account_id, conversation_id, seq, at, direction, content)
     select $1, $2, $1, 1 + count(*), 0, 'out', '{"type":"text","text":"hello"}' from messages where account_id = $2`,
    [id, account],
  );
  await db.pool.query(
    `insert into outbox (message_id, account_id, conversation_id, seq, state, attempts, not_before)
     values ($1, $2, $1, 1, 'queued', 0, $3)`,
    [id, account, notBefore],
  );
  return id;
}

const outboxClock = newClock();
outboxClock.elapse(1);
const never = () => new Promise<never>(() => undefined);
const refused: Outcome = { ok: false, refusal: { refusal: "message_not_found" } };

/** An outbox that records its commands and scans; by default no delivery starts. */
function openOutbox(
  begin: (account: AccountId, messageId: string) => Promise<Outcome> = never,
  read: (...asking: [string, unknown[]]) => Promise<unknown> = (...asking) => db.pool.query(...asking),
  client: () => Promise<never> = () => Promise.reject(new Error("nobody calls")),
) {
  const commands: { do: string; messageId?: string }[] = [];
  const starts = new Map<AccountId, number>();
  let looks = 0;
  let queries = 0;
  const query = (...asking: [string, unknown[]]) => {
    queries++;
    if (asking[0].includes("'sending'")) looks++;
    return read(...asking);
  };
  const run: Lanes["run"] = (of, command) => {
    commands.push(command);
    if (command.do !== "start_delivery") return Promise.resolve(refused);
    starts.set(of, (starts.get(of) ?? 0) + 1);
    return begin(of, command.messageId);
  };
  let ring = (): void => undefined;
  const outbox = startOutbox({
    pool: { query } as never,
    changes: { onOutboxChanged: (look: () => void) => (ring = look) } as never,
    log: silent,
    metrics: createMetrics(),
    clock: outboxClock,
    lanes: { run } as Lanes,
    clients: { of: client },
    wechatMediaId: () => Promise.reject(new Error("nobody calls")),
    ratingLink: (sessionId) => `https://kf.example.com/rate/${sessionId}`,
  });
  onTestFinished(() => outbox.hold());
  const idsOf = (what: string) => commands.filter((a) => a.do === what).map((a) => a.messageId);
  const count = (what: string) => idsOf(what).length;
  return {
    outbox,
    commands,
    idsOf,
    count,
    starts,
    looks: () => looks,
    ring: () => ring(),
    queries: () => queries,
  };
}

it("[DE5] [OB6] delivers at most 64 replies at once, and 48 of one account", async () => {
  await Promise.all([createDue(), createDue()]);
  const { count, starts, looks } = openOutbox();
  await expect.poll(() => count("start_delivery"), deadline).toBe(64);
  // Each scan reads both queries; by the third, results of the second would have started.
  await expect.poll(looks, deadline).toBe(3);
  expect(count("start_delivery")).toBe(64);
  expect(Math.max(...starts.values())).toBeLessThanOrEqual(48);
});

/** The second attempt of a reply has started on this server. */
const secondAttempt = (messageId: string): Outcome => {
  const delivery = { state: "sending", attempt: 2 };
  const message = { id: messageId, conversationId: "c1", type: "text", text: "hello", delivery };
  const desk = {
    account: { id: "shop" },
    conversations: new Map([["c1", { openid: "o1" }]]),
    messages: new Map([[messageId, message]]),
    outbox: new Map([[messageId, { attempts: 2 }]]),
  };
  return { ok: true, desk, facts: [{ message }] } as unknown as Outcome;
};

it("[DE11] abandons deliveries that do not end in time and starts no other", async () => {
  await Promise.all([createDue(), createDue()]);
  const { outbox, commands, count, idsOf } = openOutbox(async (_, id) => secondAttempt(id), undefined, never);
  await expect.poll(() => count("start_delivery"), deadline).toBe(64);
  outbox.hold();
  await outbox.finish(20);
  expect(idsOf("give_up_delivery").toSorted()).toEqual(idsOf("start_delivery").toSorted());
  expect(commands.filter((a) => a.do === "give_up_delivery")).toEqual(
    Array(64).fill(expect.objectContaining({ attempt: 2 })),
  );
  expect(count("start_delivery")).toBe(64);
});

it("[DE11] [OB2] leaves replies alone that it has not started", async () => {
  await createDue();
  const { outbox, commands, count } = openOutbox();
  await expect.poll(() => count("start_delivery"), deadline).toBe(48);
  outbox.hold();
  await outbox.finish(20);
  expect(new Set(commands.map((a) => a.do))).toEqual(new Set(["start_delivery"]));
});

it("[DE5] a full lane is retried at the next scan and delays no other account", async () => {
  const full = await createDue();
  const other = await createAccount(db.pool, [ann]);
  await queueReply(other, "due", start + 1);
  const waiting = Promise.withResolvers<void>();
  const { count, starts, looks } = openOutbox((of) => {
    if (of !== other) return Promise.reject(new LaneFull());
    waiting.resolve();
    return never();
  });
  await waiting.promise;
  await expect.poll(looks, deadline).toBe(3);
  expect(count("start_delivery")).toBeLessThanOrEqual(3 * 64 + 1);
  await expect.poll(() => starts.get(full), deadline).toBeGreaterThan(64);
});

it("[DE5] a reply read before its lane was full waits with its account", async () => {
  const account = await createAccount(db.pool, [ann]);
  const id = await queueReply(account, "due", start);
  const full = Promise.withResolvers<Outcome>();
  const [second, held, third] = Array.from({ length: 3 }, () => Promise.withResolvers<void>());
  let reads = 0;
  const { idsOf, looks, ring } = openOutbox(
    () => full.promise,
    async (text, values) => {
      if (!text.includes("not_before")) return db.pool.query(text, values);
      if (++reads === 3) third?.resolve();
      const read = await db.pool.query(text, values);
      if (reads === 2) {
        second?.resolve();
        await held?.promise;
      }
      return read;
    },
  );
  await expect.poll(() => idsOf("start_delivery"), deadline).toEqual([id]);
  ring();
  await second?.promise;
  const before = looks();
  full.reject(new LaneFull());
  await new Promise(setImmediate);
  held?.resolve();
  await third?.promise;
  expect(idsOf("start_delivery").length).toBeLessThanOrEqual(1 + looks() - before);
});

it("[OB5] a reply queued by a fast clock is due after correction; a retry still waits", async () => {
  const account = await createAccount(db.pool, [ann]);
  await queueReply(account, "due", start - 1);
  await queueReply(account, "next-try", start + 20_000);
  await queueReply(account, "ahead", start + 3_600_000);
  const due = await listDue(db.pool, start, 1_000);
  const ours = due.filter((d) => d.accountId === account).map((d) => d.messageId);
  expect(ours).toEqual([`${account}-due`, `${account}-ahead`]);
});

it("[OB2] a delivery abandoned elsewhere is given up, but not one running here", async () => {
  const account = await createAccount(db.pool, [ann]);
  const [here, left] = [await queueReply(account, "here", start), await queueReply(account, "left", start)];
  const letLeaseRunOut = (id: string) =>
    db.pool.query(
      `update outbox set state = 'sending', lease_until = 0, attempts = 3 where message_id = $1`,
      [id],
    );
  await letLeaseRunOut(left);
  const { idsOf, looks, commands } = openOutbox();
  await expect.poll(() => idsOf("start_delivery"), deadline).toEqual([here]);
  await letLeaseRunOut(here);
  const until = looks() + 2;
  await expect.poll(looks, deadline).toBeGreaterThanOrEqual(until);
  expect(new Set(idsOf("give_up_delivery"))).toEqual(new Set([left]));
  expect(commands).toContainEqual({ do: "give_up_delivery", messageId: left, attempt: 3 });
});

it("[OB4] a running delivery does not delay another customer", async () => {
  const account = await createAccount(db.pool, [ann]);
  const one = await queueReply(account, "one", start);
  const { idsOf } = openOutbox();
  await expect.poll(() => idsOf("start_delivery"), deadline).toEqual([one]);
  const two = await queueReply(account, "two", start);
  await expect.poll(() => idsOf("start_delivery"), deadline).toEqual([one, two]);
});

it("[OB6] many replies that cannot start do not delay another account", async () => {
  const [stuck, other] = [await createAccount(db.pool, [ann]), await createAccount(db.pool, [ann])];
  for (let i = 0; i < 40; i++) await queueReply(stuck, `${i}`, start);
  const { idsOf, starts } = openOutbox();
  await expect.poll(() => starts.get(stuck), deadline).toBe(40);
  const due = await queueReply(other, "due", start + 1);
  await expect.poll(() => idsOf("start_delivery"), deadline).toContain(due);
});

it("[OB5] a finished delivery makes room for the next", async () => {
  await Promise.all([createDue(), createDue()]);
  const { idsOf } = openOutbox(async (_, messageId) => {
    await db.pool.query(`delete from outbox where message_id = $1`, [messageId]);
    return refused;
  });
  await expect.poll(() => new Set(idsOf("start_delivery")).size, deadline).toBe(200);
});

it("[OB5] [DE11] scans at each notification until it is stopped", async () => {
  const { outbox, queries, ring } = openOutbox(never, async () => ({ rows: [] }));
  const askedAtOnce = () => {
    const before = queries();
    ring();
    return queries() - before;
  };
  await expect.poll(askedAtOnce, deadline).toBe(1);
  outbox.hold();
  expect(askedAtOnce()).toBe(0);
});

it("[OB6] scans again every half second", () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const { looks } = openOutbox(never, async () => ({ rows: [] }));
  const looksAfter = (ms: number) => {
    vi.advanceTimersByTime(ms);
    return looks();
  };
  expect([0, 499, 1, 499, 1].map(looksAfter)).toEqual([1, 1, 2, 2, 3]);
});

it("[OB5] a reply postponed over a minute by a fast clock is due at once", async () => {
  const account = await createAccount(db.pool, [ann]);
  await queueReply(account, "later", start + 60_000);
  const ahead = await queueReply(account, "ahead", start + 60_001);
  const due = (await listDue(db.pool, start, 1_000)).filter(({ accountId }) => accountId === account);
  expect(due.map(({ messageId }) => messageId)).toEqual([ahead]);
});
