import { randomUUID } from "node:crypto";
import { accountEntry } from "@jieru/realtime/accounts/accounts-file";
import { upsertAccount } from "@jieru/realtime/accounts/connection/upsert-account";
import type { Role } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { ConductRulesAnswer } from "@jieru/shared/protocol/conduct-rules";
import type { KeywordRepliesAnswer } from "@jieru/shared/protocol/keyword-replies";
import type { NewWebhook } from "@jieru/shared/protocol/webhooks";
import type { TopicsAnswer } from "@jieru/shared/protocol/wrap-up";
import { afterAll, beforeAll, expect } from "vitest";
import { demoAccount } from "../src/demo.ts";
import { bind } from "../src/seed.ts";
import { type Console, consoleWith, request } from "./console.ts";
import {
  admin,
  appId,
  deadline,
  lin,
  openTestServer,
  supervisor,
  type TestServer,
  xu,
} from "./test-server.ts";

export const principals = [
  "anonymous",
  "unbound",
  "foreigner",
  "bystander",
  "owner",
  "supervisor",
  "admin",
  "shop",
] as const;
export type Principal = (typeof principals)[number];

export interface Cast {
  otherAccountId: AccountId;
  consoles: Record<Principal, Console>;
}

/** Opens a client for the company's server: an API key and no cookie, from our own origin. */
async function openShop(house: TestServer, { post }: Console): Promise<Console> {
  const made = await post(`/api/accounts/${house.accountId}/api-keys`, { name: "商城" });
  const { secret } = made.body as { secret: string };
  const send: Console["send"] = (method, path, body, headers) =>
    request(`${house.url}${path}`, method, body, {
      authorization: `Bearer ${secret}`,
      origin: house.url,
      ...headers,
    });
  return {
    ...consoleWith(house.url, ""),
    agentId: "nobody" as Console["agentId"],
    send,
    get: (path) => send("GET", path),
    post: (path, body) => send("POST", path, body),
  };
}

export interface Things {
  accountId: string;
  sessionId: string;
  conversationId: string;
  mediaId: string;
  agentId: string;
  quickReplyId: string;
  viewId: string;
  browserId: string;
  apiKeyId: string;
  webhookId: string;
  topicId: string;
  keywordReplyId: string;
  conductRuleId: string;
  openid: string;
  token: string;
  invitationId: string;
  file: string;
  appId: string;
}
export type Given =
  | "nothing"
  | "waiting"
  | "active"
  | "inactive"
  | "ended"
  | "image"
  | "binding"
  | "invitation"
  | "quick reply"
  | "saved view"
  | "api key"
  | "webhook"
  | "topic"
  | "keyword reply"
  | "conduct rule";

/** Returns a unique text, to search for where it must not be. */
export const secret = (what: string): string => `${what}-${randomUUID()}`;

export const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

/** Names under `.invalid` never resolve. */
export const shopWebhook = { name: "订单系统", url: "https://shop.invalid/hook", topics: ["messages"] };

export const insultRule = {
  name: "辱骂",
  action: "block",
  match: { kind: "words", words: ["笨蛋", "白痴"] },
} as const;

export const shippingRule = {
  name: "发货",
  keywords: [{ text: "发货", match: "contained" }],
  text: "付款后 48 小时内发出。",
};

/** Numbers have one width, so that a list by name has the same order in every test run. */
const inName = (n: number): string => String(n).padStart(5, "0");

let names = 0;
export const newName = (what: string): string => `${what}${inName(++names)}`;

let people = 0;
export async function newAgent(house: TestServer, accountId: AccountId, role: Role) {
  const unionid = `oUnion_cast_${++people}`;
  const person = { name: `角色${inName(people)}`, unionid, openid: `oLogin_cast_${people}`, role };
  house.simulator.addPerson(person);
  await bind(house.server, accountId, person);
  return person;
}

export async function addAccount(house: TestServer, change: Partial<typeof demoAccount> | object) {
  const { app, context } = house.server;
  return upsertAccount({ ...context, ...app }, accountEntry.parse({ ...demoAccount, ...change }));
}

export async function openCast(house: TestServer): Promise<Cast> {
  const otherAccountId = await addAccount(house, {
    appId: "wx00000000000other",
    originalId: "gh_other",
    name: "别家",
  });
  const foreigner = await newAgent(house, otherAccountId, "admin");
  const leaver = await newAgent(house, house.accountId, "admin");
  const unbound = await house.consoleOf(leaver);
  const boss = await house.consoleOf(admin);
  const consoles: Record<Principal, Console> = {
    anonymous: { ...consoleWith(house.url, ""), agentId: "nobody" as Console["agentId"] },
    unbound,
    foreigner: await house.consoleOf(foreigner),
    bystander: await house.consoleOf(xu),
    owner: await house.consoleOf(lin),
    supervisor: await house.consoleOf(supervisor),
    admin: boss,
    shop: await openShop(house, boss),
  };
  const left = await consoles.admin.send(
    "DELETE",
    `/api/accounts/${house.accountId}/bindings/${unbound.agentId}`,
  );
  expect(left.status).toBe(204);
  for (const who of [consoles.bystander, consoles.owner])
    await who.send("PUT", `/api/accounts/${house.accountId}/status`, { status: "online" });
  return { otherAccountId, consoles };
}

export function castForAll(take: (house: TestServer, cast: Cast) => void): void {
  let house: TestServer;
  beforeAll(async () => {
    house = await openTestServer();
    take(house, await openCast(house));
  });
  afterAll(() => house.stop());
}

export async function openStaff(
  house: TestServer,
): Promise<{ boss: Console; lead: Console; owner: Console }> {
  const [boss, lead, owner] = [
    await house.consoleOf(admin),
    await house.consoleOf(supervisor),
    await house.consoleOf(lin),
  ];
  // [AG3] These consoles hold no socket, so the grace time must begin now.
  await house.rows(`update bindings set last_seen_at = $2 where account_id = $1`, [
    house.accountId,
    house.clock.now(),
  ]);
  await owner.send("PUT", `/api/accounts/${house.accountId}/status`, { status: "online" });
  return { boss, lead, owner };
}

export const unknownThings: Things = {
  accountId: "01unknown",
  sessionId: "01unknown",
  conversationId: "01unknown",
  mediaId: "01unknown",
  agentId: "01unknown",
  quickReplyId: "01unknown",
  viewId: "01unknown",
  browserId: "01unknown",
  apiKeyId: "01unknown",
  webhookId: "01unknown",
  topicId: "01unknown",
  keywordReplyId: "01unknown",
  conductRuleId: "01unknown",
  openid: "o9Ag05nobody-knows-them-0000",
  token: "0".repeat(64),
  invitationId: "01unknown",
  file: "01unknown",
  appId: "wx0000000000000000",
};

async function imageOf(house: TestServer, owner: Console): Promise<Partial<Things>> {
  const session = await house.ownedBy(owner);
  await house.simulator.pushImage(appId, await house.openidOf(session), picture);
  const find = async () =>
    house.rows<{ id: string; state: string }>(`select id, state from media where conversation_id = $1`, [
      session.conversationId,
    ]);
  await expect.poll(async () => (await find())[0]?.state, deadline).toBe("ready");
  return {
    sessionId: session.id,
    conversationId: session.conversationId,
    mediaId: (await find())[0]?.id as string,
  };
}

async function sessionFor(house: TestServer, { owner }: Cast["consoles"], given: Given) {
  if (given === "waiting") return house.customerWrites(house.newCustomer());
  const session = await house.ownedBy(owner);
  if (given === "inactive") await putToSleep(house, session.id);
  if (given === "ended") await owner.post(`/api/sessions/${session.id}/end`);
  return session;
}

/**
 * Makes one session inactive, without waiting 30 minutes for all of them. The change is written as by another
 * server: the lane caches its own writes, so head and newest event move by one.
 */
const putToSleep = (house: TestServer, sessionId: string): Promise<unknown> =>
  house.rows(
    `with slept as (
       update sessions set state = 'inactive', inactive_since = last_activity_at, reactivate_at = null where id = $1
       returning account_id),
     moved as (update accounts set head_seq = head_seq + 1 where id = (select account_id from slept) returning id, head_seq)
     insert into events (account_id, seq, type, at, previous_owner_id, payload, notable)
     select account_id, head_seq, type, at, previous_owner_id, payload, notable
       from events join moved on account_id = moved.id and seq = head_seq - 1`,
    [sessionId],
  );

/** Creates the objects the case needs; all other parameters stay unknown. */
export async function prepare(house: TestServer, { consoles }: Cast, given: Given): Promise<Things> {
  const things = { ...unknownThings, accountId: house.accountId, appId };
  switch (given) {
    case "nothing":
      return things;
    case "image":
      return { ...things, ...(await imageOf(house, consoles.owner)) };
    case "binding": {
      const { unionid } = await newAgent(house, house.accountId, "agent");
      const [agent] = await house.rows<{ id: string }>(`select id from agents where wechat_id = $1`, [
        unionid,
      ]);
      return { ...things, agentId: agent?.id as string };
    }
    case "quick reply": {
      const made = await consoles.admin.post(`/api/accounts/${house.accountId}/quick-replies`, {
        scope: "team",
        title: "寄出",
        text: "今天寄出",
      });
      return { ...things, quickReplyId: (made.body as { quickReply: { id: string } }).quickReply.id };
    }
    case "saved view": {
      const made = await consoles.owner.post(`/api/accounts/${house.accountId}/views`, {
        name: newName("列表"),
        view: { list: "waiting", tag: "VIP" },
      });
      return { ...things, viewId: (made.body as { view: { id: string } }).view.id };
    }
    case "api key": {
      const made = await consoles.admin.post(`/api/accounts/${house.accountId}/api-keys`, { name: "小程序" });
      return { ...things, apiKeyId: (made.body as { apiKey: { id: string } }).apiKey.id };
    }
    case "webhook": {
      // An account has few webhooks, so those of earlier rows are deleted.
      await house.rows(`delete from webhooks where account_id = $1`, [house.accountId]);
      const made = await consoles.admin.post(`/api/accounts/${house.accountId}/webhooks`, shopWebhook);
      return { ...things, webhookId: (made.body as NewWebhook).webhook.id };
    }
    case "keyword reply": {
      const made = await consoles.admin.post(
        `/api/accounts/${house.accountId}/keyword-replies`,
        shippingRule,
      );
      const id = (made.body as KeywordRepliesAnswer).keywordReplies.at(-1)?.id as string;
      return { ...things, keywordReplyId: id };
    }
    case "conduct rule": {
      const made = await consoles.admin.post(`/api/accounts/${house.accountId}/conduct-rules`, insultRule);
      const id = (made.body as ConductRulesAnswer).conductRules.at(-1)?.id as string;
      return { ...things, conductRuleId: id };
    }
    case "topic": {
      const made = await consoles.admin.post(`/api/accounts/${house.accountId}/topics`, {
        name: newName("咨询"),
      });
      return { ...things, topicId: (made.body as TopicsAnswer).topics.at(-1)?.id as string };
    }
    case "invitation": {
      const made = await consoles.admin.post(`/api/accounts/${house.accountId}/invitations`, {
        role: "agent",
      });
      const { token, id } = made.body as { token: string; id: string };
      return { ...things, token, invitationId: id };
    }
    default: {
      const { id, conversationId } = await sessionFor(house, consoles, given);
      return { ...things, sessionId: id, conversationId };
    }
  }
}
