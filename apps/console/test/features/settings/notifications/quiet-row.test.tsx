import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { QuietRow } from "../../../../src/features/settings/mine/notifications/QuietRow.tsx";

const quiet = { from: "22:00", to: "08:00", timeZone: "Asia/Shanghai" };
const write = (field: "from" | "to", value: string) => {
  const input = screen.getByTestId(`quiet-${field}`);
  fireEvent.change(input, { target: { value } });
  fireEvent.blur(input);
};

test("[NT7] the shown quiet hours are saved, including an end typed while the other was unreadable", () => {
  const save = vi.fn();
  render(<QuietRow quiet={quiet} save={save} />);
  write("from", "25:00");
  write("to", "09:00");
  expect(save).not.toHaveBeenCalled();
  write("from", "22:00");
  expect(save).toHaveBeenCalledWith({ quiet: { ...quiet, to: "09:00" } });
});

test("[NT7] a value typed and typed back is not saved and follows other devices", () => {
  const save = vi.fn();
  const { rerender } = render(<QuietRow quiet={quiet} save={save} />);
  write("to", "22");
  write("to", "08:00");
  expect(save).not.toHaveBeenCalled();
  rerender(<QuietRow quiet={{ ...quiet, to: "07:00" }} save={save} />);
  expect(screen.getByTestId<HTMLInputElement>("quiet-to").value).toBe("07:00");
});

test("[NT5] quiet hours switched off and on again keep their times", () => {
  const save = vi.fn();
  const mine = { ...quiet, from: "13:00", to: "14:30" };
  const { rerender } = render(<QuietRow quiet={mine} save={save} />);
  fireEvent.click(screen.getByTestId("quiet-on"));
  expect(save).toHaveBeenLastCalledWith({ quiet: null });
  rerender(<QuietRow quiet={null} save={save} />);
  fireEvent.click(screen.getByTestId("quiet-on"));
  expect(save).toHaveBeenLastCalledWith({ quiet: mine });
});

test("[NT5] quiet hours that end on the next day say so", () => {
  const { rerender } = render(<QuietRow quiet={quiet} save={vi.fn()} />);
  expect(screen.getByTestId("quiet").textContent).toContain("次日");
  rerender(<QuietRow quiet={{ ...quiet, from: "07:00" }} save={vi.fn()} />);
  expect(screen.getByTestId("quiet").textContent).not.toContain("次日");
});
