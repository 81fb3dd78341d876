/** What the banner of a console that is cut off says, by where it stands. */
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { signal } from "../../../src/data/store/connection.ts";
import { ConnectionBanner } from "../../../src/features/page/banners/ConnectionBanner.tsx";

afterEach(() => {
  cleanup();
  signal({ sign: "subscribed" });
});

test("[TR13] replies are spoken of beside a conversation, and nowhere else", () => {
  act(() => signal({ sign: "lost", at: 0 }));
  const { rerender } = render(<ConnectionBanner />);
  expect(screen.getByRole("alert").textContent).toContain("，正在重连。");
  expect(screen.getByRole("alert").textContent).not.toContain("发送");
  rerender(<ConnectionBanner replies />);
  expect(screen.getByRole("alert").textContent).toContain("，正在重连。可以继续输入，回复将排队发送。");
});
