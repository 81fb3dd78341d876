import type { ConversationId } from "@jieru/shared/domain/ids";
import { watchBody } from "@jieru/shared/protocol/socket";
import { QueryClient } from "@tanstack/react-query";
import type { Socket } from "socket.io-client";
import { expect, test } from "vitest";
import { paths } from "../../src/api/paths.ts";
import { createWatchWire } from "../../src/sync/watch-wire.ts";

const id = "watched" as ConversationId;
const openingInAddress = () => new URL(paths.attributes(id), "http://shop").searchParams.get("opening");

/** A line to a server that takes bodies of this shape, and what it took and refused. */
function lineTo(shape: { safeParse: (body: unknown) => { success: boolean } }) {
  const [taken, refused]: unknown[][] = [[], []];
  const emitWithAck = async (_event: string, body: object) => {
    const ok = shape.safeParse(body).success;
    (ok ? taken : refused)?.push(body);
    return ok ? { ok } : { ok, refusal: { refusal: "not_allowed" } };
  };
  const line = { connected: true, timeout: () => ({ emitWithAck }), emit: () => undefined };
  const wire = createWatchWire(line as unknown as Socket, new QueryClient(), () => undefined);
  return { wire, taken, refused };
}

test("[AG7] a conversation is watched under the opening that what is read of it names, and anew once it was left", async () => {
  const { wire, taken, refused } = lineTo(watchBody);
  const leave = wire.add(id);
  const opening = openingInAddress();
  leave();
  wire.add(id)();
  expect(taken).toEqual([
    { conversationId: id, opening },
    { conversationId: id, opening: expect.not.stringMatching(`${opening}`) },
  ]);
  expect(refused).toEqual([]);
});

test("[AG7] at a server of the release before, which knows no openings, a conversation is watched without one", async () => {
  const { wire, taken, refused } = lineTo(watchBody.omit({ opening: true }));
  const leave = wire.add(id);
  await expect.poll(() => taken).toEqual([{ conversationId: id }]);
  expect(refused).toEqual([{ conversationId: id, opening: openingInAddress() }]);
  leave();
});
