import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { CoverField } from "../../../../src/features/conversation/card/CoverField.tsx";

test("[KB18] the hint mentions no pasting and dropping on a device without a mouse", () => {
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: query.includes("coarse"),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  render(<CoverField cover={null} onPick={() => undefined} onCancel={() => undefined} />);
  expect(screen.getByRole("status").textContent).toBe("按 5:4 显示，建议 520×416");
  vi.unstubAllGlobals();
});
