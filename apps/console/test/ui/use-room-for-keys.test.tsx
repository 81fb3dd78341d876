import { act, render } from "@testing-library/react";
import { expect, test } from "vitest";
import { useRoomForKeys } from "../../src/ui/use-room-for-keys.ts";

let drawn: boolean[] = [];

function Part({ here }: { here: boolean }) {
  drawn.push(useRoomForKeys(here));
  return null;
}
const show = (here: boolean) => {
  drawn = [];
  return render(<Part here={here} />);
};

test("[DW7] what was there from the beginning is drawn with what it stands in", () => {
  show(true);
  expect(drawn).toEqual([true]);
});

test("[DW7] what comes later is not drawn with the news of it, but behind", () => {
  const { rerender } = show(false);
  drawn = [];
  act(() => rerender(<Part here />));
  expect([drawn[0], drawn.at(-1)]).toEqual([false, true]);
});

test("[DW7] what is gone again is not drawn", () => {
  const { rerender } = show(true);
  act(() => rerender(<Part here={false} />));
  expect(drawn.at(-1)).toBe(false);
});
