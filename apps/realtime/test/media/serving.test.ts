import type { AgentId, MediaId } from "@jieru/shared/domain/ids";
import type { Image } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMediaStore } from "../../src/media/store/media-store.ts";
import { attachUpload } from "../../src/media/uploads/uploads.ts";
import { findReach } from "../../src/policies/conversation.ts";
import { deleteMediaOf } from "../../src/retention/delete-messages.ts";
import { sends } from "./fake-wechat.ts";
import * as pictures from "./pictures.ts";
import {
  accountId,
  admin,
  anna,
  asAgent,
  ben,
  foreignAgent,
  newClientMessageId,
  openTestServer,
  type Received,
  sue,
  type TestServer,
} from "./test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  server.far.on("/cgi-bin/media/get", sends(await pictures.jpeg()));
});
afterAll(() => server.close());

let customers = 0;
async function ready(): Promise<Received> {
  const received = await server.receive({ wechatMediaId: "m" }, `customer-${++customers}`);
  await server.settled(received.message.id);
  return received;
}

async function viewersOf(mediaId: MediaId): Promise<AgentId[]> {
  const seeing: AgentId[] = [];
  for (const agentId of [anna, ben, sue, foreignAgent]) {
    const answers = await Promise.all(
      ["", "/thumbnail"].map((path) => server.get(agentId, `/api/media/${mediaId}${path}`)),
    );
    const statuses = answers.map((a) => a.statusCode);
    expect([
      [200, 200],
      [404, 404],
    ]).toContainEqual(statuses);
    if (statuses[0] === 200) seeing.push(agentId);
  }
  return seeing;
}

describe("access to an image", () => {
  it("[AG7] is granted to all agents of the account while its session waits", async () => {
    const { mediaId } = await ready();
    expect(await viewersOf(mediaId)).toEqual([anna, ben, sue]);
  });

  it("[AG7] is granted to the owner and supervisors after pick-up, and not to former owners", async () => {
    const { mediaId, session } = await ready();
    await server.run({ do: "pick_up", agentId: anna, sessionId: session.id });
    expect(await viewersOf(mediaId)).toEqual([anna, sue]);
    await server.run({ do: "transfer", agentId: anna, sessionId: session.id, to: ben, note: null });
    expect(await viewersOf(mediaId)).toEqual([ben, sue]);
  });

  it("[AG7] [AG11] is granted to the last owner after the end, and moves with a new session", async () => {
    const { mediaId, session, message } = await ready();
    await server.run({ do: "pick_up", agentId: anna, sessionId: session.id });
    await server.run({ do: "end", agentId: anna, sessionId: session.id });
    expect(await viewersOf(mediaId)).toEqual([anna, sue]);
    const next = await server.receive({ wechatMediaId: "m" }, `customer-${customers}`);
    expect(next.message.conversationId).toBe(message.conversationId);
    await server.settled(next.message.id);
    expect([await viewersOf(mediaId), await viewersOf(next.mediaId)]).toEqual([[sue], [anna, ben, sue]]);
    await server.run({ do: "pick_up", agentId: ben, sessionId: next.session.id });
    expect(await viewersOf(mediaId)).toEqual([ben, sue]);
  });

  it("[RT3] ends at the customer's erasure, also if they write again", async () => {
    const { mediaId, message } = await ready();
    await server.run({
      do: "erase_customer",
      agentId: admin,
      conversationId: message.conversationId,
    });
    const next = await server.receive({ wechatMediaId: "m" }, `customer-${customers}`);
    await server.settled(next.message.id);
    expect(await viewersOf(mediaId)).toEqual([]);
    expect(await viewersOf(next.mediaId)).toEqual([anna, ben, sue]);
  });

  it("[RT2] an erasure leaves no file that arrived during the deletion", async () => {
    const { mediaId, message } = await ready();
    const store = createMediaStore(server.dataDir);
    const bytes = await pictures.jpeg();
    let fetched = false;
    const remove: typeof store.remove = async (key) => {
      await store.remove(key);
      if (!fetched) await store.write(key, bytes, bytes);
      fetched = true;
    };
    const context = { pool: server.db.pool, store: { ...store, remove } };
    await deleteMediaOf(context, accountId, message.conversationId, message.seq);
    expect([fetched, (await server.listFiles()).some((f) => f.includes(mediaId))]).toEqual([true, false]);
  });

  it("[AG6] [AG7] ends for an unbound agent, also to their own uploads", async () => {
    const leaver = "leaver" as AgentId;
    await server.db.pool.query(
      `insert into agents (id, wechat_id, name, created_at) values ($1, $1, $1, 0)`,
      [leaver],
    );
    await server.run({ do: "bind_agent", agentId: leaver, name: leaver, role: "agent" });
    const { mediaId } = await ready();
    const own = await server.uploaded(leaver, await pictures.jpeg());
    const statuses = async () =>
      Promise.all(
        [mediaId, own.mediaId].map(async (id) => (await server.get(leaver, `/api/media/${id}`)).statusCode),
      );
    expect(await statuses()).toEqual([200, 200]);
    await server.run({ do: "unbind_agent", agentId: leaver, by: admin });
    expect(await statuses()).toEqual([404, 404]);
  });

  const sendImage = ({ id: sessionId }: Pick<Session, "id">, image: Image) =>
    server.lanes.runInput(accountId, {
      command: {
        do: "reply",
        agentId: anna,
        sessionId,
        clientMessageId: newClientMessageId(),
        content: { type: "image", image },
        resendOf: null,
        seen: null,
      },
      sideEffect: attachUpload,
    });

  it("[AG7] is limited to its agent for an unsent upload, and follows the conversation once sent", async () => {
    const { session } = await ready();
    await server.run({ do: "pick_up", agentId: anna, sessionId: session.id });
    const { mediaId, image } = await server.uploaded(anna, await pictures.jpeg());
    expect(await viewersOf(mediaId)).toEqual([anna]);
    await sendImage(session, image);
    expect(await viewersOf(mediaId)).toEqual([anna, sue]);
    await server.run({ do: "transfer", agentId: anna, sessionId: session.id, to: ben, note: null });
    expect(await viewersOf(mediaId)).toEqual([ben, sue]);
  });

  it("[AG7] does not change with a refused reply", async () => {
    const { session } = await ready();
    const { mediaId, image } = await server.uploaded(anna, await pictures.jpeg());
    const outcome = await sendImage(session, image);
    expect(outcome.ok).toBe(false);
    expect(await viewersOf(mediaId)).toEqual([anna]);
  });

  it("[N26] gets the same answer for foreign, unknown, unready and impossible ids", async () => {
    const { mediaId } = await ready();
    await server.db.pool.query(
      `insert into media (id, account_id, uploaded_by, state, created_at) values ('unready', $1, $2, 'failed', 0)`,
      [accountId, anna],
    );
    const answers = await Promise.all([
      server.get(foreignAgent, `/api/media/${mediaId}`),
      server.get(foreignAgent, "/api/media/nobody"),
      server.get(anna, "/api/media/unready"),
      server.get(foreignAgent, "/api/media/..%2f..%2fetc%2fpasswd"),
    ]);
    const seen = answers.map((a) => ({
      status: a.statusCode,
      body: a.body,
      type: a.headers["content-type"],
    }));
    expect(seen[0]?.status).toBe(404);
    for (const answer of seen) expect(answer).toEqual(seen[0]);
  });

  it("[N26] an agent of another account cannot request a failed image again", async () => {
    const { mediaId } = await ready();
    const headers = asAgent(foreignAgent);
    const answer = await server.fastify.inject({
      method: "POST",
      url: `/api/media/${mediaId}/fetch`,
      headers,
    });
    expect(answer.statusCode).toBe(404);
  });
});

it("[RT7] requesting a deleted upload again returns it as expired", async () => {
  await server.db.pool.query(
    `insert into media (id, account_id, uploaded_by, state, failure, created_at) values ('outlived', $1, $2, 'failed', 'expired', 0)`,
    [accountId, anna],
  );
  const url = "/api/media/outlived/fetch";
  const answer = await server.fastify.inject({ method: "POST", url, headers: asAgent(anna) });
  expect([answer.statusCode, answer.json()]).toMatchObject([
    200,
    { image: { state: "failed", reason: "expired" } },
  ]);
});

describe("a conversation", () => {
  it("[AG7] has no readers if it does not exist", async () => {
    expect(await findReach(server.db.pool, "nothing" as never, sue)).toBeNull();
  });
});

describe("how an image is served", () => {
  it.each(["", "/thumbnail"])(
    "[N26] [N27] an image is not cached or executed by browsers (%j)",
    async (path) => {
      const { mediaId } = await ready();
      const { headers, rawPayload } = await server.get(anna, `/api/media/${mediaId}${path}`);
      const type = path ? "webp" : "jpeg";
      expect(headers).toMatchObject({
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "content-type": `image/${type}`,
        "content-length": String(rawPayload.length),
        "content-disposition": `inline; filename="image-${mediaId}.${path ? "webp" : "jpg"}"`,
      });
      expect(headers.etag).toBeUndefined();
    },
  );
});
