import { expect, test } from "vitest";
import { i18n } from "../../src/i18n/i18n.ts";

test("the compiler requires exactly the slots of each message", () => {
  expect(i18n.t("customer", { tail: "0105" })).toBe("用户 0105");
  expect(i18n.t("unread", { count: 3 })).toBe("3 条未读");
  const wrong = [
    // @ts-expect-error -- the slot is missing
    () => i18n.t("customer"),
    // @ts-expect-error -- the slot is misspelt
    () => i18n.t("customer", { tial: "0105" }),
    // @ts-expect-error -- there is no such slot
    () => i18n.t("customer", { tail: "0105", more: 1 }),
    // @ts-expect-error -- the plural form is chosen by a number
    () => i18n.t("unread", { count: "3" }),
    // @ts-expect-error -- the message has no slots
    () => i18n.t("cancel", { count: 3 }),
    // @ts-expect-error -- there is no such message
    () => i18n.t("cancle"),
    // @ts-expect-error -- one of the messages has slots
    () => i18n.t(`time.${Math.random() > 1 ? "seconds" : "under_a_minute"}`),
  ];
  expect(wrong).toHaveLength(7);
});
