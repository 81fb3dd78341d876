import { type Alarm, alarmsOf } from "@jieru/shared/domain/alarms";
import { expect, test } from "vitest";
import { alarmLabel } from "../../../src/features/session/alarm-label.ts";
import { snapshot, startedAt, waiting } from "../../fixtures.ts";

const minute = 60_000;
const now = startedAt + 6 * minute;

function labelsFor(count: number): string[] {
  const base = snapshot({ waiting: { count, sessions: [waiting("w1"), waiting("w2")] } });
  const desk = { ...base, account: { ...base.account, waitTargetMs: 5 * minute } };
  return alarmsOf(desk, undefined, now).map((alarm: Alarm) => alarmLabel(alarm, 5 * minute, now));
}

test("[AL1] the alarm for late customers says 'at least' when only part of the queue is known", () => {
  expect(labelsFor(2)).toEqual(["2 人等待超过 5 分钟"]);
  expect(labelsFor(2_010)).toEqual(["至少 2 人等待超过 5 分钟"]);
});

test("[AL2] [AL4] the alarms for an absent team and for a silent WeChat say how many and how long", () => {
  const labels = [
    { alarm: "nobody_online", count: 1 } as Alarm,
    { alarm: "push_silence", heardAt: now - 21 * minute } as Alarm,
  ].map((alarm) => alarmLabel(alarm, 5 * minute, now));
  expect(labels).toEqual(["无客服在线，1 人待接入", "已 21 分钟未收到微信推送"]);
});

test("[AL2] [AL4] the alarms for an absent team and for a silent WeChat say how many and how long", () => {
  const labels = [
    { alarm: "nobody_online", count: 1 } as Alarm,
    { alarm: "push_silence", heardAt: now - 21 * minute } as Alarm,
  ].map((alarm) => alarmLabel(alarm, 5 * minute, now));
  expect(labels).toEqual(["无客服在线，1 人待接入", "已 21 分钟未收到微信推送"]);
});
