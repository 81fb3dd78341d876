import type { Reminder } from "@jieru/shared/domain/reminder";
import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { ReminderMark } from "../../../src/features/session/ReminderMark.tsx";
import { rowSentence } from "../../../src/features/session/session-labels.ts";
import { formatAhead } from "../../../src/i18n/format-clock.ts";
import { meId, session } from "../../fixtures.ts";

const now = new Date(2026, 10, 30, 14, 7).getTime();
const hour = 3_600_000;
const reminder: Reminder = { at: now + 2 * hour, text: "发货", by: meId, due: false };

test("[RM9] a reminder shows its time today, and its day when later", () => {
  const labels = [2, 20, 24 * 3, 24 * 9, -20].map((hours) => formatAhead(now + hours * hour, now));
  expect(labels).toEqual(["16:07", "明天 10:07", "周四 14:07", "12-09 14:07", "11-29 18:07"]);
});

test("[RM9] a truncated reminder shows its full text in the tooltip", () => {
  const { container } = render(
    <ReminderMark reminder={{ ...reminder, at: new Date(2026, 0, 2, 3, 4).getTime() }} />,
  );
  const mark = container.querySelector<HTMLElement>("[data-testid=reminder-mark]");
  expect(mark?.title).toMatch(/01-02 03:04 · 发货$/);
  expect(mark?.querySelector(".truncate")?.textContent).toMatch(/01-02 03:04$/);
});

test("[RM9] the row shows a reminder's time and when it is due, visually and to screen readers", () => {
  const sentence = (one: Reminder) =>
    rowSentence(session("s", { reminder: one }), {
      meId,
      now,
      time: "",
      instead: null,
      draft: null,
      held: null,
    });
  expect(sentence(reminder)).toContain("16:07 提醒");
  expect(sentence({ ...reminder, due: true })).toContain("跟进到期");
  const { container } = render(<ReminderMark reminder={{ ...reminder, due: true }} />);
  expect(container.textContent).toBe("跟进到期");
  expect(container.querySelector("[data-due]")).not.toBeNull();
});
