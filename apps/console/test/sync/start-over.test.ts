/** What a page that has missed too much asks for, besides the snapshot. */
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { Socket } from "socket.io-client";
import { afterEach, expect, test, vi } from "vitest";
import { knownTagsQuery } from "../../src/api/customers.ts";
import { snapshotQuery } from "../../src/api/snapshot.ts";
import { openFeed } from "../../src/sync/socket.ts";
import { accountId, snapshot } from "../desk.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("[FD4] the lists that the feed keeps true are read anew where they are looked at: it may have told of a tag or of an erased customer meanwhile", async () => {
  const client = new QueryClient();
  client.setQueryData(snapshotQuery(accountId).queryKey, snapshot());
  vi.stubGlobal("fetch", async () => Response.json(snapshot({ seq: snapshot().seq + 1 })));
  const lists = [knownTagsQuery(accountId).queryKey, ["blocked", accountId], ["ended", accountId, {}]];
  const asked: unknown[] = [];
  const stops = lists.map((queryKey) => {
    client.setQueryData(queryKey as string[], []);
    const queryFn = () => asked.push(queryKey[0]);
    return new QueryObserver(client, { queryKey, queryFn, staleTime: Number.POSITIVE_INFINITY }).subscribe(
      () => undefined,
    );
  });
  const on = vi.spyOn(Socket.prototype, "on");
  const feed = openFeed(client, accountId);
  on.mock.calls.find(([event]) => event === "snapshot_required")?.[1]();
  await vi.waitFor(() => expect(asked.toSorted()).toEqual(["blocked", "ended", "tags"]));
  for (const stop of stops) stop();
  feed.close();
});
