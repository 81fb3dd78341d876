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

test("[KB11] the first button, which gets the focus, keeps the session", () => {
  expect(document.querySelector("dialog button")).toBe(screen.getByTestId("end-cancel"));
});

test("[KB11] Ctrl Enter ends the session when it is pressed, not when it is held", () => {
  press({ repeat: true });
  press({ repeat: true });
  expect(onConfirm).not.toHaveBeenCalled();
  press();
  expect(onConfirm).toHaveBeenCalledOnce();
});

test("[KB2] a composing input method does not end the session", () => {
  press({ isComposing: true });
  press({ keyCode: 229 });
  expect(onConfirm).not.toHaveBeenCalled();
});

test("[KB11] typing letters does not end the session", () => {
  for (const letter of "henhao") press({ key: letter, code: `Key${letter.toUpperCase()}`, ctrlKey: false });
  press({ key: "E", code: "KeyE", ctrlKey: false, shiftKey: true });
  press({ ctrlKey: false });
  expect(onConfirm).not.toHaveBeenCalled();
});

test("[DE9] neither key nor button ends the session while the console is read-only", () => {
  act(() => signal({ sign: "kept", kept: false }));
  press();
  fireEvent.click(screen.getByTestId("end-confirm"));
  expect(onConfirm).not.toHaveBeenCalled();
});

test("[SE15] a session that has another owner cannot be ended, and the dialog says so", () => {
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
