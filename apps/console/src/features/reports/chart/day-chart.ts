/** The bars of a report: horizontally in percent of the width, vertically in pixels. */
import type { ReportOfDay } from "@jieru/shared/protocol/reports";
import { scaleBand, scaleLinear } from "@visx/scale";
import { dayFigures } from "../outcome-figures.ts";
import { addDays } from "../range.ts";

export const heightPx = 168;

export const parts = ["answered", "notAnswered", "neverPickedUp"] as const;
export type Part = (typeof parts)[number];

/** A day, or the days of a week that the report covers, both ends included. */
export interface Bar extends Record<Part, number> {
  day: string;
  last: string;
}

const thinnestPx = 2;

/** [RP8] Returns a bar per day, or per week if days would be too thin; null until the width is known. */
export function barsOf(days: readonly ReportOfDay[], roomPx: number | null): Bar[] {
  const bars = days.map((day) => ({ day: day.day, last: day.day, ...partsOf(day) }));
  const isThin = roomPx !== null && (acrossOf(bars).bandwidth() / 100) * roomPx < thinnestPx;
  return isThin ? [...Map.groupBy(bars, ({ day }) => mondayOf(day)).values()].flatMap(together) : bars;
}

function partsOf(day: ReportOfDay): Record<Part, number> {
  const { answered, notAnswered, neverPickedUp } = dayFigures(day);
  return {
    answered: answered.value ?? 0,
    notAnswered: notAnswered.value ?? 0,
    neverPickedUp: neverPickedUp.value ?? 0,
  };
}

const mondayOf = (day: string): string => addDays(day, -((new Date(day).getUTCDay() + 6) % 7));

function together(bars: readonly Bar[]): Bar[] {
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return [];
  const sum = (part: Part) => bars.reduce((all, bar) => all + bar[part], 0);
  const sums = Object.fromEntries(parts.map((part) => [part, sum(part)])) as Record<Part, number>;
  return [{ day: first.day, last: last.last, ...sums }];
}

const gapOf = (days: number): number => Math.max(days <= 40 ? 0.4 : 0.2, 1 - widest * days);
const widest = 0.04;

export const acrossOf = (days: readonly Pick<Bar, "day">[]): ReturnType<typeof scaleBand<string>> =>
  scaleBand<string>({
    domain: days.map(({ day }) => day),
    range: [0, 100],
    paddingInner: gapOf(days.length),
    paddingOuter: gapOf(days.length) / 2,
  });

interface Upward {
  up: ReturnType<typeof scaleLinear<number>>;
  ticks: number[];
}

/** Returns the scale: a round number above the highest bar, with whole-numbered ticks. */
export function upOf(days: readonly Record<Part, number>[]): Upward {
  const highest = Math.max(1, ...days.map((bar) => parts.reduce((sum, part) => sum + bar[part], 0)));
  const up = scaleLinear<number>({ domain: [0, highest], range: [heightPx, 0], nice: 4 });
  return { up, ticks: up.ticks(4).filter(Number.isInteger) };
}

/** Returns at most `atMost` evenly spaced days to label, including the last. */
export function namedDays<B extends Pick<Bar, "day">>(days: readonly B[], atMost: number): B[] {
  const step = Math.ceil(days.length / atMost);
  return days.filter((_, at) => (days.length - 1 - at) % step === 0);
}

export const dayAt = (across: number, days: number): number =>
  Math.min(days - 1, Math.max(0, Math.floor(across * days)));
