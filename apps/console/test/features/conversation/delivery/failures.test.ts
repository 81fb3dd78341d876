import { failureReasons } from "@jieru/shared/domain/message";
import { describe, expect, test } from "vitest";
import { wayOutOf } from "../../../../src/features/conversation/delivery/failure-ways.ts";
import { textsOf } from "../../../i18n/texts.ts";

const chinese = textsOf("zh-CN").conversation;
const english = textsOf("en").conversation;

describe("every reason a reply can fail for", () => {
  test.each(failureReasons)("[OB5] %s has a sentence in both languages and a way out", (reason) => {
    expect(chinese.failure[reason]).toMatch(/\p{Script=Han}/u);
    expect(english.failure[reason]).toMatch(/^[\x20-\x7e]+$/);
    expect(chinese.delivery[wayOutOf(reason)]).toBeTruthy();
  });

  test("[OB3] [T11] only what WeChat provably did not take can be retried by a press", () => {
    expect(failureReasons.filter((r) => wayOutOf(r) === "retry")).toEqual(["too_fast", "unreachable"]);
  });
});
