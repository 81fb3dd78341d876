import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { ConversationContext } from "../../../../src/features/conversation/conversation-context.ts";
import { useScrollToEnd } from "../../../../src/features/conversation/scroll/use-scroll-to-end.ts";
import { currentToasts } from "../../../../src/lib/toast-store.ts";
import { session } from "../../../fixtures.ts";

afterEach(() => void vi.unstubAllGlobals());

const open = ({ children }: { children: ReactNode }) => (
  <ConversationContext value={{ session: session("far") } as never}>{children}</ConversationContext>
);

test("[RD5] a failure to load the end is shown, and does not scroll later", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("cut off")));
  const scrollToEnd = vi.fn();
  const virtualizer = { scrollToEnd } as never;
  const { result, rerender } = renderHook(
    ({ newer }) => useScrollToEnd(virtualizer, { rows: [{}], newer } as never),
    { wrapper: open, initialProps: { newer: true } },
  );
  await act(async () => result.current());
  await expect.poll(() => currentToasts().at(-1)?.text).toBe("消息加载失败");
  rerender({ newer: false });
  expect(scrollToEnd).not.toHaveBeenCalled();
  act(() => result.current());
  expect(scrollToEnd).toHaveBeenCalledOnce();
});
