import { endUndoAcceptedMs, type Session } from "@jieru/shared/domain/session";
import type { AuditPage } from "@jieru/shared/protocol/audit";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStaff } from "./cast.ts";
import type { Console } from "./console.ts";
import { openTestServer, type TestServer, xu } from "./test-server.ts";

let house: TestServer;
let boss: Console;
let lead: Console;
let owner: Console;
let bystander: Console;
beforeAll(async () => {
  house = await openTestServer();
  ({ boss, lead, owner } = await openStaff(house));
  bystander = await house.consoleOf(xu);
}, 60_000);
afterAll(() => house.stop());

const ask = (who: Console, { id }: Session, what: "end" | "reopen") =>
  who.post(`/api/sessions/${id}/${what}`);
const sessionIn = ({ body }: { body: unknown }) => (body as { session: Session }).session;
const linesOf = async ({ conversationId }: Session) =>
  ((await lead.get(`/api/conversations/${conversationId}/messages`)).body as MessagesPage).messages.flatMap(
    (m) => (m.type === "notice" ? [m.notice] : []),
  );
const recorded = async () =>
  ((await boss.get(`/api/accounts/${house.accountId}/audit?kind=sessions`)).body as AuditPage).records.filter(
    ({ what }) => what === "session_reopened",
  );

async function ended(): Promise<Session> {
  const session = await house.ownedBy(owner);
  await ask(owner, session, "end");
  return session;
}

it("[SE18] an agent undoes their own end, and the timeline shows it", async () => {
  const session = await ended();
  const undone = await ask(owner, session, "reopen");
  expect(undone.status).toBe(200);
  expect(sessionIn(undone)).toMatchObject({ state: "active", ownerId: owner.agentId, endedAt: null });
  expect((await linesOf(session)).slice(-2)).toMatchObject([
    { what: "ended", why: "by_agent" },
    { what: "reopened", agentId: owner.agentId, undone: true },
  ]);
  expect((await ask(owner, session, "reopen")).body).toEqual({ refusal: "session_not_ended" });
});

it("[SE19] [AU1] a supervisor's reopening is recorded, the agent's own is not", async () => {
  const before = (await recorded()).length;
  const session = await ended();
  house.clock.advance(endUndoAcceptedMs);
  expect((await ask(bystander, session, "reopen")).body).toMatchObject({ refusal: "not_owner" });
  const reopened = await ask(lead, session, "reopen");
  expect(sessionIn(reopened)).toMatchObject({ state: "active", ownerId: lead.agentId });
  expect((await linesOf(session)).at(-1)).toMatchObject({ what: "reopened", undone: false });
  const records = await recorded();
  expect(records).toHaveLength(before + 1);
  expect(records[0]).toMatchObject({ by: { id: lead.agentId }, conversationId: session.conversationId });
  await ask(owner, await ended(), "reopen");
  expect(await recorded()).toHaveLength(before + 1);
});

it("[SE19] a session cannot be reopened when its customer has a newer one", async () => {
  const session = await ended();
  await house.customerWrites(await house.openidOf(session), "还有个问题");
  expect((await ask(owner, session, "reopen")).body).toEqual({ refusal: "customer_has_newer_session" });
  expect((await linesOf(session)).some(({ what }) => what === "reopened")).toBe(false);
});
