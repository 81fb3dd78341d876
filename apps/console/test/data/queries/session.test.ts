import type { SessionId } from "@jieru/shared/domain/ids";
import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { sessionQuery } from "../../../src/data/queries/session.ts";
import { session } from "../../desk.ts";

afterEach(() => vi.unstubAllGlobals());

const id = "s1" as SessionId;
const active = session(id, { state: "active" });
const ended = session(id, { state: "ended" });

/** A server whose answer comes when `answer` is called. */
function slowServer(): () => void {
  const { promise, resolve } = Promise.withResolvers<Response>();
  vi.stubGlobal("fetch", () => promise);
  return () => resolve(Response.json({ session: active }));
}

test("[SE7] [FD4] an answer read before the session ended, and late, does not bring it back", async () => {
  const answer = slowServer();
  const client = new QueryClient();
  const asked = client.fetchQuery(sessionQuery(id));
  client.setQueryData(sessionQuery(id).queryKey, ended);
  answer();
  await asked;
  expect(client.getQueryData(sessionQuery(id).queryKey)).toEqual(ended);
});

test("[SE7] of whom the feed told nothing meanwhile, the answer counts", async () => {
  const answer = slowServer();
  const client = new QueryClient();
  client.setQueryData(sessionQuery(id).queryKey, ended);
  const asked = client.fetchQuery({ ...sessionQuery(id), staleTime: 0 });
  answer();
  expect(await asked).toEqual(active);
});
