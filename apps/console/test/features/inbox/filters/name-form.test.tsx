import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { NameForm } from "../../../../src/features/inbox/filters/NameForm.tsx";

test("[LG9] a view name without visible characters is not accepted", () => {
  const onName = vi.fn();
  const onCancel = vi.fn();
  render(<NameForm name="" longest={20} onName={onName} onCancel={onCancel} />);
  const done = (value: string) => {
    fireEvent.change(screen.getByTestId("view-name"), { target: { value } });
    fireEvent.click(screen.getByText("好"));
  };
  done("\u200b\u3164");
  expect([onName.mock.calls, onCancel.mock.calls.length]).toEqual([[], 1]);
  done(" 送礼的 ");
  expect(onName.mock.calls).toEqual([["送礼的"]]);
});
