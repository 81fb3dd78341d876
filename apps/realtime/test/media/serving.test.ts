import type { AgentId, MediaId } from "@jieru/shared/domain/ids";
import type { Image } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMediaStore } from "../../src/media/store/media-store.ts";
import { attachUpload } from "../../src/media/uploads/uploads.ts";
import { findReach } from "../../src/policies/conversation.ts";
import { deleteMediaOf } from "../../src/retention/delete-messages.ts";
import { sends } from "./far-side.ts";
import * as pictures from "./pictures.ts";
import {
  accountId,
  admin,
  anna,
  asAgent,
  ben,
  newClientMessageId,
  openTestServer,
  type Received,
  stranger,
  sue,
  type TestServer,
} from "./test-server.ts";

let house: TestServer;
beforeAll(async () => {
  house = await openTestServer();
  house.far.on("/cgi-bin/media/get", sends(await pictures.jpeg()));
});
afterAll(() => house.close());

let customers = 0;
async function ready(): Promise<Received> {
  const received = await house.receive({ wechatMediaId: "m" }, `customer-${++customers}`);
  await house.settled(received.message.id);
  return received;
}

/** Who of all gets to see it. */
async function viewersOf(mediaId: MediaId): Promise<AgentId[]> {
  const seeing: AgentId[] = [];
  for (const agentId of [anna, ben, sue, stranger]) {
    const answers = await Promise.all(
      ["", "/thumbnail"].map((path) => house.get(agentId, `/api/media/${mediaId}${path}`)),
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

describe("who may see an image", () => {
  it("[AG7] while its session waits, every agent of the account; nobody else's", async () => {
    const { mediaId } = await ready();
    expect(await viewersOf(mediaId)).toEqual([anna, ben, sue]);
  });

  it("[AG7] once picked up, its owner and supervisors; after a transfer, no longer the one who had it", async () => {
    const { mediaId, session } = await ready();
    await house.run({ do: "pick_up", agentId: anna, sessionId: session.id });
    expect(await viewersOf(mediaId)).toEqual([anna, sue]);
    await house.run({ do: "transfer", agentId: anna, sessionId: session.id, to: ben, note: null });
    expect(await viewersOf(mediaId)).toEqual([ben, sue]);
  });

  it("[AG7] [AG11] after its session has ended, the last owner; in a new one, supervisors before pick-up, then its owner", async () => {
    const { mediaId, session, message } = await ready();
    await house.run({ do: "pick_up", agentId: anna, sessionId: session.id });
    await house.run({ do: "end", agentId: anna, sessionId: session.id });
    expect(await viewersOf(mediaId)).toEqual([anna, sue]);
    const next = await house.receive({ wechatMediaId: "m" }, `customer-${customers}`);
    expect(next.message.conversationId).toBe(message.conversationId);
    await house.settled(next.message.id);
    expect([await viewersOf(mediaId), await viewersOf(next.mediaId)]).toEqual([[sue], [anna, ben, sue]]);
    await house.run({ do: "pick_up", agentId: ben, sessionId: next.session.id });
    expect(await viewersOf(mediaId)).toEqual([ben, sue]);
  });

  it("[RT3] of who was erased nobody, also when they come again before it is deleted", async () => {
    const { mediaId, message } = await ready();
    await house.run({
      do: "erase_customer",
      agentId: admin,
      conversationId: message.conversationId,
    });
    const next = await house.receive({ wechatMediaId: "m" }, `customer-${customers}`);
    await house.settled(next.message.id);
    expect(await viewersOf(mediaId)).toEqual([]);
    expect(await viewersOf(next.mediaId)).toEqual([anna, ben, sue]);
  });

  it("[RT2] of who was erased is left by no file that came while its row was being deleted", async () => {
    const { mediaId, message } = await ready();
    const store = createMediaStore(house.dataDir);
    const bytes = await pictures.jpeg();
    let fetched = false;
    const remove: typeof store.remove = async (key) => {
      await store.remove(key);
      if (!fetched) await store.write(key, bytes, bytes);
      fetched = true;
    };
    const shelf = { pool: house.db.pool, store: { ...store, remove } };
    await deleteMediaOf(shelf, accountId, message.conversationId, message.seq);
    expect([fetched, (await house.listFiles()).some((f) => f.includes(mediaId))]).toEqual([true, false]);
  });

  it("[AG6] [AG7] an agent who is unbound sees nothing any more, not even their own upload", async () => {
    const leaver = "leaver" as AgentId;
    await house.db.pool.query(`insert into agents (id, wechat_id, name, created_at) values ($1, $1, $1, 0)`, [
      leaver,
    ]);
    await house.run({ do: "bind_agent", agentId: leaver, name: leaver, role: "agent" });
    const { mediaId } = await ready();
    const own = await house.uploaded(leaver, await pictures.jpeg());
    const statuses = async () =>
      Promise.all(
        [mediaId, own.mediaId].map(async (id) => (await house.get(leaver, `/api/media/${id}`)).statusCode),
      );
    expect(await statuses()).toEqual([200, 200]);
    await house.run({ do: "unbind_agent", agentId: leaver, by: admin });
    expect(await statuses()).toEqual([404, 404]);
  });

  const sendImage = ({ id: sessionId }: Pick<Session, "id">, image: Image) =>
    house.lanes.runInput(accountId, {
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

  it("[AG7] an unsent upload is its agent's alone; sent, it belongs to the conversation", async () => {
    const { session } = await ready();
    await house.run({ do: "pick_up", agentId: anna, sessionId: session.id });
    const { mediaId, image } = await house.uploaded(anna, await pictures.jpeg());
    expect(await viewersOf(mediaId)).toEqual([anna]);
    await sendImage(session, image);
    expect(await viewersOf(mediaId)).toEqual([anna, sue]);
    await house.run({ do: "transfer", agentId: anna, sessionId: session.id, to: ben, note: null });
    expect(await viewersOf(mediaId)).toEqual([ben, sue]);
  });

  it("[AG7] a refused reply does not give the upload away", async () => {
    const { session } = await ready();
    const { mediaId, image } = await house.uploaded(anna, await pictures.jpeg());
    const outcome = await sendImage(session, image);
    expect(outcome.ok).toBe(false);
    expect(await viewersOf(mediaId)).toEqual([anna]);
  });

  it("[N26] foreign, unknown, unready and impossible ids answer alike", async () => {
    const { mediaId } = await ready();
    await house.db.pool.query(
      `insert into media (id, account_id, uploaded_by, state, created_at) values ('unready', $1, $2, 'failed', 0)`,
      [accountId, anna],
    );
    const answers = await Promise.all([
      house.get(stranger, `/api/media/${mediaId}`),
      house.get(stranger, "/api/media/nobody"),
      house.get(anna, "/api/media/unready"),
      house.get(stranger, "/api/media/..%2f..%2fetc%2fpasswd"),
    ]);
    const seen = answers.map((a) => ({
      status: a.statusCode,
      body: a.body,
      type: a.headers["content-type"],
    }));
    expect(seen[0]?.status).toBe(404);
    for (const answer of seen) expect(answer).toEqual(seen[0]);
  });

  it("[N26] nobody may ask for another's failed image once more", async () => {
    const { mediaId } = await ready();
    const headers = asAgent(stranger);
    const answer = await house.fastify.inject({
      method: "POST",
      url: `/api/media/${mediaId}/fetch`,
      headers,
    });
    expect(answer.statusCode).toBe(404);
  });
});

it("[RT8] one's own upload that is being deleted is not fetched once more: it says that it has expired", async () => {
  await house.db.pool.query(
    `insert into media (id, account_id, uploaded_by, state, failure, created_at) values ('outlived', $1, $2, 'failed', 'expired', 0)`,
    [accountId, anna],
  );
  const url = "/api/media/outlived/fetch";
  const answer = await house.fastify.inject({ method: "POST", url, headers: asAgent(anna) });
  expect([answer.statusCode, answer.json()]).toMatchObject([
    200,
    { image: { state: "failed", reason: "expired" } },
  ]);
});

describe("a conversation", () => {
  it("[AG7] that does not exist is read by nobody", async () => {
    expect(await findReach(house.db.pool, "nothing" as never, sue)).toBeNull();
  });
});

describe("how an image is served", () => {
  it.each(["", "/thumbnail"])("[N26] [N27] kept by no browser, run by none (%j)", async (path) => {
    const { mediaId } = await ready();
    const { headers, rawPayload } = await house.get(anna, `/api/media/${mediaId}${path}`);
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
  });
});
