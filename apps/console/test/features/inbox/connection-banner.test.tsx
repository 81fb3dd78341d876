import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { signal } from "../../../src/data/store/connection.ts";
import { ConnectionBanner } from "../../../src/features/page/banners/ConnectionBanner.tsx";

afterEach(() => {
  cleanup();
  signal({ sign: "subscribed" });
});

test("[TR13] the banner mentions replies only beside a conversation", () => {
  act(() => signal({ sign: "lost", at: 0 }));
  const { rerender } = render(<ConnectionBanner />);
  expect(screen.getByRole("alert").textContent).toContain("，正在重连。");
  expect(screen.getByRole("alert").textContent).not.toContain("发送");
  rerender(<ConnectionBanner replies />);
  expect(screen.getByRole("alert").textContent).toContain("，正在重连。可以继续输入，回复将排队发送。");
});
