/** [SI7] [KB10] Waiting for pending replies includes an image that is being uploaded. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { expectReply, forgetPending, repliesAnswered } from "../../../../src/data/outbox/pending-replies.ts";
import { sendReply } from "../../../../src/data/outbox/sending.ts";
import {
  attachImage,
  detachImage,
  sendOnceUploaded,
} from "../../../../src/features/conversation/attachment/attachments.ts";
import { accountId, meId, message, session } from "../../../fixtures.ts";

const png = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], "杯子.png");
const s1 = session("leaves with an image");
const requests: string[] = [];
let upload = Promise.withResolvers<Response>();

beforeEach(() => {
  vi.useFakeTimers();
  requests.length = 0;
  upload = Promise.withResolvers();
  vi.stubGlobal(
    "URL",
    class extends URL {
      static override createObjectURL = () => "blob:image";
      static override revokeObjectURL = () => undefined;
    },
  );
  vi.stubGlobal("fetch", (path: string) => {
    requests.push(path.replace(/^.*\//, ""));
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

async function sendAndWait() {
  void attachImage(accountId, s1.conversationId, png);
  sendOnceUploaded(s1.conversationId, {
    ready: (mediaId) => sendReply({ accountId, session: s1, agentId: meId }, { type: "image", mediaId }),
    failed: () => undefined,
    over: expectReply(s1.id),
  });
  await settle();
  const gone = vi.fn();
  void repliesAnswered(s1.id).then(gone);
  await settle(2_000);
  expect(gone).not.toHaveBeenCalled();
  return gone;
}

test("[SI7] [KB10] is pending until the image is uploaded and its reply is answered", async () => {
  const gone = await sendAndWait();
  expect(requests).toEqual(["media"]);
  upload.resolve(Response.json({ mediaId: "m1" }));
  await settle();
  expect(requests).toEqual(["media", "replies"]);
  expect(gone).toHaveBeenCalledWith(true);
});

test("[SI7] is pending for ten seconds, then known to be unsent", async () => {
  const gone = await sendAndWait();
  await settle(8_000);
  expect(gone).toHaveBeenCalledWith(false);
});

test("[KB10] is no longer pending once the image can never be sent", async () => {
  const gone = await sendAndWait();
  detachImage(s1.conversationId);
  await settle();
  expect(gone).toHaveBeenCalledWith(true);
});
