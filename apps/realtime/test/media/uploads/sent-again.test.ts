/** An image that is sent once more, and what it goes with then. */
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

let house: TestServer;
beforeAll(async () => {
  house = await openTestServer();
});
afterAll(() => house.close());

let customers = 0;
/** A customer who has said something, in anna's hands. */
async function served(openid = `again-${++customers}`): Promise<Received & { openid: string }> {
  const received = await house.receive({}, openid);
  await house.run({ do: "pick_up", agentId: anna, sessionId: received.session.id });
  return { ...received, openid };
}
/** What the route asks before the lane does. */
const asks = (sessionId: Received["session"]["id"], mediaId: MediaId, agentId = anna) =>
  replyContent(
    { pool: house.db.pool, store: house.media.store },
    { accountId, sessionId, agentId, now: house.clock.now() },
    { type: "image", mediaId, clientMessageId: newClientMessageId() },
  );
const sends = (
  sessionId: Received["session"]["id"],
  image: Image,
  { agentId = anna, resendOf = null }: { agentId?: AgentId; resendOf?: MessageId | null } = {},
): Promise<Outcome> =>
  house.lanes.runInput(accountId, {
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
  (await house.get(anna, `/api/media/${mediaId}`)).statusCode === 200;

it("[RT1] stays with the message that shows it last when an older one goes", async () => {
  const { session } = await served();
  const { image, mediaId } = await house.uploaded(anna, await pictures.jpeg());
  await sends(session.id, image);
  await house.db.pool.query(`delete from outbox`);
  const dayLater = house.clock.now() + 1;
  house.clock.elapse(24 * 60 * 60 * 1_000);
  await house.receive({}, `again-${customers}`); // another reply is allowed
  expect(await sends(session.id, image)).toMatchObject({ ok: true });
  const shelf = { pool: house.db.pool, store: createMediaStore(house.dataDir) };
  await deleteMessagesBefore(shelf, accountId, dayLater);
  const { rows } = await house.db.pool.query(
    `select count(*) from messages where content #>> '{image,mediaId}' = $1`,
    [mediaId],
  );
  expect([rows, await isServed(mediaId)]).toEqual([[{ count: 1 }], true]);
});

it("[RT3] is not, where it was said before the customer was erased: it answers as if it had never been", async () => {
  const { session, message, openid } = await served();
  const { image, mediaId } = await house.uploaded(anna, await pictures.jpeg());
  await sends(session.id, image);
  await house.run({ do: "erase_customer", agentId: admin, conversationId: message.conversationId });
  const again = await served(openid);
  expect(again.message.conversationId).toBe(message.conversationId);
  await expect(asks(again.session.id, mediaId)).rejects.toMatchObject({
    refusal: { refusal: "media_not_found" },
  });
});

/** An image that anna sent and that failed, in a session that ben owns by then. */
async function handedOver() {
  const { session, message } = await served();
  const { image, mediaId } = await house.uploaded(anna, await pictures.jpeg());
  const sent = await sends(session.id, image);
  const reply = sent.ok && sent.facts.find((f) => f.type === "reply_queued")?.message;
  if (!reply) throw new Error("not sent");
  await house.run({ do: "transfer", agentId: anna, sessionId: session.id, to: ben, note: null });
  await house.run({ do: "start_delivery", messageId: reply.id }); // which fails: it is not hers any more
  return { session, conversationId: message.conversationId, image, mediaId, reply };
}
const notFound = { refusal: { refusal: "media_not_found" } };

it.each(["sent again", "put back"])(
  "[OB3] is %s by a colleague who owns the session by then",
  async (how) => {
    const { session, conversationId, mediaId, reply } = await handedOver();
    expect(reply.conversationId).toBe(conversationId);
    const content = await asks(session.id, mediaId, ben);
    if (content.type !== "image") throw new Error("no image");
    const resendOf = how === "sent again" ? reply.id : null;
    expect(await sends(session.id, content.image, { agentId: ben, resendOf })).toMatchObject({ ok: true });
  },
);

it("[N26] is not, by a colleague in another conversation", async () => {
  const { mediaId } = await handedOver();
  const { session } = await house.receive({}, "of-bens-own");
  await house.run({ do: "pick_up", agentId: ben, sessionId: session.id });
  await expect(asks(session.id, mediaId, ben)).rejects.toMatchObject(notFound);
});

it("[N26] is not one that a colleague picked and has not sent, nor one of the customer's", async () => {
  const { session, mediaId, message } = await house.receive({}, "of-nobodys");
  await house.settled(message.id);
  await house.db.pool.query(`update media set state = 'ready' where id = $1`, [mediaId]);
  await house.run({ do: "pick_up", agentId: ben, sessionId: session.id });
  const { mediaId: picked } = await house.uploaded(anna, await pictures.jpeg());
  for (const id of [mediaId, picked]) await expect(asks(session.id, id, ben)).rejects.toMatchObject(notFound);
});

it("[N26] goes into one conversation, also where it is sent into two at once", async () => {
  const [one, other] = [await served(), await served()];
  const { image, mediaId } = await house.uploaded(anna, await pictures.jpeg());
  for (const { session } of [one, other])
    expect(await asks(session.id, mediaId)).toMatchObject({ type: "image" });
  const answers = await Promise.allSettled([one, other].map(({ session }) => sends(session.id, image)));
  expect(answers).toMatchObject([
    { status: "fulfilled", value: { ok: true } },
    { status: "rejected", reason: { refusal: { refusal: "media_not_found" } } },
  ]);
  const { rows } = await house.db.pool.query(
    `select conversation_id as id from messages where content #>> '{image,mediaId}' = $1`,
    [mediaId],
  );
  expect(rows).toEqual([{ id: one.message.conversationId }]);
});

it("[RT1] one that is being deleted is carried by no reply any more", async () => {
  const { session, openid } = await served();
  const { image, mediaId } = await house.uploaded(anna, await pictures.jpeg());
  await sends(session.id, image);
  await house.db.pool.query(`delete from outbox`);
  const before = house.clock.now() + 1;
  house.clock.elapse(24 * 60 * 60 * 1_000);
  await house.receive({}, openid);
  const store = createMediaStore(house.dataDir);
  let meanwhile: Promise<Outcome> | undefined;
  const remove: typeof store.remove = async (key) => {
    meanwhile ??= sends(session.id, image);
    await meanwhile.catch(() => undefined);
    return store.remove(key);
  };
  await deleteMessagesBefore({ pool: house.db.pool, store: { ...store, remove } }, accountId, before);
  await expect(meanwhile).rejects.toMatchObject({ refusal: { refusal: "media_not_found" } });
  expect(await isServed(mediaId)).toBe(false);
});
