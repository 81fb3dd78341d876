import { expect, it } from "vitest";
import { endedQuery, waitingQuery } from "../src/protocol/http.ts";
import { newSavedView } from "../src/protocol/saved-views.ts";
import { searchQuery } from "../src/protocol/search-schema.ts";

/** A tag of maximum length, in characters of two UTF-16 units. */
const tag = "🍵".repeat(20);

it.each([
  ["the waiting line", waitingQuery, (by: string) => ({ tag: by })],
  ["ended sessions", endedQuery, (by: string) => ({ tag: by })],
  ["what is found", searchQuery, (by: string) => ({ tag: by })],
  ["a view to save", newSavedView, (by: string) => ({ name: "茶", view: { list: "waiting", tag: by } })],
] as const)("[VW1] [TG1] %s can be cut down to any tag there may be", (_what, schema, query) => {
  expect(schema.safeParse(query(tag))).toMatchObject({ success: true, data: query(tag) });
  for (const no of [`${tag}茶`, ""]) expect(schema.safeParse(query(no)).success).toBe(false);
});

/** The longest `session-from` that WeChat passes on: 1,000 bytes. */
const source = `{"page":"${"a".repeat(989)}"}`;

it.each([
  ["the waiting line", waitingQuery, (from: string) => ({ source: from })],
  ["ended sessions", endedQuery, (from: string) => ({ source: from })],
  [
    "a view to save",
    newSavedView,
    (from: string) => ({ name: "茶", view: { list: "waiting", source: from } }),
  ],
] as const)("[VW1] %s can be cut down to wherever a customer came from", (_what, schema, query) => {
  expect(Buffer.byteLength(source)).toBe(1_000);
  expect(schema.safeParse(query(source))).toMatchObject({ success: true, data: query(source) });
  expect(schema.safeParse(query(`${source}a`)).success).toBe(false);
});
