import { afterEach, expect, it, vi } from "vitest";
import { takeTurn } from "../../../src/features/notifications/locks.ts";

afterEach(() => vi.unstubAllGlobals());

it("[NT3] without locks the tab that first stores the key shows the notification", () => {
  vi.stubGlobal("navigator", {});
  const [first, second] = [takeTurn("sound"), takeTurn("sound")];
  expect([first.isMine("a"), second.isMine("a"), second.isMine("b"), first.isMine("b")]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});
