import type { ConversationId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { paths } from "../../../src/data/http/paths.ts";
import { queryClient } from "../../../src/data/http/query-client.ts";
import {
  loadMessagesAt,
  loadNewerMessages,
  loadOlderMessages,
  messagesQuery,
} from "../../../src/data/queries/messages.ts";
import { closeOpening } from "../../../src/data/queries/opening.ts";
import { message } from "../../fixtures.ts";

const id = "read again" as ConversationId;
let lastSeq = 0;
let requests: string[] = [];

const wordsOf = (path: string): string => new URL(path, "http://localhost").search;

/** Answers like the server, with a limited page. */
function answer(url: string): Response {
  const searchParams = new URLSearchParams(wordsOf(url));
  requests.push(searchParams.toString());
  const number = (name: string) => (searchParams.has(name) ? Number(searchParams.get(name)) : null);
  const limit = number("limit") ?? 50;
  const all = Array.from({ length: lastSeq }, (_, i) => i + 1);
  const [before, after, around] = [number("before"), number("after"), number("around")];
  const page =
    after !== null
      ? all.filter((seq) => seq > after).slice(0, limit)
      : around !== null
        ? all.filter((seq) => Math.abs(seq - around) < limit / 2)
        : all.filter((seq) => seq < (before ?? Number.POSITIVE_INFINITY)).slice(-limit);
  const [first, last] = [page[0] ?? 1, page.at(-1) ?? lastSeq];
  const messages = page.map((seq) => message(`m${seq}`, seq));
  return Response.json({ seq: lastSeq, more: first > 1, newer: last < lastSeq, gaps: [], messages });
}

const read = () => queryClient.fetchQuery({ ...messagesQuery(id), staleTime: 0 });
const span = (page: { messages: { seq: number }[] }) => [page.messages[0]?.seq, page.messages.at(-1)?.seq];

beforeEach(() => {
  lastSeq = 300;
  requests = [];
  vi.stubGlobal("fetch", async (url: string) => answer(url));
});
afterEach(() => {
  queryClient.removeQueries({ queryKey: ["messages"] });
  closeOpening(id);
  vi.unstubAllGlobals();
});

test("[RD4] a reload keeps the messages that were scrolled to, and adds the new ones", async () => {
  expect(span(await read())).toEqual([251, 300]);
  await loadOlderMessages(id);
  lastSeq = 420;
  const page = await read();
  expect(span(page)).toEqual([151, 420]);
  expect(new Set(page.messages.map((m) => m.seq)).size).toBe(page.messages.length);
  expect(page).toMatchObject({ more: true, newer: false, seq: 420 });
});

test("[RD4] repeated reloads neither hold nor request more than before", async () => {
  await read();
  requests = [];
  await read();
  expect(requests).toHaveLength(1);
  lastSeq = 310;
  requests = [];
  expect(span(await read())).toEqual([251, 310]);
  expect(requests).toHaveLength(2);
  requests = [];
  expect(span(await read())).toEqual([251, 310]);
  expect(requests).toHaveLength(2);
});

test("[RD4] [RD5] a reload around an old message keeps the place, without the end", async () => {
  lastSeq = 2_000;
  await read();
  await loadMessagesAt(id, 700);
  const before = span(queryClient.getQueryData(messagesQuery(id).queryKey) ?? { messages: [] });
  lastSeq = 2_100;
  const page = await read();
  expect(span(page)[0]).toBe(before[0]);
  expect(span(page)[1]).toBeGreaterThanOrEqual(before[1] ?? 0);
  expect(page).toMatchObject({ more: true, newer: true });
});

/** Holds back requests with this parameter until the returned function is called. */
function holdBack(parameter: string): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  vi.stubGlobal("fetch", async (url: string) => {
    const response = answer(url);
    if (new URL(url, "http://localhost").searchParams.has(parameter)) await promise;
    return response;
  });
  return resolve;
}
const held = () => queryClient.getQueryData(messagesQuery(id).queryKey) ?? { messages: [] };
const isWhole = ({ messages }: { messages: { seq: number }[] }) =>
  messages.every((m, i) => i === 0 || m.seq === (messages[i - 1]?.seq ?? 0) + 1);

test("[RD5] a page is not joined to messages of another place", async () => {
  lastSeq = 1_000;
  await read();
  const bringOlder = holdBack("before");
  const older = loadOlderMessages(id);
  await loadMessagesAt(id, 200);
  bringOlder();
  await older;
  expect(isWhole(held())).toBe(true);
  expect(span(held())).toEqual([151, 249]);

  const bringNewer = holdBack("after");
  const newer = loadNewerMessages(id);
  await loadMessagesAt(id, null);
  bringNewer();
  await newer;
  expect(isWhole(held())).toBe(true);
  expect(span(held())).toEqual([951, 1_000]);
});

test("[RD5] the last of two requested places stays, whichever arrives last", async () => {
  lastSeq = 1_000;
  await read();
  const bringPlace = holdBack("around");
  const place = loadMessagesAt(id, 200);
  await loadMessagesAt(id, null);
  bringPlace();
  expect(await place).toBeNull();
  expect(span(held())).toEqual([951, 1_000]);
});

test("[RD5] a reload that began before a jump does not undo the jump", async () => {
  lastSeq = 1_000;
  await read();
  await loadOlderMessages(id);
  const bringOlder = holdBack("before");
  const again = read();
  await loadMessagesAt(id, 200);
  expect(span(held())).toEqual([151, 249]);
  bringOlder();
  await again;
  expect(isWhole(held())).toBe(true);
  expect(span(held())).toEqual([151, 250]);
});

test("[AG7] all reads of an open conversation name one opening; opening it again starts another", async () => {
  const openings = () => requests.splice(0).map((words) => new URLSearchParams(words).get("opening"));
  await read();
  await read();
  await loadMessagesAt(id, 100);
  requests.push(
    ...[paths.sessionsOf(id, null), paths.allowanceHistory(id, 7), paths.attributes(id)].map(wordsOf),
  );
  const first = openings();
  expect(first).toEqual(Array(6).fill(expect.stringMatching(/^[0-9a-f-]{36}$/)));
  expect(new Set(first).size).toBe(1);
  closeOpening(id);
  await loadMessagesAt(id, null);
  await loadMessagesAt(id, null);
  const second = openings();
  expect(second[0]).toBe(second[1]);
  expect(second[0]).not.toBe(first[0]);
});
