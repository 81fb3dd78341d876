import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { allowSingleKeys } from "../../../src/commands/single-keys.ts";
import { EndDialog } from "../../../src/conversation/dialogs/EndDialog.tsx";
import { signal } from "../../../src/state/connection.ts";

const onConfirm = vi.fn();
const onCancel = vi.fn();

beforeEach(() => {
  onConfirm.mockReset();
  onCancel.mockReset();
  const { rerender } = render(<EndDialog question={null} onCancel={onCancel} onConfirm={onConfirm} />);
  rerender(<EndDialog question="unanswered" onCancel={onCancel} onConfirm={onConfirm} />);
});
afterEach(() => allowSingleKeys(true));
const pressE = (more: object = {}) =>
  fireEvent.keyDown(screen.getByTestId("end-dialog"), { key: "e", code: "KeyE", ...more });

test("[KB11] the button that keeps the session is the first, which a browser gives the focus to: a hasty Enter ends nobody", () => {
  expect(document.querySelector("dialog button")).toBe(screen.getByTestId("end-cancel"));
});

test("[KB11] the key that asked is the answer only when it is pressed once more, not when it is held", () => {
  pressE({ repeat: true });
  pressE({ repeat: true });
  expect(onConfirm).not.toHaveBeenCalled();
  pressE();
  expect(onConfirm).toHaveBeenCalledOnce();
});

test("[KB2] nor by an input method that composes", () => {
  pressE({ isComposing: true });
  pressE({ keyCode: 229 });
  expect(onConfirm).not.toHaveBeenCalled();
});

test("[AP3] nor where single keys are switched off", () => {
  act(() => allowSingleKeys(false));
  pressE();
  expect(onConfirm).not.toHaveBeenCalled();
});

test("[DE9] nor once the console is read-only, by key or by button", () => {
  act(() => signal({ sign: "kept", kept: false }));
  pressE();
  fireEvent.click(screen.getByTestId("end-confirm"));
  expect(onConfirm).not.toHaveBeenCalled();
});

test("[SE15] nor once the session is somebody else's, and the question says so", () => {
  const { rerender } = render(<EndDialog question="unanswered" onCancel={onCancel} onConfirm={onConfirm} />);
  const last = (id: string) => screen.getAllByTestId(id).at(-1) as HTMLElement;
  rerender(
    <EndDialog question="unanswered" blocked="会话现在归 许然。" onCancel={onCancel} onConfirm={onConfirm} />,
  );
  fireEvent.keyDown(last("end-dialog"), { key: "e", code: "KeyE" });
  fireEvent.click(last("end-confirm"));
  expect(onConfirm).not.toHaveBeenCalled();
  expect(screen.getByRole("alert").textContent).toBe("会话现在归 许然。");
});
