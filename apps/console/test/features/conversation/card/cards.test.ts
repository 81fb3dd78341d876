import type { MediaId } from "@jieru/shared/domain/ids";
import type { SentCard } from "@jieru/shared/protocol/cards";
import { expect, test } from "vitest";
import { type CardDraft, readyCover } from "../../../../src/features/conversation/card/card-box.ts";
import { cardFault, pagePathOf } from "../../../../src/features/conversation/card/card-fault.ts";
import { findCards, nextPlace } from "../../../../src/features/conversation/card/find-cards.ts";

const whole: CardDraft = {
  title: "青釉三才盖碗",
  pagePath: "pages/item/index?id=42",
  cover: readyCover("m" as MediaId),
};
const why = (change: Partial<CardDraft>) => cardFault({ ...whole, ...change })?.why ?? null;

test("[CA1] a page path is written as in app.json, whatever was pasted around it", () => {
  const pasted = ["pages/a?b=1", " /pages/a?b=1\n", "//pages/a?b=1"];
  expect(pasted.map(pagePathOf)).toEqual(Array(3).fill("pages/a?b=1"));
});

test("[CA1] the first missing or wrong field is named", () => {
  expect(why({})).toBeNull();
  expect(why({ title: " \u200b", pagePath: "", cover: null })).toBe("no_title");
  expect(why({ pagePath: " / ", cover: null })).toBe("no_path");
  for (const address of [
    "https://shop.example/a",
    "HTTP://a",
    "#小程序://半山茶器/x1",
    "weixin://dl/business",
  ])
    expect([address, why({ pagePath: address })]).toEqual([address, "address"]);
  for (const path of ["pages/a b", "pages/a?x=1\u3000"])
    expect([path, why({ pagePath: path })]).not.toBeNull();
  expect(why({ pagePath: "pages/a b" })).toBe("blanks");
  expect(why({ pagePath: "pages/a?url=https://a" })).toBeNull();
  expect(why({ cover: null })).toBe("no_cover");
  expect(why({ cover: { state: "uploading", url: "" } })).toBe("uploading");
  expect(why({ cover: { state: "refused", url: "", fault: "image_empty", bytes: 0 } })).toBe("cover_failed");
});

const card = (title: string, pagePath: string): SentCard => ({
  title,
  pagePath,
  cover: { mediaId: `m ${title}` as MediaId, state: "ready", width: 5, height: 4, reason: null },
});
const sent = [card("青釉三才盖碗", "pages/item/index?id=42"), card("茶席 Set", "pages/item/index?id=7")];
const found = (title: string, pagePath = "") =>
  findCards(sent, { title, pagePath, cover: null }).map((c) => c.title);

test("[CA5] the typed title finds sent cards by title and path, and a chosen card hides no other", () => {
  expect(found(" ")).toEqual(["青釉三才盖碗", "茶席 Set"]);
  expect(found("盖碗")).toEqual(["青釉三才盖碗"]);
  expect(found("set ")).toEqual(["茶席 Set"]);
  expect(found("ID=7")).toEqual(["茶席 Set"]);
  expect(found("新品")).toEqual([]);
  expect(found("青釉三才盖碗", "pages/item/index?id=42")).toEqual(["青釉三才盖碗", "茶席 Set"]);
});

test("[CA5] arrows move around the list and through the title field", () => {
  const walk = (step: number) => {
    const places = [nextPlace(-1, step, 3)];
    while (places.length < 5) places.push(nextPlace(places.at(-1) as number, step, 3));
    return places;
  };
  expect(walk(1)).toEqual([0, 1, 2, -1, 0]);
  expect(walk(-1)).toEqual([2, 1, 0, -1, 2]);
});
