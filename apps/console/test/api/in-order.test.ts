/** [KB10] What an agent did first reaches the server first. */
import { afterEach, expect, test, vi } from "vitest";
import { settle } from "../../src/api/actions.ts";
import { endSession, pickUp, transfer } from "../../src/api/sessions.ts";
import { accountId, otherId, session, snapshot, waiting } from "../desk.ts";

afterEach(() => {
  settle(accountId, snapshot());
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
  await vi.waitFor(() => expect(asked).toEqual(["/api/sessions/a/pick-up"]));
  await Promise.resolve();
  expect(asked).toHaveLength(1);
  resolve(done());
  await Promise.all([taken, after]);
  expect(asked).toEqual(["/api/sessions/a/pick-up", path]);
});
