import { maxTagLength } from "@jieru/shared/domain/tags";
import { maxQueryLength } from "@jieru/shared/protocol/search";
import { searchQuery } from "@jieru/shared/protocol/search-schema";
import { expect, test } from "vitest";
import { searchParams } from "../../../src/features/search/search-params.ts";

test("[FI8] [TG1] a tag of the maximum length is searched whole, counting an emoji as one", () => {
  const tag = "🎁".repeat(maxTagLength);
  expect(searchParams({ tag }).tag).toBe(tag);
  expect(searchParams({ tag: `${tag}礼` }).tag).toBe(tag);
});

test("[FI8] a query is cut to a hundred characters, counting an emoji as one", () => {
  const q = "🎁".repeat(maxQueryLength);
  expect(searchParams({ q }).q).toBe(q);
  expect(searchParams({ q: `礼${q}` }).q).toBe(`礼${"🎁".repeat(maxQueryLength - 1)}`);
  expect(searchQuery.safeParse({ q }).success).toBe(true);
  expect(searchQuery.safeParse({ q: `${q}礼` }).success).toBe(false);
});

test("[WU9] a topic in the address is searched", () => {
  expect(searchParams({ q: "茶", topic: "refund" })).toEqual({ q: "茶", topic: "refund" });
  expect(searchParams({ q: "茶", topic: {} })).toEqual({ q: "茶" });
});

test("[FI8] invalid values in the address are left out", () => {
  const search = { q: 138, kind: "pages", span: "year", agent: "", tag: {}, state: "asleep", more: 1 };
  expect(searchParams(search)).toEqual({ q: "138" });
  expect(searchParams({ kind: "all", tag: "", m: 3 })).toEqual({});
  expect(searchParams({ kind: "notes", span: "week", state: "ended" })).toEqual({
    kind: "notes",
    span: "week",
    state: "ended",
  });
});
