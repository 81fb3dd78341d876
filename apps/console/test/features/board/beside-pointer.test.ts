import { expect, test } from "vitest";
import { besidePointer } from "../../../src/features/board/assigning/beside-pointer.ts";

const rectAt = (left: number, top: number, width: number, height: number) => ({
  ...{ left, top, width, height },
  ...{ right: left + width, bottom: top + height },
});
const windowRect = rectAt(0, 0, 1440, 900);
const rowHeight = 48;
/** The place of a name 17 pixels high in the middle of its row. */
const name = { top: (rowHeight - 17) / 2, bottom: (rowHeight + 17) / 2 };

/** Returns the card's top left corner for a row pressed at one place and held over another. */
function hangs(pressed: { x: number; y: number }, over: { x: number; y: number }) {
  const row = rectAt(0, 200, 328, 50);
  const activatorEvent = { clientX: row.left + pressed.x, clientY: row.top + pressed.y };
  const moved = { x: over.x - activatorEvent.clientX, y: over.y - activatorEvent.clientY };
  const given = { activatorEvent, windowRect };
  const { x, y } = besidePointer({ ...given, transform: { ...moved, scaleX: 1, scaleY: 1 } } as never);
  return { x, y };
}

test("[BO15] the dragged card never covers the name of the agent's row below it", () => {
  for (const rowTop of [120, 500, 900 - rowHeight])
    for (let y = 0; y <= rowHeight; y += 4)
      for (const pressed of [
        { x: 4, y: 4 },
        { x: 320, y: 46 },
      ]) {
        const card = hangs(pressed, { x: 400, y: rowTop + y });
        const covers = card.y < rowTop + name.bottom && card.y + 54 > rowTop + name.top;
        expect(covers, `a row at ${rowTop}, held at ${y}`).toBe(false);
      }
});

test("[BO15] the dragged card stays in the window and starts where the row was pressed", () => {
  expect(hangs({ x: 20, y: 20 }, { x: 20, y: 220 })).toEqual({ x: 32, y: 253 });
  const { x, y } = hangs({ x: 20, y: 20 }, { x: 1430, y: 890 });
  expect([x + 252, y + 54 <= 900]).toEqual([1440, true]);
});
