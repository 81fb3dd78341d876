import type { AllowanceHistory } from "@jieru/shared/protocol/customer-history";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Console } from "../console.ts";
import { openFeed } from "../feed.ts";
import { pushSaid, type Said } from "../push-request.ts";
import { admin, deadline, lin, openTestServer, type TestServer } from "../test-server.ts";
import { dayMs, night } from "./kept.ts";

let house: TestServer;
let owner: Console;
let said: Said;
let seqBefore: number;
let conversationId: string;
let historyBefore: AllowanceHistory;

const head = async () =>
  (
    await house.rows<{ seq: number }>(`select head_seq as seq from accounts where id = $1`, [house.accountId])
  )[0]?.seq ?? 0;
const messages = () =>
  house.rows(`select from messages where conversation_id = $1 and direction <> 'system'`, [conversationId]);
const pushes = () => house.rows<{ raw: string; state: string }>(`select raw, state from pushes`);
const readHistory = async () =>
  (await owner.get(`/api/conversations/${conversationId}/allowance-history`)).body as AllowanceHistory;

beforeAll(async () => {
  house = await openTestServer();
  owner = await house.consoleOf(lin);
  said = { openid: house.newCustomer(), text: "在吗", saidAtMs: house.clock.now(), messageId: "1" };
  expect((await pushSaid(house.url, said)).status).toBe(200);
  const [session] = await house.rows<{ id: string; conversationId: string }>(
    `select id, conversation_id as "conversationId" from sessions`,
  );
  conversationId = session?.conversationId ?? "";
  await owner.post(`/api/sessions/${session?.id}/pick-up`);
  await owner.reply(session?.id ?? "", "在的");
  await vi.waitFor(async () => expect(await house.rows(`select from outbox`)).toEqual([]), deadline);
  historyBefore = await readHistory();
  seqBefore = await head();
  const searchedTo = async () =>
    (
      await house.rows<{ seq: number }>(`select seq from search_cursors where account_id = $1`, [
        house.accountId,
      ])
    )[0]?.seq;
  await vi.waitFor(async () => expect(await searchedTo()).toBe(seqBefore), deadline);
});
afterAll(() => house.stop());

it("[RT10] events and pushes younger than seven days stay", async () => {
  house.clock.advance(6 * dayMs);
  await night(house);
  expect(
    await house.rows(`select from events where account_id = $1 and seq <= $2`, [house.accountId, seqBefore]),
  ).toHaveLength(seqBefore);
  expect(await pushes()).toEqual([{ raw: expect.stringContaining("在吗"), state: "kept" }]);
});

it("[RT10] after seven days events and the raw text of pushes are deleted; messages stay", async () => {
  const before = await messages();
  house.clock.advance(2 * dayMs);
  await night(house);
  expect(
    await house.rows(`select from events where account_id = $1 and seq <= $2`, [house.accountId, seqBefore]),
  ).toEqual([]);
  expect(await pushes()).toEqual([{ raw: "", state: "kept" }]);
  expect(await messages()).toEqual(before);
});

it("[RT10] [AT9] the allowance history is the same without the log", async () => {
  owner = await house.consoleOf(lin);
  expect(historyBefore.steps.map(({ by, allowance }) => [by, allowance?.left])).toEqual([
    ["reply", 2],
    ["message", 3],
  ]);
  expect(await readHistory()).toEqual(historyBefore);
});

it("[RT5] [RT10] [FD4] a console that was away longer than the log must load a snapshot", async () => {
  const boss = await house.consoleOf(admin);
  const feed = await openFeed(house.url, { cookie: boss.cookie, origin: house.url });
  const snapshotRequired = new Promise((resolve) => feed.socket.once("snapshot_required", resolve));
  await feed.ask("subscribe", { accountId: house.accountId, afterSeq: seqBefore - 1 });
  expect(await snapshotRequired).toEqual({ accountId: house.accountId });
  feed.close();
});

it("[RT10] [PU4] a push is recognized after a year, and one with other content is quarantined", async () => {
  house.clock.advance(365 * dayMs);
  const before = await messages();
  expect((await pushSaid(house.url, said)).status).toBe(200);
  expect(await pushes()).toEqual([{ raw: "", state: "kept" }]);
  expect((await pushSaid(house.url, { ...said, text: "别的话" })).status).toBe(200);
  expect(await messages()).toEqual(before);
  const apart = { raw: expect.stringContaining("别的话"), state: "quarantined" };
  expect(await pushes()).toEqual(expect.arrayContaining([apart]));
  await night(house);
  expect(await pushes()).toEqual(expect.arrayContaining([apart]));
});
