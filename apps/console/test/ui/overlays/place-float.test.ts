import { expect, test } from "vitest";
import { placeFloat } from "../../../src/ui/overlays/place-float.ts";

const view = { width: 400, height: 300 };
const box = { width: 100, height: 80 };
const at = (left: number, top: number) => ({ left, right: left + 40, top, bottom: top + 20 });

test("a box stands beside its anchor", () => {
  expect(placeFloat(at(50, 50), box, view, "bottom", "start")).toEqual({ left: 50, top: 76 });
  expect(placeFloat(at(50, 50), box, view, "right", "center")).toEqual({ left: 96, top: 20 });
});

test("it goes to the other side where only there is room", () => {
  expect(placeFloat(at(50, 260), box, view, "bottom", "start")).toEqual({ left: 50, top: 174 });
});

test("it never leaves the window", () => {
  expect(placeFloat(at(350, 50), box, view, "bottom", "start").left).toBe(292);
  expect(placeFloat(at(0, 50), box, view, "bottom", "end").left).toBe(8);
});
