import type { AccountId } from "@jieru/shared/domain/ids";
import type { Connection } from "@jieru/shared/protocol/connection";
import type { Me } from "@jieru/shared/protocol/http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newAgent, shopWebhook } from "./cast.ts";
import type { Answer, Console } from "./console.ts";
import { openFeed } from "./feed.ts";
import { type MiniProgram, newMiniProgram } from "./mini-program.ts";
import { admin as adminPerson, deadline, openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
let admin: Console;

beforeAll(async () => {
  house = await openTestServer();
  admin = await house.consoleOf(adminPerson);
});
afterAll(() => house.stop());

const connectionIn = ({ body }: Answer): Connection => (body as { connection: Connection }).connection;
const pathOf = (id: string) => `/api/accounts/${id}`;
const connect = async (body: MiniProgram): Promise<AccountId> =>
  connectionIn(await admin.post("/api/accounts", body)).accountId;
const remove = (id: string, who = admin) => who.send("DELETE", pathOf(id));
const removalOf = async (id: string) => connectionIn(await admin.get(`${pathOf(id)}/connection`)).removal;

/** Saves the push address in WeChat and returns the outcome of a customer's first message. */
async function write(program: MiniProgram): Promise<string> {
  const { appId, token, encodingAesKey, mode, format } = program;
  house.simulator.addAccount({ ...program, token: "", encodingAesKey: "", pushUrl: "" });
  const pushUrl = `${house.url}/wechat/${appId}`;
  await house.simulator.savePushSettings(appId, { pushUrl, token, encodingAesKey, mode, format });
  return (await house.simulator.pushText(appId, house.newCustomer(), "在吗")).outcome;
}

it("[MA13] removal of an unused account ends its bindings, invitations, keys, webhooks, secrets and pushes", async () => {
  const program = newMiniProgram();
  const id = await connect(program);
  const colleague = await house.consoleOf(await newAgent(house, id, "agent"));
  const feed = await openFeed(house.url, { cookie: colleague.cookie, origin: house.url });
  await feed.ask("subscribe", { accountId: id, afterSeq: 0 });
  const invited = (await admin.post(`${pathOf(id)}/invitations`, { role: "agent" })).body as {
    token: string;
  };
  await admin.post(`${pathOf(id)}/api-keys`, { name: "商城" });
  expect((await admin.post(`${pathOf(id)}/webhooks`, shopWebhook)).status).toBe(200);
  await house.rows(`insert into access_tokens (app_id, sealed_token, expires_at) values ($1, '', 0)`, [
    program.appId,
  ]);
  expect(await removalOf(id)).toBe("possible");

  expect((await remove(id)).status).toBe(204);
  await expect.poll(() => feed.signedOut, deadline).toEqual(["unbound"]);
  const me = (await admin.get("/api/me")).body as Me;
  expect(me.accounts.map((a) => a.id)).not.toContain(id);
  expect((await admin.get(`${pathOf(id)}/connection`)).body).toEqual({ refusal: "not_bound" });
  expect((await admin.get(`/api/invitations/${invited.token}`)).body).toEqual({
    refusal: "invitation_invalid",
  });
  const open = await house.rows(`select from api_keys where account_id = $1 and revoked_at is null`, [id]);
  expect(open).toEqual([]);
  expect(await house.rows(`select from webhooks where account_id = $1`, [id])).toEqual([]);
  const [row] = await house.rows<{ credentials: Buffer }>(`select credentials from accounts where id = $1`, [
    id,
  ]);
  expect(row?.credentials.length).toBe(0);
  expect(await house.rows(`select from access_tokens where app_id = $1`, [program.appId])).toEqual([]);
  expect(await write(program)).not.toBe("acknowledged");
  const actions = await house.rows(
    `select agent_id, about from audit_log where account_id = $1 and what = $2`,
    [id, "account_removed"],
  );
  expect(actions).toEqual([{ agent_id: admin.agentId, about: program.appId }]);
  feed.close();
});

it("[MA13] a removed AppID connects again as a new account", async () => {
  const program = newMiniProgram();
  const before = await connect(program);
  await remove(before);
  const after = await connect(program);
  expect(after).not.toBe(before);
  expect(await write(program)).toBe("acknowledged");
});

it("[MA13] removal is refused when the account has had a customer", async () => {
  const program = newMiniProgram();
  const id = await connect(program);
  await write(program);
  expect(await removalOf(id)).toBe("account_in_use");
  expect((await remove(id)).body).toEqual({ refusal: "account_in_use" });
  expect((await admin.get(`${pathOf(id)}/snapshot`)).status).toBe(200);
});

it("[MA13] removal is refused when the account has customer attributes", async () => {
  const id = await connect(newMiniProgram());
  await house.rows(
    `insert into customer_attributes (account_id, openid, attributes, updated_at) values ($1, 'o1', '{}', 0)`,
    [id],
  );
  expect((await remove(id)).body).toEqual({ refusal: "account_in_use" });
});

it("[MA13] removal is refused when the account is listed in ACCOUNTS_FILE", async () => {
  const id = await connect(newMiniProgram());
  await house.rows(`update accounts set from_file = true where id = $1`, [id]);
  expect(await removalOf(id)).toBe("account_in_file");
  expect((await remove(id)).body).toEqual({ refusal: "account_in_file" });
});

it("[MA13] one account remains when the last two are removed at once", async () => {
  const apart = await openTestServer();
  const ids = (await apart.rows<{ id: AccountId }>(`select id from accounts`)).map(({ id }) => id);
  expect(ids.length).toBe(2);
  const admins = await Promise.all(
    ids.map(async (id) => apart.consoleOf(await newAgent(apart, id, "admin"))),
  );
  const answers = await Promise.all(ids.map((id, i) => remove(id, admins[i])));
  expect(answers.map((a) => a.status).toSorted()).toEqual([204, 409]);
  expect(answers.map((a) => a.body)).toContainEqual({ refusal: "last_account" });
  await apart.stop();
});
