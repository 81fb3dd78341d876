import type { AnyRouter } from "@tanstack/react-router";
import { fireEvent } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isFocusElsewhere, trackFocus } from "../../../src/features/opening/focus-tracking.ts";
import { noteOpenTrigger } from "../../../src/features/opening/open-trigger.ts";

let navigate = (_pathChanged: boolean) => {};
let stop = () => {};
const router = {
  subscribe: (_event: string, listener: (event: { pathChanged: boolean }) => void) => {
    navigate = (pathChanged) => listener({ pathChanged });
    return () => {};
  },
} as unknown as AnyRouter;

beforeEach(() => {
  document.body.innerHTML = "<button>row</button><button>field</button>";
  stop = trackFocus(router);
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

const [row, field] = [0, 1].map((n) => () => document.querySelectorAll("button")[n] as HTMLElement) as [
  () => HTMLElement,
  () => HTMLElement,
];
const press = (element: HTMLElement) => {
  fireEvent.pointerDown(element);
  element.focus();
};
const open = (by: "pointer" | "refusal" = "pointer") => {
  noteOpenTrigger(by);
  navigate(true);
};

test("[KB17] an agent has moved on after focusing elsewhere, and not after returning or losing the focus", () => {
  press(row());
  open();
  expect(isFocusElsewhere()).toBe(false);
  press(field());
  expect(isFocusElsewhere()).toBe(true);
  press(row());
  expect(isFocusElsewhere()).toBe(false);
  press(field());
  field().remove();
  expect(isFocusElsewhere()).toBe(false);
});

test("[KB17] [EV14] focus moved by the page does not count as the agent moving on", () => {
  press(row());
  open();
  field().focus();
  expect(isFocusElsewhere()).toBe(false);
});

test("[KB17] a new request starts from the current focus, and another panel of the same session does not", () => {
  press(row());
  open();
  press(field());
  navigate(false);
  expect(isFocusElsewhere()).toBe(true);
  open();
  expect(isFocusElsewhere()).toBe(false);
});

test("[KB17] [KB12] returning after a refusal does not take the focus from an agent who moved on", () => {
  press(row());
  open();
  press(field());
  open("refusal");
  expect(isFocusElsewhere()).toBe(true);
});
