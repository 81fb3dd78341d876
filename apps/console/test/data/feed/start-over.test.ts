import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { Socket } from "socket.io-client";
import { afterEach, expect, test, vi } from "vitest";
import { openFeed } from "../../../src/data/feed/socket.ts";
import { createSubscribing } from "../../../src/data/feed/subscribe.ts";
import { keys } from "../../../src/data/keys.ts";
import { currentQueue, forgetPending, noteRefused } from "../../../src/data/outbox/pending-replies.ts";
import type { PendingReply } from "../../../src/data/outbox/send-queue.ts";
import { sendReply } from "../../../src/data/outbox/sending.ts";
import { knownTagsQuery } from "../../../src/data/queries/customers.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { accountId, meId, session, snapshot } from "../../fixtures.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function startOver(client: QueryClient, answer?: (path: string) => Response): () => void {
  putSnapshot(accountId, snapshot());
  vi.stubGlobal("fetch", async (path: string) => {
    if (path.endsWith("/snapshot")) return Response.json(snapshot({ seq: snapshot().seq + 1 }));
    return answer ? answer(path) : Response.json({ drafts: [] });
  });
  const on = vi.spyOn(Socket.prototype, "on");
  const feed = openFeed(client, accountId);
  on.mock.calls.find(([event]) => event === "snapshot_required")?.[1]({ accountId });
  return feed.close;
}

test("[FD4] visible lists reload after too much was missed", async () => {
  const client = new QueryClient();
  const lists = [
    knownTagsQuery(accountId).queryKey,
    keys.list("blocked", accountId),
    keys.list("ended", accountId, {}),
  ];
  const requests: unknown[] = [];
  const stops = lists.map((queryKey) => {
    client.setQueryData<unknown>(queryKey, []);
    const queryFn = () => requests.push(queryKey[0]);
    return new QueryObserver(client, { queryKey, queryFn, staleTime: Number.POSITIVE_INFINITY }).subscribe(
      () => undefined,
    );
  });
  const close = startOver(client);
  await expect.poll(() => requests.toSorted()).toEqual(["blocked", "ended", "tags"]);
  for (const stop of stops) stop();
  close();
});

test("[AG7] [RT3] conversations that are not visible are removed from the cache after too much was missed", async () => {
  const client = new QueryClient();
  const [left, open] = [session("left").conversationId, session("open").conversationId];
  const what = ["messages", "conversation"];
  const holds = (id: string) => what.map((name) => client.getQueryData([name, id]) !== undefined);
  for (const name of what) for (const id of [left, open]) client.setQueryData([name, id], { said: "在吗" });
  const stops = what.map((name) => {
    const queryFn = () => ({ said: "在吗" });
    return new QueryObserver(client, {
      queryKey: [name, open],
      queryFn,
      staleTime: Number.POSITIVE_INFINITY,
    }).subscribe(() => undefined);
  });
  const close = startOver(client);
  await expect.poll(() => holds(left)).toEqual([false, false]);
  expect(holds(open)).toEqual([true, true]);
  for (const stop of stops) stop();
  close();
});

test("[RT3] refused replies of an erased session are removed, and drafts are requested again", async () => {
  const client = new QueryClient();
  const [erased, ended] = [session("erased"), session("ended")];
  for (const of of [erased, ended]) {
    const id = sendReply({ accountId, session: of, agentId: meId }, { type: "text", text: "晚一点回您" });
    const reply = currentQueue().find((p) => p.clientMessageId === id);
    noteRefused(reply as PendingReply, { ok: false, kind: "offline" } as never);
  }
  const requests: string[] = [];
  const close = startOver(client, (path) => {
    requests.push(path);
    if (path.endsWith("/api/sessions/erased"))
      return Response.json({ refusal: "session_not_found" }, { status: 409 });
    return Response.json({ session: { ...ended, state: "ended" }, drafts: [] });
  });
  await expect.poll(() => requests).toContain("/api/sessions/ended");
  await expect.poll(() => currentQueue().map((p) => p.sessionId)).toEqual([ended.id]);
  expect(requests).toContain(`/api/accounts/${accountId}/drafts`);
  close();
  forgetPending();
});

test("[P9] [FD4] the console has not caught up until the snapshot is loaded again", async () => {
  vi.useFakeTimers();
  const client = new QueryClient();
  const [loaded, yes] = [Promise.withResolvers<Response>(), Promise.withResolvers<{ ok: true }>()];
  putSnapshot(accountId, snapshot());
  vi.stubGlobal("fetch", (path: string) =>
    path.endsWith("/snapshot") ? loaded.promise : Promise.resolve(Response.json({ drafts: [] })),
  );
  const ask = vi.fn(() => yes.promise);
  const socket = { timeout: () => ({ emitWithAck: ask }) } as unknown as Socket;
  const caughtUp = vi.fn();
  const subscribing = createSubscribing({ socket, client, accountId }, caughtUp);
  void subscribing.subscribe();
  void subscribing.startOver();
  yes.resolve({ ok: true });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(caughtUp).not.toHaveBeenCalled();
  const { seq } = snapshot();
  loaded.resolve(Response.json(snapshot({ seq: seq + 1 })));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask.mock.lastCall).toEqual(["subscribe", { accountId, afterSeq: seq + 1 }]);
  expect(caughtUp).toHaveBeenCalledTimes(1);
  subscribing.close();
});
