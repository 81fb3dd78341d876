import type { Session } from "@jieru/shared/domain/session";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStaff } from "./cast.ts";
import type { Console } from "./console.ts";
import { deadline, openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
let boss: Console;
let owner: Console;
const minute = 60_000;
beforeAll(async () => {
  house = await openTestServer();
  ({ boss, owner } = await openStaff(house));
}, 60_000);
afterAll(() => house.stop());

const remind = ({ id }: Session, inMs: number, text?: string | null) =>
  owner.send("PUT", `/api/sessions/${id}/reminder`, {
    reminder: { at: house.clock.now() + inMs, ...(text !== undefined && { text }) },
  });
const reminderOf = async ({ id }: Session) =>
  ((await owner.get(`/api/sessions/${id}`)).body as { session: Session }).session.reminder;

it("[RM1] a reminder has a time and an optional text, which is null without visible characters", async () => {
  const session = await house.ownedBy(owner);
  expect((await remind(session, 10 * minute, "字".repeat(101))).status).toBe(400);
  expect((await remind(session, 10 * minute, "字".repeat(100))).status).toBe(200);
  await remind(session, 20 * minute, " \u2060 ");
  expect(await reminderOf(session)).toMatchObject({ text: null, by: owner.agentId, due: false });
  const refused = await remind(session, -minute);
  expect([refused.status, refused.body]).toMatchObject([409, { refusal: "reminder_time_refused" }]);
  await owner.send("PUT", `/api/sessions/${session.id}/reminder`, { reminder: null });
  expect(await reminderOf(session)).toBeNull();
});

it("[RM3] a reminder becomes due by the server's clock", async () => {
  const session = await house.ownedBy(owner);
  await remind(session, 10 * minute, "发货");
  house.clock.advance(10 * minute);
  await expect.poll(() => reminderOf(session), deadline).toMatchObject({ text: "发货", due: true });
});

it("[RM6] [RT3] erasure deletes the customer's reminder", async () => {
  const session = await house.ownedBy(owner);
  await remind(session, 20 * minute, "告诉王先生");
  expect((await boss.send("DELETE", `/api/conversations/${session.conversationId}`)).status).toBe(204);
  const left = () =>
    house.rows(
      `select 1 from events where strpos(payload::text, '王先生') > 0
       union all select 1 from sessions where id = $1 and (remind_of is not null or remind_at is not null)`,
      [session.id],
    );
  await expect.poll(left, deadline).toEqual([]);
});
