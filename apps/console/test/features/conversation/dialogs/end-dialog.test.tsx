import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { signal } from "../../../../src/data/store/connection.ts";
import { EndDialog } from "../../../../src/features/conversation/dialogs/EndDialog.tsx";

const onConfirm = vi.fn();
const onCancel = vi.fn();

beforeEach(() => {
  onConfirm.mockReset();
  onCancel.mockReset();
  const { rerender } = render(<EndDialog question={null} onCancel={onCancel} onConfirm={onConfirm} />);
  rerender(<EndDialog question="unanswered" onCancel={onCancel} onConfirm={onConfirm} />);
});
const press = (more: object = {}) =>
  fireEvent.keyDown(screen.getByTestId("end-dialog"), {
    key: "Enter",
    code: "Enter",
    ctrlKey: true,
    ...more,
  });

test("[KB11] the button that keeps the session is the first, which a browser gives the focus to: a hasty Enter ends nobody", () => {
  expect(document.querySelector("dialog button")).toBe(screen.getByTestId("end-cancel"));
});

test("[KB11] Ctrl Enter ends the session when it is pressed, not when it is held", () => {
  press({ repeat: true });
  press({ repeat: true });
  expect(onConfirm).not.toHaveBeenCalled();
  press();
  expect(onConfirm).toHaveBeenCalledOnce();
});

test("[KB2] nor by an input method that composes", () => {
  press({ isComposing: true });
  press({ keyCode: 229 });
  expect(onConfirm).not.toHaveBeenCalled();
});

test("[KB11] no letter ends it: a sentence typed in haste keeps the session", () => {
  for (const letter of "henhao") press({ key: letter, code: `Key${letter.toUpperCase()}`, ctrlKey: false });
  press({ key: "E", code: "KeyE", ctrlKey: false, shiftKey: true });
  press({ ctrlKey: false });
  expect(onConfirm).not.toHaveBeenCalled();
});

test("[DE9] nor once the console is read-only, by key or by button", () => {
  act(() => signal({ sign: "kept", kept: false }));
  press();
  fireEvent.click(screen.getByTestId("end-confirm"));
  expect(onConfirm).not.toHaveBeenCalled();
});

test("[SE15] nor once the session is somebody else's, and the question says so", () => {
  const { rerender } = render(<EndDialog question="unanswered" onCancel={onCancel} onConfirm={onConfirm} />);
  const last = (id: string) => screen.getAllByTestId(id).at(-1) as HTMLElement;
  rerender(
    <EndDialog question="unanswered" blocked="会话属于 许然。" onCancel={onCancel} onConfirm={onConfirm} />,
  );
  fireEvent.keyDown(last("end-dialog"), { key: "Enter", code: "Enter", ctrlKey: true });
  fireEvent.click(last("end-confirm"));
  expect(onConfirm).not.toHaveBeenCalled();
  expect(screen.getByRole("alert").textContent).toBe("会话属于 许然。");
});
