import { expect, it } from "vitest";
import { replyBody, settingsBody } from "../src/protocol/http.ts";

const clientMessageId = "6f1c1a52-7c55-4f3a-9d0e-0a6a1b2c3d4e";
const link = { title: "新品", description: "", url: "https://shop.example/a", thumbUrl: "" };
const card = { title: "新品", pagePath: "pages/a", mediaId: "01image" };
const takes = (body: object): boolean => replyBody.safeParse({ clientMessageId, ...body }).success;
const long = (length: number, start = ""): string => start.padEnd(length, "x");

it("[OB10] the schema refuses a title without visible characters", () => {
  for (const title of ["", " ", "\u200b\u2060", "\u3164", "\u0007", "\u2800\n"]) {
    const taken = [
      takes({ type: "link", link: { ...link, title } }),
      takes({ type: "miniprogrampage", card: { ...card, title } }),
      takes({ type: "miniprogrampage", card: { ...card, pagePath: title } }),
    ];
    expect([title, ...taken]).toEqual([title, false, false, false]);
  }
  expect(takes({ type: "link", link: { ...link, title: "\u200b新" } })).toBe(true);
});

it("[OB10] the schema refuses a greeting without visible characters", () => {
  const greets = (greeting: string | null) => settingsBody.safeParse({ greeting }).success;
  expect(["\u200b", " \u3164", "\u2800"].map(greets)).toEqual([false, false, false]);
  expect([greets("您好\u200b"), greets(null)]).toEqual([true, true]);
});

it("[OB10] the schema refuses an auto-reply without visible characters", () => {
  const answers = (text: string) => settingsBody.safeParse({ autoReply: { when: "closed", text } }).success;
  expect(["", "\u200b", " \u3164", "好".repeat(501)].map(answers)).toEqual([false, false, false, false]);
  expect([answers("您好\u200b"), answers("好".repeat(500))]).toEqual([true, true]);
});

it("[OB9] a link or a card says at most 2,000 characters of itself in each field", () => {
  for (const field of ["title", "description", "url", "thumbUrl"]) {
    const start = field === "url" ? link.url : "";
    const of = (length: number) => takes({ type: "link", link: { ...link, [field]: long(length, start) } });
    expect([field, of(2_000), of(2_001)]).toEqual([field, true, false]);
  }
  for (const field of ["title", "pagePath"]) {
    const of = (length: number) =>
      takes({ type: "miniprogrampage", card: { ...card, [field]: long(length) } });
    expect([field, of(2_000), of(2_001)]).toEqual([field, true, false]);
  }
});
