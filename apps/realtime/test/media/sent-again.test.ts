/** An image that is sent once more, and what it goes with then. */
import type { MediaId } from "@jieru/shared/domain/ids";
import type { Image } from "@jieru/shared/domain/message";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Outcome } from "../../src/lane/batch.ts";
import { createMediaStore } from "../../src/media/media-store.ts";
import { attachUpload } from "../../src/media/uploads.ts";
import { deleteMessagesBefore } from "../../src/retention/delete-messages.ts";
import { replyContent } from "../../src/sessions/reply-content.ts";
import { accountId, admin, anna, type House, newClientMessageId, openHouse, type Received } from "./house.ts";
import * as pictures from "./pictures.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
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
const asks = (sessionId: Received["session"]["id"], mediaId: MediaId) =>
  replyContent(
    { pool: house.db.pool, store: house.media.store },
    { accountId, sessionId, agentId: anna, now: house.clock.now() },
    { type: "image", mediaId, clientMessageId: newClientMessageId() },
  );
const sends = (sessionId: Received["session"]["id"], image: Image): Promise<Outcome> =>
  house.lanes.runEntry(accountId, {
    command: {
      do: "reply",
      agentId: anna,
      sessionId,
      clientMessageId: newClientMessageId(),
      content: { type: "image", image },
      resendOf: null,
      seen: null,
    },
    alongside: attachUpload,
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
