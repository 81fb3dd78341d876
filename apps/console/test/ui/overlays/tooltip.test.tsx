import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { Button } from "../../../src/ui/buttons/Button.tsx";
import { TooltipLayer } from "../../../src/ui/overlays/Tooltip.tsx";

afterEach(() => void vi.useRealTimers());

const page = (reason: string | null) => (
  <>
    <input />
    <Button disabledReason={reason}>发送</Button>
    <TooltipLayer />
  </>
);
const tooltipText = () => screen.queryByRole("tooltip", { hidden: true })?.textContent ?? null;

function pointAt(reason: string) {
  vi.useFakeTimers();
  const shown = render(page(reason));
  fireEvent.pointerEnter(screen.getByRole("button"));
  fireEvent.pointerMove(screen.getByRole("button"));
  return shown;
}
const aMoment = () => act(() => void vi.advanceTimersByTime(1_000));

test("[EV19] a tooltip follows a changed or removed reason under a resting pointer", () => {
  const { rerender } = pointAt("尚未输入内容");
  aMoment();
  expect(tooltipText()).toBe("尚未输入内容");
  rerender(page("回复额度已用完"));
  expect(tooltipText()).toBe("回复额度已用完");
  rerender(page(null));
  expect(tooltipText()).toBeNull();
});

test("[EV19] a tooltip whose reason is removed before it shows is not shown", () => {
  const { rerender } = pointAt("尚未输入内容");
  rerender(page(null));
  aMoment();
  expect(tooltipText()).toBeNull();
});

test("[EV19] a tooltip disappears with its button", () => {
  const { rerender } = pointAt("尚未输入内容");
  aMoment();
  expect(tooltipText()).toBe("尚未输入内容");
  rerender(<TooltipLayer />);
  expect(tooltipText()).toBeNull();
});

test("[EV19] a button that appears under a resting pointer shows no tooltip until the pointer moves", () => {
  vi.useFakeTimers();
  render(page("尚未输入内容"));
  fireEvent.pointerEnter(screen.getByRole("button"));
  aMoment();
  expect(tooltipText()).toBeNull();
  fireEvent.pointerMove(screen.getByRole("button"));
  aMoment();
  expect(tooltipText()).toBe("尚未输入内容");
});

test("[EV19] a pressed button shows no tooltip until the pointer leaves", () => {
  pointAt("尚未输入内容");
  aMoment();
  fireEvent.pointerDown(screen.getByRole("button"));
  fireEvent.pointerMove(screen.getByRole("button"));
  aMoment();
  expect(tooltipText()).toBeNull();
});

test("[EV19] a touch that moves over a button shows no tooltip", () => {
  vi.useFakeTimers();
  render(page("尚未输入内容"));
  fireEvent.pointerEnter(screen.getByRole("button"), { pointerType: "touch" });
  fireEvent.pointerMove(screen.getByRole("button"), { pointerType: "touch" });
  aMoment();
  expect(tooltipText()).toBeNull();
});

test("[EV19] typing hides the tooltip and cancels a pending one", () => {
  pointAt("尚未输入内容");
  const typed = (value: string) =>
    act(() => void fireEvent.input(screen.getByRole("textbox"), { target: { value } }));
  typed("您");
  aMoment();
  expect(tooltipText()).toBeNull();
  fireEvent.pointerLeave(screen.getByRole("button"));
  fireEvent.pointerMove(screen.getByRole("button"));
  aMoment();
  expect(tooltipText()).toBe("尚未输入内容");
  typed("您好");
  expect(tooltipText()).toBeNull();
});

const pointTo = (clientX: number, clientY: number) =>
  act(() => void fireEvent.pointerMove(document.body, { clientX, clientY }));
const inTooltip = [50, 50] as const;
const elsewhere = [500, 500] as const;

/** A tooltip from 0, 0 to 100, 100 whose control the pointer has left. */
function leave() {
  pointAt("尚未输入内容");
  aMoment();
  const tooltip = screen.getByRole("tooltip", { hidden: true });
  vi.spyOn(tooltip, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 100, 100));
  fireEvent.pointerLeave(screen.getByRole("button"));
}

test("[EV19] a tooltip stays while the pointer is on it", () => {
  leave();
  pointTo(...inTooltip);
  aMoment();
  expect(tooltipText()).toBe("尚未输入内容");
  pointTo(...elsewhere);
  aMoment();
  expect(tooltipText()).toBeNull();
});

test("[EV19] a tooltip waits 150 ms for the pointer to reach it", () => {
  leave();
  pointTo(...elsewhere);
  expect(tooltipText()).toBe("尚未输入内容");
  pointTo(...inTooltip);
  pointTo(...elsewhere);
  act(() => void vi.advanceTimersByTime(100));
  pointTo(...elsewhere);
  act(() => void vi.advanceTimersByTime(49));
  expect(tooltipText()).toBe("尚未输入内容");
  act(() => void vi.advanceTimersByTime(1));
  expect(tooltipText()).toBeNull();
});

test("[EV19] Esc hides a tooltip under the pointer", () => {
  leave();
  pointTo(...inTooltip);
  fireEvent.keyDown(document.body, { key: "Escape" });
  expect(tooltipText()).toBeNull();
});

test("[EV19] a control with keyboard focus keeps its tooltip", () => {
  vi.useFakeTimers();
  render(page("尚未输入内容"));
  const button = screen.getByRole("button");
  vi.spyOn(button, "matches").mockImplementation((of) => of === ":focus-visible");
  fireEvent.focus(button);
  pointTo(...elsewhere);
  fireEvent.pointerLeave(button);
  aMoment();
  expect(tooltipText()).toBe("尚未输入内容");
  fireEvent.blur(button);
  expect(tooltipText()).toBeNull();
});
