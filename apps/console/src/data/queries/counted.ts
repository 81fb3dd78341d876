/** [RP12] A figure of the report in a URL: `opened.not_answered.2026-11-01.2026-11-28`. */
import { type CountedBy, countedBy, type ReportFigure, reportFigures } from "@jieru/shared/protocol/reports";

export interface Counted {
  by: CountedBy;
  figure: ReportFigure;
  from: string;
  to: string;
}

export const countedText = ({ by, figure, from, to }: Counted): string => [by, figure, from, to].join(".");

const isDay = (day: string | undefined): day is string => day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day);

/** Returns the figure, or null for an invalid value. */
export function readCounted(value: unknown): (Counted & { text: string }) | null {
  if (typeof value !== "string") return null;
  const [by, figure, from, to] = value.split(".");
  const known = {
    by: countedBy.find((one) => one === by),
    figure: reportFigures.find((one) => one === figure),
  };
  if (!known.by || !known.figure || !isDay(from) || !isDay(to)) return null;
  const counted = { by: known.by, figure: known.figure, from, to };
  return { ...counted, text: countedText(counted) };
}
