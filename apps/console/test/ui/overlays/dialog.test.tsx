import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Dialog } from "../../../src/ui/overlays/Dialog.tsx";

test("[QR10] a dialog closes on a press outside, but not on a press that began inside", () => {
  const onClose = vi.fn();
  render(
    <Dialog open onClose={onClose} label="改名">
      <input aria-label="名字" />
    </Dialog>,
  );
  const dialog = document.querySelector("dialog") as HTMLDialogElement;
  // Selecting text beyond the field: the browser reports a click on the common ancestor.
  fireEvent.pointerDown(screen.getByLabelText("名字"));
  fireEvent.click(dialog);
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.pointerDown(dialog);
  fireEvent.click(dialog);
  expect(onClose).toHaveBeenCalledOnce();
});
