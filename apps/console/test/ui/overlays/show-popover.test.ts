import { expect, test, vi } from "vitest";
import { showPopover } from "../../../src/ui/overlays/show-popover.ts";

const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));

/** As browsers do while another popover is being shown or hidden. */
function refusing(times: number) {
  const element = document.body.appendChild(document.createElement("div"));
  let left = times;
  const shown = vi.fn();
  element.showPopover = () => {
    if (left-- > 0) throw new DOMException("during another show operation", "InvalidStateError");
    shown();
  };
  return { element, shown };
}

test("[EV11] a popover that the browser refuses is shown and placed in the next frame", async () => {
  const { element, shown } = refusing(1);
  const place = vi.fn();
  showPopover(element, place);
  expect(shown).not.toHaveBeenCalled();
  await frame();
  expect([shown.mock.calls.length, place.mock.calls.length]).toEqual([1, 1]);
});

test("[EV11] a popover that stays refused or is cancelled throws no error", async () => {
  const refused = refusing(2);
  showPopover(refused.element);
  const gone = refusing(1);
  showPopover(gone.element)();
  await frame();
  expect([refused.shown.mock.calls.length, gone.shown.mock.calls.length]).toEqual([0, 0]);
});
