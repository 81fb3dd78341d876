import { expect, test } from "vitest";
import { currentToasts, showToast } from "../../../src/lib/toast-store.ts";

const said = () => currentToasts().map(({ text }) => text);

test("[RA5] pressed again and again, the reason stands once, and begins anew", () => {
  showToast({ text: "额度用完了" });
  const [first] = currentToasts();
  showToast({ text: "额度用完了" });
  expect(said()).toEqual(["额度用完了"]);
  expect(currentToasts()[0]?.id).not.toBe(first?.id);
  showToast({ text: "另一句" });
  showToast({ text: "额度用完了" });
  expect(said()).toEqual(["另一句", "额度用完了"]);
});

test("[QR4] what can be undone stays beside the same words about another", () => {
  const action = { label: "撤销", run: () => undefined };
  for (let i = 0; i < 2; i++) showToast({ text: "删除了「问候」", action });
  expect(said()).toHaveLength(2);
});
