import type { NewBrowser } from "@jieru/shared/protocol/browsers";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { NewBrowserBanner } from "../../src/browsers/NewBrowserBanner.tsx";

const asked: string[] = [];
afterEach(() => {
  asked.length = 0;
  vi.unstubAllGlobals();
});

const browser = (id: string, at: number) =>
  ({ id, at, ip: "203.0.113.7", product: { browser: "Chrome", system: "Windows" } }) as unknown as NewBrowser;
const [first, second] = [browser("first", 1_000), browser("second", 2_000)];
const signOut = () => screen.getByRole("button", { name: /不是我|登出|退出/ });

test("[SI8] who is about to answer for one browser does not answer for another that signs in just then, or comes next", () => {
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return new Response(null, { status: 204 });
  });
  const { rerender } = render(<NewBrowserBanner browsers={[first]} />);
  rerender(<NewBrowserBanner browsers={[second, first]} />);
  fireEvent.click(signOut(), { detail: 1 });
  rerender(<NewBrowserBanner browsers={[second]} />);
  fireEvent.click(signOut(), { detail: 2 });
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain("first");
});
