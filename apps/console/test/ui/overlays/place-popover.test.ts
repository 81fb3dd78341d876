import { expect, test } from "vitest";
import { placePopover } from "../../../src/ui/overlays/place-popover.ts";

const view = { width: 400, height: 300 };
const box = { width: 100, height: 80 };
const at = (left: number, top: number) => ({ left, right: left + 40, top, bottom: top + 20 });

test("a popover is placed beside its anchor", () => {
  expect(placePopover(at(50, 50), box, view, "bottom", "start")).toEqual({ left: 50, top: 76 });
  expect(placePopover(at(50, 50), box, view, "right", "center")).toEqual({ left: 96, top: 20 });
});

test("a popover flips to the side that has room", () => {
  expect(placePopover(at(50, 260), box, view, "bottom", "start")).toEqual({ left: 50, top: 174 });
});

test("a popover stays within the window", () => {
  expect(placePopover(at(350, 50), box, view, "bottom", "start").left).toBe(292);
  expect(placePopover(at(0, 50), box, view, "bottom", "end").left).toBe(8);
});
