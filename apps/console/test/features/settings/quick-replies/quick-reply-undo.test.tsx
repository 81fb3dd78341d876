import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../../src/data/http/query-client.ts";
import { quickRepliesQuery } from "../../../../src/data/queries/quick-replies.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { QuickReplies } from "../../../../src/features/settings/quick-replies/QuickReplies.tsx";
import { currentToasts } from "../../../../src/lib/toast-store.ts";
import { accountId, agent, meId, snapshot } from "../../../fixtures.ts";
import { InAccount } from "../../../in-account.tsx";

const { queryKey } = quickRepliesQuery(accountId);
const kept = (id: string, position: number) =>
  ({
    ...{ id, scope: "team", title: id, category: "", shortcut: null, text: "您好", position },
  }) as unknown as QuickReply;
let there: QuickReply[];
const writes: unknown[] = [];
const deleted: unknown[] = [];

function serve(path: string, { method = "GET", body }: RequestInit): Response {
  if (method === "GET") return Response.json({ quickReplies: there });
  const fields = JSON.parse(String(body ?? "null"));
  if (method === "DELETE") {
    const id = path.split("/").at(-1);
    deleted.push(id);
    const isThere = there.some((q) => q.id === id);
    there = there.filter((q) => q.id !== id);
    return isThere
      ? new Response(null, { status: 204 })
      : Response.json({ refusal: "quick_reply_not_found" }, { status: 409 });
  }
  if (method === "POST") {
    const quickReply = { ...kept(`${fields.title} again`, there.length), ...fields };
    there = [...there, quickReply];
    return Response.json({ quickReply });
  }
  writes.push(fields);
  there = fields.ids.map((id: string, i: number) => ({ ...there.find((q) => q.id === id), position: i }));
  return Response.json({ quickReplies: there });
}

beforeEach(async () => {
  sessionStorage.clear();
  writes.splice(0);
  deleted.splice(0);
  there = ["a", "b", "c", "d"].map(kept);
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => serve(path, init));
  const me = agent(meId, { role: "supervisor" });
  putSnapshot(accountId, snapshot({ me, agents: [me] }));
  queryClient.setQueryData(queryKey, there);
  const page = () => (
    <QueryClientProvider client={queryClient}>
      <QuickReplies accountId={accountId} />
    </QueryClientProvider>
  );
  await act(async () => render(<InAccount page={page} />));
});
afterEach(() => {
  queryClient.clear();
  vi.unstubAllGlobals();
});
const remove = (title: string) => fireEvent.click(screen.getByRole("button", { name: `删除 ${title}` }));
const toasts = () => currentToasts().map(({ text }) => text);
const undo = () => currentToasts()[0]?.action?.run();
/** A colleague's new order, reported by the feed. */
const orders = (...titles: string[]) =>
  act(() => {
    there = titles.map((id, i) => kept(id, i));
    queryClient.setQueryData(queryKey, there);
  });
const order = () => there.map(({ id }) => id);

test("[QR11] undoing a deletion puts the quick reply behind its predecessor in the current order", async () => {
  remove("c");
  await waitFor(() => expect(toasts()).toEqual(["已删除「c」"]));
  orders("d", "b", "a");
  undo();
  await waitFor(() => expect(writes).toHaveLength(1));
  expect(order()).toEqual(["d", "b", "c again", "a"]);
});

test("[QR11] undoing finds a place although the predecessor is gone and others were added", async () => {
  remove("c");
  await waitFor(() => expect(toasts()).toHaveLength(1));
  orders("new", "a", "d");
  undo();
  await waitFor(() => expect(writes).toHaveLength(1));
  expect(order()).toEqual(["new", "a", "c again", "d"]);
});

test("[QR11] undoing puts a quick reply that was first at the front", async () => {
  remove("a");
  await waitFor(() => expect(toasts()).toHaveLength(1));
  undo();
  await waitFor(() => expect(writes).toHaveLength(1));
  expect(order()).toEqual(["a again", "b", "c", "d"]);
});

test("[QR11] a double press deletes once and reports only that", async () => {
  remove("b");
  remove("b");
  remove("c");
  await waitFor(() => expect(toasts()).toEqual(["已删除「b」", "已删除「c」"]));
  expect(deleted).toEqual(["b", "c"]);
  expect(order()).toEqual(["a", "d"]);
});

test("[QR11] a read that started before the deletion does not bring the quick reply back", async () => {
  const answered = Promise.withResolvers<void>();
  const before = Response.json({ quickReplies: there });
  let requestCount = 0;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (init.method !== "GET" || requestCount++ > 0) return serve(path, init);
    await answered.promise;
    return before;
  });
  void queryClient.invalidateQueries({ queryKey });
  remove("b");
  await waitFor(() => expect(toasts()).toHaveLength(1));
  const shown: unknown[] = [];
  const stop = queryClient.getQueryCache().subscribe(() => {
    shown.push(queryClient.getQueryData<QuickReply[]>(queryKey)?.some(({ id }) => id === "b"));
  });
  answered.resolve();
  await waitFor(() => expect(queryClient.isFetching({ queryKey })).toBe(0));
  stop();
  expect(shown).not.toContain(true);
  expect(screen.queryByRole("button", { name: "删除 b" })).toBeNull();
});
