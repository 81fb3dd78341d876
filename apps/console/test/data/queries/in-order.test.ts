import { afterEach, expect, test, vi } from "vitest";
import { dropConfirmed } from "../../../src/data/optimistic/actions.ts";
import { forgetPending } from "../../../src/data/outbox/pending-replies.ts";
import { sendReply } from "../../../src/data/outbox/sending.ts";
import { endSession, pickUp, reactivate, takeOver, transfer } from "../../../src/data/queries/sessions.ts";
import { assignSession } from "../../../src/features/board/assigning/assign-session.ts";
import { accountId, meId, message, otherId, session, snapshot, waiting } from "../../fixtures.ts";

afterEach(() => {
  forgetPending();
  // Confirms all actions, so that nothing is pending for the next test.
  for (const sessions of [[session("a")], []]) dropConfirmed(accountId, snapshot({ sessions }));
  vi.unstubAllGlobals();
});

test.each([
  ["ended", () => endSession(accountId, waiting("a").id), "/api/sessions/a/end"],
  ["transferred", () => transfer(accountId, waiting("a").id, otherId), "/api/sessions/a/transfer"],
])("[KB10] a session being picked up is %s after the pick-up", async (_, then, path) => {
  const requests: string[] = [];
  const { promise, resolve } = Promise.withResolvers<Response>();
  const done = () => Response.json({ session: session("a") });
  vi.stubGlobal("fetch", (url: string) => {
    requests.push(url);
    return requests.length === 1 ? promise : Promise.resolve(done());
  });
  const taken = pickUp(accountId, waiting("a"));
  const after = then();
  await expect.poll(() => requests).toEqual(["/api/sessions/a/pick-up"]);
  await Promise.resolve();
  expect(requests).toHaveLength(1);
  resolve(done());
  await Promise.all([taken, after]);
  expect(requests).toEqual(["/api/sessions/a/pick-up", path]);
});

/** The test answers the first request; later ones are answered at once. */
function answeredLater(first: object) {
  const requests: string[] = [];
  const { promise, resolve } = Promise.withResolvers<Response>();
  vi.stubGlobal("fetch", (url: string) => {
    requests.push(url.replace("/api/sessions/", ""));
    return requests.length === 1 ? promise : Promise.resolve(Response.json({ message: message("m", 20) }));
  });
  return { requests, answer: () => resolve(Response.json(first)) };
}
/** Lets everything happen that does not wait. */
const rest = () => new Promise((resolve) => setTimeout(resolve));
const say = (id: string) =>
  sendReply({ accountId, session: session(id), agentId: meId }, { type: "text", text: "在的" });

test.each([
  ["picked up", () => pickUp(accountId, waiting("a")), "a/pick-up"],
  ["reactivated", () => reactivate(accountId, session("a").id), "a/reactivate"],
  ["taken over", () => takeOver(accountId, session("a").id, meId), "a/take-over"],
])(
  "[KB10] a reply waits while its session is being %s; a reply to another session does not",
  async (_, take, path) => {
    const { requests, answer } = answeredLater({ session: session("a") });
    const taken = take();
    say("a");
    say("b");
    await rest();
    expect(requests).toEqual([path, "b/replies"]);
    answer();
    await taken;
    await expect.poll(() => requests).toEqual([path, "b/replies", "a/replies"]);
  },
);

test.each([
  ["ended", () => endSession(accountId, session("a").id), "a/end"],
  ["transferred", () => transfer(accountId, session("a").id, otherId), "a/transfer"],
  ["handed on from the board", () => assignSession(accountId, session("a"), otherId), "a/transfer"],
])("[KB10] a session is %s after the replies that were written before", async (_, then, path) => {
  const { requests, answer } = answeredLater({ message: message("m", 20) });
  say("a");
  const after = then();
  await rest();
  expect(requests).toEqual(["a/replies"]);
  answer();
  await after;
  expect(requests).toEqual(["a/replies", path]);
});
