/** Tests replies beyond the counted allowance, with a WeChat that grants another number than the account's settings. */
import { randomUUID } from "node:crypto";
import type { Session } from "@jieru/shared/domain/session";
import type { Account } from "@jieru/shared/domain/snapshot";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type BadWechat, openBadWechat } from "./bad-wechat.ts";
import type { Console } from "./console.ts";
import { type TestServer, xu } from "./test-server.ts";

let wechat: BadWechat;
let house: TestServer;
let agent: Console;
beforeAll(async () => {
  wechat = await openBadWechat();
  ({ house, agent } = wechat);
});
afterAll(() => wechat.stop());

let texts = 0;
const tryReply = (session: Session, change: object = { beyondAllowance: true }) => {
  const body = { clientMessageId: randomUUID(), type: "text", text: `再答 ${++texts}`, ...change };
  return agent.post(`/api/sessions/${session.id}/replies`, body);
};
const settled = async (answer: Awaited<ReturnType<typeof tryReply>>) => {
  expect(answer.status, answer.text).toBe(200);
  const { id } = (answer.body as { message: { id: string } }).message;
  await wechat.settled(id);
  return (await wechat.messageRow(id)).delivery;
};

/** Returns a session whose replies are used up by the account's numbers; WeChat grants `granted` per customer message. */
async function usedUp(granted: number | null): Promise<Session> {
  house.simulator.switches.set({ grantedByMessage: granted });
  const session = await house.ownedBy(agent);
  for (let n = 1; n <= 3; n++) await settled(await tryReply(session, {}));
  expect(await wechat.allowanceOf(session)).toMatchObject({ left: 0, granted: 3 });
  return session;
}
const evidence = async () => {
  const { account } = (await agent.get(`/api/accounts/${house.accountId}/snapshot`)).body as {
    account: Account;
  };
  return account.replyEvidence;
};

it("[RA8] [RA9] POST replies with beyondAllowance sends while WeChat accepts, and not after its 45047", async () => {
  const session = await usedUp(5);
  const refused = await tryReply(session, {});
  expect([refused.status, refused.body]).toMatchObject([409, { refusal: "reply_allowance_used", left: 0 }]);

  expect(await settled(await tryReply(session))).toMatchObject({ state: "sent", ordinal: 4, of: 3 });
  expect(await settled(await tryReply(session))).toMatchObject({ state: "sent", ordinal: 5, of: 4 });
  expect(await wechat.allowanceOf(session)).toMatchObject({ left: 0, granted: 5 });
  expect(await settled(await tryReply(session))).toMatchObject({
    state: "failed",
    reason: "allowance_used",
    code: 45047,
  });
  const answer = await tryReply(session);
  expect([answer.status, answer.body]).toMatchObject([
    409,
    { refusal: "reply_allowance_used", attempt: "refused" },
  ]);
  expect(await evidence()).toMatchObject({ accepted: { replies: 5 }, refused: { replies: 6 } });
});

it("[RA8] refuses a malformed flag, and an attempt of an agent who is not the owner", async () => {
  const session = await usedUp(null);
  expect((await tryReply(session, { beyondAllowance: "yes" })).status).toBe(400);
  const body = { clientMessageId: randomUUID(), type: "text", text: "再答", beyondAllowance: true };
  const other = await (await house.consoleOf(xu)).post(`/api/sessions/${session.id}/replies`, body);
  expect(other.status, other.text).not.toBe(200);
  expect(await settled(await tryReply(session))).toMatchObject({ state: "failed", code: 45047 });
});
