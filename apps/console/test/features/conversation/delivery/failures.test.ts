import { failureReasons } from "@jieru/shared/domain/message";
import { describe, expect, test } from "vitest";
import { failureActionOf } from "../../../../src/features/conversation/delivery/failure-actions.ts";
import { textsOf } from "../../../i18n/texts.ts";

const chinese = textsOf("zh-CN").conversation;
const english = textsOf("en").conversation;

describe("every failure reason of a reply", () => {
  test.each(failureReasons)("[OB5] %s has a sentence in both languages and an action", (reason) => {
    expect(chinese.failure[reason]).toMatch(/\p{Script=Han}/u);
    expect(english.failure[reason]).toMatch(/^[\x20-\x7e]+$/);
    expect(chinese.delivery[failureActionOf(reason)]).toBeTruthy();
  });

  test("[OB3] [T11] only a reply that WeChat provably did not accept can be retried", () => {
    expect(failureReasons.filter((r) => failureActionOf(r) === "retry")).toEqual(["too_fast", "unreachable"]);
  });
});
