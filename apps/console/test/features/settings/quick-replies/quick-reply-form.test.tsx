import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, test } from "vitest";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { useQuickReplyForm } from "../../../../src/features/settings/quick-replies/use-quick-reply-form.ts";
import { accountId, snapshot } from "../../../fixtures.ts";

const kept = (change: Partial<QuickReply> = {}) =>
  ({
    id: "q1",
    scope: "team",
    title: "问候",
    category: "",
    shortcut: "wh",
    text: "您好",
    ...change,
  }) as QuickReply;

beforeEach(() => sessionStorage.clear());

function write(first: QuickReply | null = kept()) {
  const client = createQueryClient();
  putSnapshot(accountId, snapshot());
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const form = renderHook((q: QuickReply | null) => useQuickReplyForm(accountId, "team", q), {
    ...{ wrapper, initialProps: first },
  });
  const set = (change: Parameters<ReturnType<typeof useQuickReplyForm>["set"]>[0]) =>
    act(() => form.result.current.set(change));
  return { ...form, set, now: () => form.result.current };
}

test("[QR10] saving sends only changed fields on top of somebody else's changes", () => {
  const { set, rerender, now } = write();
  set({ text: "您好，请讲" });
  rerender(kept({ title: "打招呼" }));
  expect(now()).toMatchObject({ change: { text: "您好，请讲" }, conflict: false });
  expect(now().change).not.toHaveProperty("title");
  expect(now().values.title).toBe("打招呼");
});

test("[QR10] a field that somebody else also changed is reported as a conflict until it is resolved", () => {
  const { set, rerender, now } = write();
  set({ text: "您好，请讲" });
  rerender(kept({ text: "您好呀" }));
  expect(now().conflict).toBe(true);
  set({ text: "您好，请讲吧" });
  expect(now()).toMatchObject({ conflict: true, values: { text: "您好，请讲吧" } });
  set({ text: "您好呀" });
  expect(now()).toMatchObject({ conflict: false, change: {} });
});

test("[QR10] an unsaved form returns for the same quick reply only", () => {
  write().set({ text: "没写完" });
  expect(write().now()).toMatchObject({ kept: true, values: { text: "没写完" } });
  expect(write(kept({ id: "q2" as QuickReply["id"] })).now()).toMatchObject({ kept: false, change: {} });
  const fresh = write(null).now();
  expect([fresh.kept, fresh.values.text]).toEqual([false, ""]);
  write().now().forget();
  expect(write().now().kept).toBe(false);
});
