/** [KB10] What an agent did first reaches the server first. */
import { afterEach, expect, test, vi } from "vitest";
import { settle } from "../../../src/data/optimistic/actions.ts";
import { forgetPending } from "../../../src/data/outbox/pending-replies.ts";
import { sendReply } from "../../../src/data/outbox/sending.ts";
import { endSession, pickUp, reactivate, takeOver, transfer } from "../../../src/data/queries/sessions.ts";
import { giveSession } from "../../../src/features/board/giving/give-session.ts";
import { accountId, meId, message, otherId, session, snapshot, waiting } from "../../desk.ts";

afterEach(() => {
  forgetPending();
  // Told by the feed, whichever it was: nothing is under way for the next test.
  for (const sessions of [[session("a")], []]) settle(accountId, snapshot({ sessions }));
  vi.unstubAllGlobals();
});

test.each([
  ["ended", () => endSession(accountId, waiting("a").id), "/api/sessions/a/end"],
  ["transferred", () => transfer(accountId, waiting("a").id, otherId), "/api/sessions/a/transfer"],
])("[KB10] a session that is being picked up is %s after that", async (_, then, path) => {
  const asked: string[] = [];
  const { promise, resolve } = Promise.withResolvers<Response>();
  const done = () => Response.json({ session: session("a") });
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return asked.length === 1 ? promise : Promise.resolve(done());
  });
  const taken = pickUp(accountId, waiting("a"));
  const after = then();
  await expect.poll(() => asked).toEqual(["/api/sessions/a/pick-up"]);
  await Promise.resolve();
  expect(asked).toHaveLength(1);
  resolve(done());
  await Promise.all([taken, after]);
  expect(asked).toEqual(["/api/sessions/a/pick-up", path]);
});

/** The first request is answered when it is said to be; what is asked after it, at once. */
function answeredLater(first: object) {
  const asked: string[] = [];
  const { promise, resolve } = Promise.withResolvers<Response>();
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url.replace("/api/sessions/", ""));
    return asked.length === 1 ? promise : Promise.resolve(Response.json({ message: message("m", 20) }));
  });
  return { asked, answer: () => resolve(Response.json(first)) };
}
/** Whatever would follow without being waited for has followed. */
const rest = () => new Promise((resolve) => setTimeout(resolve));
const say = (id: string) =>
  sendReply({ accountId, session: session(id), agentId: meId }, { type: "text", text: "在的" });

test.each([
  ["picked up", () => pickUp(accountId, waiting("a")), "a/pick-up"],
  ["reactivated", () => reactivate(accountId, session("a").id), "a/reactivate"],
  ["taken over", () => takeOver(accountId, session("a").id, meId), "a/take-over"],
])(
  "[KB10] a reply to a session that is being %s waits for that, one to another does not",
  async (_, take, path) => {
    const { asked, answer } = answeredLater({ session: session("a") });
    const taken = take();
    say("a");
    say("b");
    await rest();
    expect(asked).toEqual([path, "b/replies"]);
    answer();
    await taken;
    await expect.poll(() => asked).toEqual([path, "b/replies", "a/replies"]);
  },
);

test.each([
  ["ended", () => endSession(accountId, session("a").id), "a/end"],
  ["transferred", () => transfer(accountId, session("a").id, otherId), "a/transfer"],
  ["handed on from the board", () => giveSession(accountId, session("a"), otherId), "a/transfer"],
])("[KB10] a session is %s after the replies that were written before", async (_, then, path) => {
  const { asked, answer } = answeredLater({ message: message("m", 20) });
  say("a");
  const after = then();
  await rest();
  expect(asked).toEqual(["a/replies"]);
  answer();
  await after;
  expect(asked).toEqual(["a/replies", path]);
});
