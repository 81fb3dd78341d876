import { expect, it } from "vitest";
import { dueAt } from "../../src/desk/time.ts";
import {
  anAccount,
  ann,
  bob,
  ends,
  enters,
  given,
  hour,
  minute,
  picksUp,
  replies,
  type Scenario,
  signsOut,
  start,
  timePassesOver,
  withSettings,
  writes,
} from "./scenario.ts";

const due = (s: Scenario) => dueAt(s.desk, s.session("li"));
const desk = (settings = {}) => given(withSettings(anAccount(ann, bob), settings));
const served = (settings = {}) => desk(settings).when(writes("li")).when(picksUp("ann", "li"));

it("[SE3] an active session turns inactive after the account's inactivity time", () => {
  expect(due(served())).toBe(start + 30 * minute);
  expect(due(served().after(minute).when(replies("ann", "li")))).toBe(start + 31 * minute);
});

it("[DI4] an unanswered session is due at the account's response time", () => {
  const s = served({ noAnswerMs: 5 * minute });
  expect(due(s)).toBe(start + 5 * minute);
  expect(due(s.when(replies("ann", "li")))).toBe(start + 30 * minute);
});

it("[DI4] a response time longer than the inactivity time applies after it", () =>
  expect(due(served({ noAnswerMs: 40 * minute }))).toBe(start + 30 * minute));

it("[DI4] the response time does not apply if the reply window closes first", () => {
  const late = (left: number) =>
    due(
      desk({ noAnswerMs: 5 * minute })
        .when(writes("li"))
        .after(48 * hour - left)
        .when(picksUp("ann", "li")),
    );
  expect(late(5 * minute)).toBe(start + 48 * hour);
  expect(late(5 * minute - 1)).toBe(start + 48 * hour + 25 * minute + 1);
});

it("[SE8] an inactive session ends with its reply window", () =>
  expect(due(served().when(signsOut("ann")))).toBe(start + 48 * hour));

it("[SE11] [DI8] a waiting session is due when its reply window closes, unless it has lapsed", () => {
  expect(due(desk().when(enters("li")))).toBe(start + minute);
  const wrote = desk().when(writes("li"));
  expect(due(wrote)).toBe(start + 48 * hour);
  expect(due(wrote.after(48 * hour).when(timePassesOver("li")))).toBeNull();
  expect(due(wrote.when(writes("li")))).toBe(start + 96 * hour);
});

it("[SE7] an ended session has no due time", () => expect(due(served().when(ends("ann", "li")))).toBeNull());
