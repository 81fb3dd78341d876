import type { MediaId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import type { Fact } from "../../src/desk/fact.ts";
import { shownIn } from "../../src/lane/save.ts";

it("[PU10] an image is stored with the message that shows it, not with automatic answers", () => {
  const image = { mediaId: "m1" as MediaId, wechatMediaId: "w1", sourceUrl: null };
  const shown = { type: "image", image: { mediaId: "m1" } };
  const facts = [{}, { message: shown }, { message: { type: "text", text: "稍等" } }] as unknown as Fact[];
  expect(shownIn(facts, image)).toEqual([{ image, message: shown }]);
  expect(shownIn([], image)).toEqual([]);
});
