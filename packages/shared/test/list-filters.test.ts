import { expect, it } from "vitest";
import { endedQuery, waitingQuery } from "../src/protocol/http.ts";
import { newSavedView } from "../src/protocol/saved-views.ts";

/** What WeChat leaves of a button's session-from: 1,000 bytes. */
const source = `{"page":"${"a".repeat(989)}"}`;

it.each([
  ["the waiting line", waitingQuery, (from: string) => ({ source: from })],
  ["ended sessions", endedQuery, (from: string) => ({ source: from })],
  [
    "a view to save",
    newSavedView,
    (from: string) => ({ name: "茶", view: { list: "waiting", source: from } }),
  ],
] as const)("[VW1] %s can be cut down to wherever a customer came from", (_what, schema, asked) => {
  expect(Buffer.byteLength(source)).toBe(1_000);
  expect(schema.safeParse(asked(source))).toMatchObject({ success: true, data: asked(source) });
  expect(schema.safeParse(asked(`${source}a`)).success).toBe(false);
});
