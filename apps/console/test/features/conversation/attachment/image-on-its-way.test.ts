/** [SI7] [KB10] What waits for the replies before it waits for an image that is still being uploaded, too. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { expectReply, forgetPending, repliesGone } from "../../../../src/data/outbox/pending-replies.ts";
import { sendReply } from "../../../../src/data/outbox/sending.ts";
import {
  attachImage,
  detachImage,
  sendOnceUploaded,
} from "../../../../src/features/conversation/attachment/attachments.ts";
import { accountId, meId, message, session } from "../../../desk.ts";

const png = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], "杯子.png");
const s1 = session("leaves with an image");
const asked: string[] = [];
let upload = Promise.withResolvers<Response>();

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  upload = Promise.withResolvers();
  vi.stubGlobal(
    "URL",
    class extends URL {
      static override createObjectURL = () => "blob:image";
      static override revokeObjectURL = () => undefined;
    },
  );
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path.replace(/^.*\//, ""));
    if (path.endsWith("/media")) return upload.promise;
    return Promise.resolve(Response.json({ message: message("m", 20) }));
  });
});
afterEach(() => {
  detachImage(s1.conversationId);
  forgetPending();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** As the composer sends it before it is up; answers what became of waiting for it. */
async function sendAndWait() {
  void attachImage(accountId, s1.conversationId, png);
  sendOnceUploaded(s1.conversationId, {
    ready: (mediaId) => sendReply({ accountId, session: s1, agentId: meId }, { type: "image", mediaId }),
    failed: () => undefined,
    over: expectReply(s1.id),
  });
  await settle();
  const gone = vi.fn();
  void repliesGone(s1.id).then(gone);
  await settle(2_000);
  expect(gone).not.toHaveBeenCalled();
  return gone;
}

test("[SI7] [KB10] until it is up and the reply it is in has been answered", async () => {
  const gone = await sendAndWait();
  expect(asked).toEqual(["media"]);
  upload.resolve(Response.json({ mediaId: "m1" }));
  await settle();
  expect(asked).toEqual(["media", "replies"]);
  expect(gone).toHaveBeenCalledWith(true);
});

test("[SI7] for ten seconds, and then it is known that it has not gone", async () => {
  const gone = await sendAndWait();
  await settle(8_000);
  expect(gone).toHaveBeenCalledWith(false);
});

test("[KB10] no longer once it never comes", async () => {
  const gone = await sendAndWait();
  detachImage(s1.conversationId);
  await settle();
  expect(gone).toHaveBeenCalledWith(true);
});
