/** [MA5] Tests that one account cannot reach another account's data; cases come from the table of routes. */
import { randomUUID } from "node:crypto";
import type { AuditPage } from "@jieru/shared/protocol/audit";
import { describe, expect, it } from "vitest";
import { bind } from "../src/seed.ts";
import {
  type Cast,
  castForAll,
  newAgent,
  picture,
  prepare,
  shopWebhook,
  type Things,
  unknownThings,
} from "./cast.ts";
import { openFeed } from "./feed.ts";
import { type Row, table } from "./rights-table.ts";
import { deadline, type TestServer } from "./test-server.ts";

let house: TestServer;
let cast: Cast;

castForAll((open, people) => {
  [house, cast] = [open, people];
});

const within = table.filter(({ route }) => /:accountId\/.*:\w/.test(route));

/** The other account's admin sends the request with their own account in the path. */
function ask(row: Row, things: Things) {
  const [method = "", path = ""] = row.route.split(" ");
  const inTheirs = { ...things, accountId: cast.otherAccountId };
  const address = path.replace(/:(\w+)/g, (_, name: keyof Things) => inTheirs[name]);
  return cast.consoles.foreigner.send(method, address, row.body?.(cast));
}

describe("[MA5] another account's objects at the caller's own address", () => {
  it("[MA5] the table has routes with such objects", () => expect(within.length).toBeGreaterThan(3));

  it.each(within)("[MA5] [N41] the server answers as for an unknown id: $route", async (row) => {
    const foreign = await ask(row, await prepare(house, cast, row.given));
    const unknown = await ask(row, unknownThings);
    expect([foreign.status, foreign.text]).toEqual([unknown.status, unknown.text]);
    expect(foreign.status).toBeGreaterThanOrEqual(400);
  });
});

describe("[MA5] another account's objects in a request body", () => {
  it("[MA5] the server refuses a transfer to another account's agent", async () => {
    const { consoles } = cast;
    const session = await house.ownedBy(consoles.owner);
    const transfer = (agentId: string) =>
      consoles.owner.post(`/api/sessions/${session.id}/transfer`, { agentId });
    const [foreign, unknown] = [await transfer(consoles.foreigner.agentId), await transfer("01unknown")];
    expect([foreign.status, foreign.text]).toEqual([unknown.status, unknown.text]);
    expect(foreign.body).toEqual({ refusal: "agent_not_found" });
  });

  it("[MA5] the server refuses a reply with another account's image", async () => {
    const { consoles } = cast;
    const form = new FormData();
    form.set("file", new Blob([picture], { type: "image/png" }), "pixel.png");
    const uploaded = await consoles.foreigner.send(
      "POST",
      `/api/accounts/${cast.otherAccountId}/media`,
      form,
    );
    const { mediaId } = uploaded.body as { mediaId: string };
    const session = await house.ownedBy(consoles.owner);
    const send = (id: string) =>
      consoles.owner.post(`/api/sessions/${session.id}/replies`, {
        clientMessageId: randomUUID(),
        type: "image",
        mediaId: id,
      });
    const [foreign, unknown] = [await send(mediaId), await send("01unknown")];
    expect([foreign.status, foreign.text]).toEqual([unknown.status, unknown.text]);
    expect(foreign.status).toBe(409);
  });

  it("[MA5] [N26] the server refuses an image from another account even when its uploader is bound to both", async () => {
    const person = await newAgent(house, house.accountId, "agent");
    await bind(house.server, cast.otherAccountId, person);
    const both = await house.consoleOf(person);
    const session = await house.ownedBy(both);
    const form = () => {
      const data = new FormData();
      data.set("file", new Blob([picture], { type: "image/png" }), "pixel.png");
      return data;
    };
    const send = async (uploadedIn: string) => {
      const uploaded = await both.send("POST", `/api/accounts/${uploadedIn}/media`, form());
      const { mediaId } = uploaded.body as { mediaId: string };
      const reply = { clientMessageId: randomUUID(), type: "image", mediaId };
      return both.post(`/api/sessions/${session.id}/replies`, reply);
    };
    expect((await send(cast.otherAccountId)).body).toEqual({ refusal: "media_not_found" });
    expect((await send(house.accountId)).status).toBe(200);
  });
});

describe("[MA5] another account's objects in lists", () => {
  const lists = table.filter(({ route }) => /^GET \/api\/accounts\/:accountId\/[^:]+$/.test(route));
  const pathOf = ({ route }: Row, accountId: string) => {
    const path = route.slice(4).replace(":accountId", accountId);
    return path.endsWith("/search") ? `${path}?kind=customers&q=o` : path;
  };

  it("[MA5] the table has enough lists", () => expect(lists.length).toBeGreaterThan(10));

  it("[MA5] lists contain no object of another account", async () => {
    const { admin, foreigner, bystander, unbound } = cast.consoles;
    const { accountId } = house;
    for (const given of [
      "waiting",
      "active",
      "image",
      "quick reply",
      "keyword reply",
      "conduct rule",
      "invitation",
      "api key",
    ] as const)
      await prepare(house, cast, given);
    const late = await house.consoleOf(await newAgent(house, accountId, "admin"));
    for (const [who, of] of [
      [late, accountId],
      [foreigner, cast.otherAccountId],
    ] as const)
      for (const [things, body] of [
        ["api-keys", { name: "新人做的" }],
        ["webhooks", shopWebhook],
      ] as const)
        expect((await who.post(`/api/accounts/${of}/${things}`, body)).status).toBe(200);
    await admin.post(`/api/accounts/${accountId}/views`, {
      name: randomUUID().slice(0, 8),
      view: { list: "waiting", tag: "VIP" },
    });
    const ids = await house.rows<{ id: string }>(
      [
        "sessions",
        "conversations",
        "messages",
        "quick_replies",
        "keyword_replies",
        "conduct_rules",
        "invitations",
        "api_keys",
        "saved_views",
        "webhooks",
      ]
        .map((things) => `select id from ${things} where account_id = $1`)
        .join(" union all "),
      [accountId],
    );
    const theirs = [...ids.map(({ id }) => id), bystander.agentId, unbound.agentId, late.agentId];
    const leaks = async (who: typeof admin, of: string) => {
      const found: string[] = [];
      for (const row of lists) {
        const { text } = await who.get(pathOf(row, of));
        if (theirs.some((id) => text.includes(id))) found.push(row.route);
      }
      return found;
    };
    expect((await leaks(admin, accountId)).length).toBeGreaterThan(8);
    expect(await leaks(foreigner, cast.otherAccountId)).toEqual([]);
  });
});

describe("[MA5] another account's ids in the audit log", () => {
  const log = () => `/api/accounts/${cast.otherAccountId}/audit`;
  const read = async (query: string) =>
    (await cast.consoles.foreigner.get(`${log()}${query}`)).body as AuditPage;

  it("[MA5] [N41] the audit log shows no name for another account's agent id typed by an admin", async () => {
    const { owner, foreigner } = cast.consoles;
    const keys = `/api/accounts/${cast.otherAccountId}/api-keys`;
    for (const name of [owner.agentId, `${owner.agentId} agent`, "01unknown"])
      expect((await foreigner.post(keys, { name: name.slice(0, 40) })).status).toBe(200);
    const { records } = await read("?kind=connection&limit=3");
    expect(records.map(({ what, aboutName }) => [what, aboutName])).toEqual(
      Array(3).fill(["api_key_created", null]),
    );
  });

  it("[MA5] [N41] the audit log ignores another account's record as a page start", async () => {
    const [theirs] = await house.rows<{ id: number }>(
      `select max(id) as id from audit_log where account_id = $1`,
      [house.accountId],
    );
    expect(await read(`?before=${theirs?.id}`)).toEqual(await read("?before=999999999"));
  });
});

describe("[MA5] a console that follows one account", () => {
  it("[MA5] receives no event of another account", async () => {
    const { cookie } = cast.consoles.foreigner;
    const feed = await openFeed(house.url, { cookie, origin: house.url });
    const there = await openFeed(house.url, { cookie: cast.consoles.owner.cookie, origin: house.url });
    expect((await there.ask("subscribe", { accountId: house.accountId, afterSeq: 0 })).ok).toBe(true);
    const eventNames: string[] = [];
    feed.socket.onAny((event: string, body: unknown) => eventNames.push(`${event} ${JSON.stringify(body)}`));
    expect((await feed.ask("subscribe", { accountId: cast.otherAccountId, afterSeq: 0 })).ok).toBe(true);
    for (const row of table.filter(({ given }) => given !== "nothing")) {
      const things = await prepare(house, cast, row.given);
      const [method = "", path = ""] = row.route.split(" ");
      const address = path.replace(/:(\w+)/g, (_, name: keyof Things) => things[name]);
      await cast.consoles.admin.send(method, address, row.body?.(cast));
    }
    await expect.poll(() => eventNames.some((line) => line.startsWith("elsewhere")), deadline).toBe(true);
    const [head] = await house.rows<{ seq: number }>(`select head_seq as seq from accounts where id = $1`, [
      house.accountId,
    ]);
    await expect.poll(() => there.frames.at(-1)?.to, deadline).toBe(head?.seq);
    there.close();
    await feed.ask("watch", { conversationId: "01unknown" });
    const ids = await house.rows<{ id: string }>(
      `select id from sessions where account_id = $1 union select id from conversations where account_id = $1
        union select id from messages where account_id = $1 union select $1`,
      [house.accountId],
    );
    const all = eventNames.join("\n");
    expect(ids.filter(({ id }) => all.includes(id))).toEqual([]);
    const frames = feed.frames.map((frame) => frame.accountId);
    expect(frames.filter((id) => id !== cast.otherAccountId)).toEqual([]);
    feed.close();
  });
});
