/** [SI7] Who signs out loses nothing they have sent. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { attach, detach, letGo } from "../../src/conversation/attachments.ts";
import { leaveConsole } from "../../src/inbox/leave.ts";
import { expectReply, forgetPending, repliesGone, sendReply } from "../../src/sync/sending.ts";
import { currentToasts } from "../../src/ui/toast-store.ts";
import { accountId, meId, message, session } from "../desk.ts";

const png = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], "杯子.png");
const s1 = session("leaves with an image");
const asked: string[] = [];
let upload = Promise.withResolvers<Response>();
const went = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  upload = Promise.withResolvers();
  went.mockReset();
  vi.stubGlobal("location", { assign: went, origin: "http://localhost" });
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
  detach(s1.conversationId);
  forgetPending();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** As the composer sends it before it is up. */
async function sendImage(): Promise<void> {
  void attach(accountId, s1.conversationId, png);
  letGo(s1.conversationId, {
    ready: (mediaId) => sendReply(accountId, s1, meId, { type: "image", mediaId }),
    failed: () => undefined,
    over: expectReply(s1.id),
  });
  await settle();
}

test("[SI7] [KB9] an image that was sent and is still being uploaded goes first, and it is said what is waited for", async () => {
  await sendImage();
  const left = leaveConsole();
  await settle(2_000);
  expect(asked).toEqual(["media"]);
  expect(currentToasts().at(-1)?.text).toContain("退出");
  upload.resolve(Response.json({ mediaId: "m1" }));
  await settle();
  await left;
  expect(asked).toEqual(["media", "replies", "logout"]);
  expect(went).toHaveBeenCalledWith("/sign-in");
});

test("[SI7] what has not gone after ten seconds is not thrown away unasked", async () => {
  await sendImage();
  const left = leaveConsole();
  await settle(10_000);
  await left;
  expect(asked).toEqual(["media"]);
  expect(went).not.toHaveBeenCalled();
  const offer = currentToasts().at(-1);
  expect(offer?.text).toContain("还没送到");
  offer?.action?.run();
  await settle();
  expect(asked).toEqual(["media", "logout"]);
  expect(went).toHaveBeenCalledTimes(1);
});

test("[SI7] with nothing on its way nothing is waited for, nor said", async () => {
  const before = currentToasts().at(-1);
  await leaveConsole();
  await settle(1_000);
  expect(asked).toEqual(["logout"]);
  expect(currentToasts().at(-1)).toBe(before);
});

test("[KB10] ending waits for an image that is still being uploaded, and no longer once it never comes", async () => {
  await sendImage();
  const gone = vi.fn();
  void repliesGone(s1.id).then(gone);
  await settle();
  expect(gone).not.toHaveBeenCalled();
  detach(s1.conversationId);
  await settle();
  expect(gone).toHaveBeenCalledWith(true);
});
