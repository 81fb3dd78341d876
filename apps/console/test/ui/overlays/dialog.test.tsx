import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Dialog } from "../../../src/ui/overlays/Dialog.tsx";

test("[QR10] a dialog stays open when what was pressed in it is let go beside it, and closes by a press beside it", () => {
  const onClose = vi.fn();
  render(
    <Dialog open onClose={onClose} label="改名">
      <input aria-label="名字" />
    </Dialog>,
  );
  const dialog = document.querySelector("dialog") as HTMLDialogElement;
  // Text that is selected by pulling beyond the field: the browser says that the press was on what holds both ends.
  fireEvent.pointerDown(screen.getByLabelText("名字"));
  fireEvent.click(dialog);
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.pointerDown(dialog);
  fireEvent.click(dialog);
  expect(onClose).toHaveBeenCalledOnce();
});
