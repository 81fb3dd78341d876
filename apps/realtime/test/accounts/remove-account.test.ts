import type { AccountId, AgentId, InvitationId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { removeAccount } from "../../src/accounts/remove-account.ts";
import { findInvitation, insertInvitation } from "../../src/agents/invitations.ts";
import { boss, root } from "../desk/scenario.ts";
import { createAccount, deliverPush, type Node, newClock, openNode, textPush } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
let node: Node;
const clock = newClock();
beforeAll(async () => {
  db = await createTestDatabase();
  node = openNode(db, clock);
  await createAccount(db.pool, [boss]);
});
afterAll(async () => {
  await node.close();
  await db.drop();
});

/** An account that is gone, and what was sent on its way while it was there. */
async function removed(meanwhile: (accountId: AccountId) => Promise<void> = async () => undefined) {
  const accountId = await createAccount(db.pool, [root]);
  await meanwhile(accountId);
  const remover = {
    context: { pool: db.pool, clock },
    lanes: node.lanes,
    directory: { forget: () => undefined } as never,
  };
  await removeAccount(remover, { accountId, agentId: root.id, ip: "127.0.0.1" });
  const rows = async (table: string) =>
    (await db.pool.query(`select * from ${table} where account_id = $1`, [accountId])).rows;
  return { accountId, rows };
}

const unknown = { ok: false, refusal: { refusal: "account_not_found" } };

it("[MA13] [PU3] a push that meets the removal of its account on the way is not acknowledged, and leaves nothing there", async () => {
  const { accountId, rows } = await removed();
  const said = deliverPush(node.lanes, accountId, textPush({ openid: "li", msgId: "1" }));
  expect(await said).toEqual(unknown);
  expect([await rows("conversations"), await rows("pushes")]).toEqual([[], []]);
  const ignored = `{"ToUserName":"gh_1","FromUserName":"li","CreateTime":1,"MsgType":"event","Event":"other"}`;
  expect(await deliverPush(node.lanes, accountId, ignored)).toEqual(unknown);
  expect(await rows("pushes")).toEqual([]);
});

it("[MA13] [MA11] what WeChat says of its credentials afterwards is not noted: it would be asked about for ever", async () => {
  const { accountId } = await removed();
  const refused = { why: "secret", errcode: 40013, address: null } as const;
  expect(await node.lanes.run(accountId, { do: "note_credentials", refused })).toEqual(unknown);
  const { rows } = await db.pool.query(`select credentials_refused from accounts where id = $1`, [accountId]);
  expect(rows).toEqual([{ credentials_refused: null }]);
});

it("[MA13] [AG6] nobody is bound to it any more", async () => {
  const { accountId, rows } = await removed();
  const agentId = boss.id as AgentId;
  const bound = node.lanes.run(accountId, { do: "bind_agent", agentId, name: "boss", role: "admin" });
  expect(await bound).toEqual(unknown);
  expect(await rows("bindings")).toEqual([]);
});

it("[MA13] [SI5] the link that made its first admin is no way in again, though it has no admin any more", async () => {
  const now = clock.now();
  let token = "";
  await removed(async (accountId) => {
    const invitation = {
      id: "first" as InvitationId,
      accountId,
      role: "admin",
      invitedBy: null,
      now,
    } as const;
    ({ token } = await insertInvitation(db.pool, invitation));
  });
  expect(await findInvitation(db.pool, token, now)).toBeNull();
});
