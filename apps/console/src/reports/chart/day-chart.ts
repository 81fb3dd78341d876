/** Where the bars of a report stand: across in hundredths of the width, up in pixels. */
import type { ReportOfDay } from "@jieru/shared/protocol/reports";
import { scaleBand, scaleLinear } from "@visx/scale";

export const heightPx = 168;

/** From the bottom of a bar to its top. */
export const parts = ["pickedUp", "unserved"] as const;
export type Part = (typeof parts)[number];

/** The room between bars, as a part of their places: few are no blocks, many are not too thin. */
const gapOf = (days: number): number => Math.max(days <= 40 ? 0.4 : 0.2, 1 - widest * days);
/** Of a bar, as a part of the width. */
const widest = 0.04;

export const acrossOf = (days: readonly ReportOfDay[]): ReturnType<typeof scaleBand<string>> =>
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

/** Ends at a round number above the highest bar; a line of its own for each tick, and none between whole numbers. */
export function upOf(days: readonly ReportOfDay[]): Upward {
  const highest = Math.max(1, ...days.map(({ pickedUp, unserved }) => pickedUp + unserved));
  const up = scaleLinear<number>({ domain: [0, highest], range: [heightPx, 0], nice: 4 });
  return { up, ticks: up.ticks(4).filter(Number.isInteger) };
}

/** The days that are named under the chart: at most so many, evenly, the last among them. */
export function namedDays(days: readonly ReportOfDay[], atMost: number): ReportOfDay[] {
  const step = Math.ceil(days.length / atMost);
  return days.filter((_, at) => (days.length - 1 - at) % step === 0);
}

/** The day that stands so far across, as a part of the width. */
export const dayAt = (across: number, days: number): number =>
  Math.min(days - 1, Math.max(0, Math.floor(across * days)));
