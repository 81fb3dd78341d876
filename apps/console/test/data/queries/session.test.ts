import type { SessionId } from "@jieru/shared/domain/ids";
import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { sessionQuery } from "../../../src/data/queries/session.ts";
import { session } from "../../fixtures.ts";

afterEach(() => vi.unstubAllGlobals());

const id = "s1" as SessionId;
const active = session(id, { state: "active" });
const ended = session(id, { state: "ended" });

function slowServer(): () => void {
  const { promise, resolve } = Promise.withResolvers<Response>();
  vi.stubGlobal("fetch", () => promise);
  return () => resolve(Response.json({ session: active }));
}

test("[SE7] [FD4] a late response does not bring back a session that has ended", async () => {
  const answer = slowServer();
  const client = new QueryClient();
  const fetching = client.fetchQuery(sessionQuery(id));
  client.setQueryData(sessionQuery(id).queryKey, ended);
  answer();
  await fetching;
  expect(client.getQueryData(sessionQuery(id).queryKey)).toEqual(ended);
});

test("[SE7] the response counts when the feed has sent nothing meanwhile", async () => {
  const answer = slowServer();
  const client = new QueryClient();
  client.setQueryData(sessionQuery(id).queryKey, ended);
  const fetching = client.fetchQuery({ ...sessionQuery(id), staleTime: 0 });
  answer();
  expect(await fetching).toEqual(active);
});
