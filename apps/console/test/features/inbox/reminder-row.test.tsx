import type { Reminder } from "@jieru/shared/domain/reminder";
import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { ReminderMark } from "../../../src/features/session/ReminderMark.tsx";
import { rowSentence } from "../../../src/features/session/session-words.ts";
import { formatAhead } from "../../../src/i18n/format-clock.ts";
import { meId, session } from "../../desk.ts";

const now = new Date(2026, 10, 30, 14, 7).getTime();
const hour = 3_600_000;
const reminder: Reminder = { at: now + 2 * hour, text: "发货", by: meId, due: false };

test("[RM9] what will be is told by its clock today, and by the day before that later", () => {
  const told = [2, 20, 24 * 3, 24 * 9, -20].map((hours) => formatAhead(now + hours * hour, now));
  expect(told).toEqual(["16:07", "明天 10:07", "周四 14:07", "12-09 14:07", "11-29 18:07"]);
});

test("[RM9] a reminder that is cut for want of room says all of it when it is pointed at", () => {
  const { container } = render(
    <ReminderMark reminder={{ ...reminder, at: new Date(2026, 0, 2, 3, 4).getTime() }} />,
  );
  const mark = container.querySelector<HTMLElement>("[data-testid=reminder-mark]");
  expect(mark?.title).toMatch(/01-02 03:04 · 发货$/);
  expect(mark?.querySelector(".truncate")?.textContent).toMatch(/01-02 03:04$/);
});

test("[RM9] the row says when, and that it is time, to the eye and to who hears it", () => {
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
