import { expect, test } from "vitest";
import { currentToasts, showToast } from "../../../src/lib/toast-store.ts";

const toasts = () => currentToasts().map(({ text }) => text);

test("[RA5] a repeated toast replaces the earlier one with the same text", () => {
  showToast({ text: "额度用完了" });
  const [first] = currentToasts();
  showToast({ text: "额度用完了" });
  expect(toasts()).toEqual(["额度用完了"]);
  expect(currentToasts()[0]?.id).not.toBe(first?.id);
  showToast({ text: "另一句" });
  showToast({ text: "额度用完了" });
  expect(toasts()).toEqual(["另一句", "额度用完了"]);
});

test("[QR4] a toast with an action stays beside one with the same text", () => {
  const action = { label: "撤销", run: () => undefined };
  for (let i = 0; i < 2; i++) showToast({ text: "删除了「问候」", action });
  expect(toasts()).toHaveLength(2);
});
