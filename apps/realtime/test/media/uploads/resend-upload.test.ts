import type { AgentId, MediaId, MessageId } from "@jieru/shared/domain/ids";
import type { Image } from "@jieru/shared/domain/message";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Outcome } from "../../../src/lane/batch.ts";
import { createMediaStore } from "../../../src/media/store/media-store.ts";
import { attachUpload } from "../../../src/media/uploads/uploads.ts";
import { deleteMessagesBefore } from "../../../src/retention/delete-messages.ts";
import { replyContent } from "../../../src/sessions/reply-content.ts";
import * as pictures from "../pictures.ts";
import {
  accountId,
  admin,
  anna,
  ben,
  newClientMessageId,
  openTestServer,
  type Received,
  type TestServer,
} from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

let customers = 0;
async function served(openid = `again-${++customers}`): Promise<Received & { openid: string }> {
  const received = await server.receive({}, openid);
  await server.run({ do: "pick_up", agentId: anna, sessionId: received.session.id });
  return { ...received, openid };
}
const asks = (sessionId: Received["session"]["id"], mediaId: MediaId, agentId = anna) =>
  replyContent(
    { pool: server.db.pool, store: server.media.store },
    { accountId, sessionId, agentId, now: server.clock.now() },
    { type: "image", mediaId, clientMessageId: newClientMessageId() },
  );
const sends = (
  sessionId: Received["session"]["id"],
  image: Image,
  { agentId = anna, resendOf = null }: { agentId?: AgentId; resendOf?: MessageId | null } = {},
): Promise<Outcome> =>
  server.lanes.runInput(accountId, {
    command: {
      do: "reply",
      agentId,
      sessionId,
      clientMessageId: newClientMessageId(),
      content: { type: "image", image },
      resendOf,
      seen: null,
    },
    sideEffect: attachUpload,
  });
const isServed = async (mediaId: MediaId) =>
  (await server.get(anna, `/api/media/${mediaId}`)).statusCode === 200;

it("[RT1] an upload stays while a later message shows it", async () => {
  const { session } = await served();
  const { image, mediaId } = await server.uploaded(anna, await pictures.jpeg());
  await sends(session.id, image);
  await server.db.pool.query(`delete from outbox`);
  const dayLater = server.clock.now() + 1;
  server.clock.elapse(24 * 60 * 60 * 1_000);
  await server.receive({}, `again-${customers}`); // allows another reply
  expect(await sends(session.id, image)).toMatchObject({ ok: true });
  const context = { pool: server.db.pool, store: createMediaStore(server.dataDir) };
  await deleteMessagesBefore(context, accountId, dayLater);
  const { rows } = await server.db.pool.query(
    `select count(*) from messages where content #>> '{image,mediaId}' = $1`,
    [mediaId],
  );
  expect([rows, await isServed(mediaId)]).toEqual([[{ count: 1 }], true]);
});

it("[RT3] an upload sent before the customer's erasure cannot be sent again", async () => {
  const { session, message, openid } = await served();
  const { image, mediaId } = await server.uploaded(anna, await pictures.jpeg());
  await sends(session.id, image);
  await server.run({ do: "erase_customer", agentId: admin, conversationId: message.conversationId });
  const again = await served(openid);
  expect(again.message.conversationId).toBe(message.conversationId);
  await expect(asks(again.session.id, mediaId)).rejects.toMatchObject({
    refusal: { refusal: "media_not_found" },
  });
});

/** Returns an image of a failed reply by anna, in a session that ben now owns. */
async function handedOver() {
  const { session, message } = await served();
  const { image, mediaId } = await server.uploaded(anna, await pictures.jpeg());
  const sent = await sends(session.id, image);
  const reply = sent.ok && sent.facts.find((f) => f.type === "reply_queued")?.message;
  if (!reply) throw new Error("not sent");
  await server.run({ do: "transfer", agentId: anna, sessionId: session.id, to: ben, note: null });
  await server.run({ do: "start_delivery", messageId: reply.id }); // fails, because ben owns the session
  return { session, conversationId: message.conversationId, image, mediaId, reply };
}
const notFound = { refusal: { refusal: "media_not_found" } };

it.each(["sent again", "put back"])(
  "[OB3] an upload is %s by a colleague who owns the session now",
  async (how) => {
    const { session, conversationId, mediaId, reply } = await handedOver();
    expect(reply.conversationId).toBe(conversationId);
    const content = await asks(session.id, mediaId, ben);
    if (content.type !== "image") throw new Error("no image");
    const resendOf = how === "sent again" ? reply.id : null;
    expect(await sends(session.id, content.image, { agentId: ben, resendOf })).toMatchObject({ ok: true });
  },
);

it("[N26] an upload is refused for a colleague in another conversation", async () => {
  const { mediaId } = await handedOver();
  const { session } = await server.receive({}, "of-bens-own");
  await server.run({ do: "pick_up", agentId: ben, sessionId: session.id });
  await expect(asks(session.id, mediaId, ben)).rejects.toMatchObject(notFound);
});

it("[N26] an unsent upload of a colleague or a customer's image cannot be sent", async () => {
  const { session, mediaId, message } = await server.receive({}, "of-nobodys");
  await server.settled(message.id);
  await server.db.pool.query(`update media set state = 'ready' where id = $1`, [mediaId]);
  await server.run({ do: "pick_up", agentId: ben, sessionId: session.id });
  const { mediaId: picked } = await server.uploaded(anna, await pictures.jpeg());
  for (const id of [mediaId, picked]) await expect(asks(session.id, id, ben)).rejects.toMatchObject(notFound);
});

it("[N26] an upload belongs to one conversation, also if sent into two at once", async () => {
  const [one, other] = [await served(), await served()];
  const { image, mediaId } = await server.uploaded(anna, await pictures.jpeg());
  for (const { session } of [one, other])
    expect(await asks(session.id, mediaId)).toMatchObject({ type: "image" });
  const answers = await Promise.allSettled([one, other].map(({ session }) => sends(session.id, image)));
  expect(answers).toMatchObject([
    { status: "fulfilled", value: { ok: true } },
    { status: "rejected", reason: { refusal: { refusal: "media_not_found" } } },
  ]);
  const { rows } = await server.db.pool.query(
    `select conversation_id as id from messages where content #>> '{image,mediaId}' = $1`,
    [mediaId],
  );
  expect(rows).toEqual([{ id: one.message.conversationId }]);
});

it("[RT1] an upload is refused while the image is being deleted", async () => {
  const { session, openid } = await served();
  const { image, mediaId } = await server.uploaded(anna, await pictures.jpeg());
  await sends(session.id, image);
  await server.db.pool.query(`delete from outbox`);
  const before = server.clock.now() + 1;
  server.clock.elapse(24 * 60 * 60 * 1_000);
  await server.receive({}, openid);
  const store = createMediaStore(server.dataDir);
  let meanwhile: Promise<Outcome> | undefined;
  const remove: typeof store.remove = async (key) => {
    meanwhile ??= sends(session.id, image);
    await meanwhile.catch(() => undefined);
    return store.remove(key);
  };
  await deleteMessagesBefore({ pool: server.db.pool, store: { ...store, remove } }, accountId, before);
  await expect(meanwhile).rejects.toMatchObject({ refusal: { refusal: "media_not_found" } });
  expect(await isServed(mediaId)).toBe(false);
});
