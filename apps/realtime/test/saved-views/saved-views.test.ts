import type { AgentId, SavedViewId } from "@jieru/shared/domain/ids";
import type { NewSavedView } from "@jieru/shared/protocol/saved-views";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import {
  deleteView,
  insertView,
  listViews,
  type Owner,
  orderViews,
  renameView,
} from "../../src/saved-views/saved-views.ts";
import { ann, bob } from "../desk/scenario.ts";
import { createAccount } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

const maxViews = 30;

let db: TestDatabase;
let [anns, bobs]: Owner[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  const accountId = await createAccount(db.pool, [ann, bob]);
  [anns, bobs] = [ann, bob].map(({ id }) => ({ accountId, agentId: id as AgentId }));
});
afterAll(() => db.drop());

const vip: NewSavedView["view"] = { list: "waiting", tag: "VIP" };
let made = 0;
const save = (owner: Owner | undefined, name: string) =>
  insertView(db.pool, owner as Owner, { id: `v${++made}` as SavedViewId, now: made }, { name, view: vip });
const namesOf = async (owner: Owner | undefined) =>
  (await listViews(db.pool, owner as Owner)).map(({ name }) => name);

it("[VW1] views belong to an agent, with unique names, in order of saving", async () => {
  expect(await save(anns, "老客")).toMatchObject({ name: "老客", view: vip });
  await save(anns, "Unread");
  await save(bobs, "老客");
  expect(await save(anns, "unread")).toBe("taken");
  expect(await namesOf(anns)).toEqual(["老客", "Unread"]);
  const [first, second] = await listViews(db.pool, anns as Owner);
  expect(await renameView(db.pool, bobs as Owner, first?.id as SavedViewId, "我的")).toBeNull();
  expect(await renameView(db.pool, anns as Owner, first?.id as SavedViewId, "UNREAD")).toBe("taken");
  expect(await renameView(db.pool, anns as Owner, first?.id as SavedViewId, "贵客")).toMatchObject({
    name: "贵客",
  });
  expect(await deleteView(db.pool, bobs as Owner, second?.id as SavedViewId)).toBe(false);
  expect(await deleteView(db.pool, anns as Owner, second?.id as SavedViewId)).toBe(true);
  expect(await namesOf(anns)).toEqual(["贵客"]);
});

it("[VW1] the limit holds for simultaneous requests", async () => {
  const accountId = await createAccount(db.pool, [ann]);
  const owner = { accountId, agentId: ann.id as AgentId };
  for (let i = 1; i < maxViews; i++) await save(owner, `第 ${i}`);
  const blocker = await db.pool.connect();
  await blocker.query("begin");
  await blocker.query("lock table saved_views in share mode");
  const saves = Promise.all(Array.from({ length: 8 }, (_, i) => save(owner, `最后 ${i}`)));
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await db.pool.query(waiting)).rowCount).toBe(8);
  await blocker.query("rollback");
  blocker.release();
  expect((await saves).filter((view) => view === "full")).toHaveLength(7);
});

it("[VW5] an agent reorders their views, and a new one comes last", async () => {
  for (const name of ["一", "二", "三"]) await save(anns, name);
  await save(bobs, "一");
  const bobsOrder = await namesOf(bobs);
  const idOf = async (name: string) =>
    (await listViews(db.pool, anns as Owner)).find((v) => v.name === name)?.id as SavedViewId;
  const [foreign] = await listViews(db.pool, bobs as Owner);
  await orderViews(db.pool, anns as Owner, [await idOf("三"), foreign?.id as SavedViewId, await idOf("二")]);
  await save(anns, "四");
  expect(await namesOf(anns)).toEqual(["三", "二", "一", "四"]);
  await orderViews(db.pool, anns as Owner, [await idOf("四")]);
  expect(await namesOf(anns)).toEqual(["四", "三", "二", "一"]);
  expect(await namesOf(bobs)).toEqual(bobsOrder);
});

it("[VW1] an agent has at most 30 views", async () => {
  for (let i = 0; i < maxViews; i++) await save(anns, `第 ${i} 个`);
  expect(await save(anns, "再来一个")).toBe("full");
  expect(await namesOf(anns)).toHaveLength(maxViews);
});
