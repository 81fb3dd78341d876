import type { ReportOfDay } from "@jieru/shared/protocol/reports";
import { BarStack } from "@visx/shape";
import { type PointerEvent, type RefCallback, useCallback, useState } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useIsNarrow } from "../../../lib/browser/use-media.ts";
import { Slider } from "../../../ui/fields/Slider.tsx";
import { formatCount, formatDay, weekdayOf } from "../figures.ts";
import {
  acrossOf,
  type Bar,
  barsOf,
  dayAt,
  heightPx,
  namedDays,
  type Part,
  parts,
  upOf,
} from "./day-chart.ts";

interface DayChartProps {
  days: readonly ReportOfDay[];
  today: string;
}

/** As on the board: grey was answered, amber waited, red was never picked up. */
const fills: Record<Part, string> = {
  answered: "var(--border-control)",
  notAnswered: "var(--waiting-solid)",
  neverPickedUp: "var(--danger-solid)",
};
const looks: Record<Part, string> = {
  answered: "bg-border-control",
  notAnswered: "bg-waiting-solid",
  neverPickedUp: "bg-danger-solid",
};
const patterns: Record<Part, string> = { answered: "full", notAnswered: "none", neverPickedUp: "half" };
const titles = { day: "chart.title", week: "chart.weeks_title" } as const;
const labels = { day: "chart.label", week: "chart.weeks_label" } as const;
const names = {
  answered: "column.answered",
  notAnswered: "column.not_answered",
  neverPickedUp: "column.never_picked_up",
} as const;

/** [RP8] Sessions per day or week, read one at a time by pointer or arrow keys. */
export function DayChart({ days, today }: DayChartProps) {
  const { t } = useTranslation("reports");
  const [plot, roomPx] = useRoom();
  const bars = barsOf(days, roomPx);
  const [pointed, setPointed] = useState<string | null>(null);
  const found = bars.findIndex(({ day, last }) => pointed !== null && day <= pointed && pointed <= last);
  const at = found < 0 ? bars.length - 1 : found;
  const bar = bars[at];
  const onPointer = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    setPointed(bars[dayAt((clientX - left) / width, bars.length)]?.day ?? null);
  };
  if (!bar) return null;
  const each = bars.length < days.length ? "week" : "day";
  const words = t("chart.day", {
    day:
      bar.day === bar.last
        ? `${formatDay(bar.day, today)} ${weekdayOf(bar.day)}`
        : t("chart.days", { from: formatDay(bar.day, today), to: formatDay(bar.last, today) }),
    answered: formatCount(bar.answered),
    notAnswered: formatCount(bar.notAnswered),
    neverPickedUp: formatCount(bar.neverPickedUp),
  });
  const title = t(titles[each]);
  return (
    <section aria-label={title} className="border-b border-border-1 px-5 pb-2 max-narrow:px-4">
      <header className="flex min-h-10 flex-wrap items-center gap-x-4">
        <h2 className="font-semibold">{title}</h2>
        {parts.map((part) => (
          <span key={part} className="inline-flex items-center gap-1 text-12 text-ink-3">
            <i data-fill={patterns[part]} className={`h-2.5 w-2 rounded-[2px] ${looks[part]}`} />
            {t(names[part])}
          </span>
        ))}
        <span aria-hidden="true" data-testid="chart-day" className="ml-auto text-12 text-ink-2">
          {words}
        </span>
      </header>
      <div ref={plot} className="relative ml-9" onPointerMove={onPointer} onPointerDown={onPointer}>
        <Bars bars={bars} at={at} isChosen={found >= 0} today={today} />
        <Slider
          variant="hidden"
          min={1}
          max={bars.length}
          value={at + 1}
          aria-label={t(labels[each])}
          aria-valuetext={words}
          data-testid="chart-slider"
          onChange={({ target }) => setPointed(bars[Number(target.value) - 1]?.day ?? null)}
          className="absolute inset-0 m-0 size-full"
        />
      </div>
    </section>
  );
}

/** Returns a ref for the element of the bars and its width, null before layout. */
function useRoom(): [RefCallback<HTMLElement>, number | null] {
  const [roomPx, setRoomPx] = useState<number | null>(null);
  const plot = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const measure = () => setRoomPx(element.clientWidth || null);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [plot, roomPx];
}

interface BarsProps {
  bars: readonly Bar[];
  today: string;
  at: number;
  isChosen: boolean;
}

function Bars({ bars: all, at, isChosen, today }: BarsProps) {
  const across = acrossOf(all);
  const { up, ticks } = upOf(all);
  const named = namedDays(all, useIsNarrow() ? 4 : 10);
  const middle = (day: string) => `${(across(day) ?? 0) + across.bandwidth() / 2}%`;
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height={heightPx + 28}
      className="block overflow-visible text-12 text-ink-3"
    >
      <g transform="translate(0 6)">
        {isChosen && (
          <rect
            x={`${at * across.step()}%`}
            width={`${across.step()}%`}
            height={heightPx}
            fill="var(--surface-press)"
          />
        )}
        {ticks.map((tick) => (
          <g key={tick}>
            <line x2="100%" y1={up(tick)} y2={up(tick)} stroke="var(--border-1)" />
            <text x={-8} y={up(tick)} dy="0.35em" textAnchor="end" fill="currentColor">
              {formatCount(tick)}
            </text>
          </g>
        ))}
        <BarStack
          data={[...all]}
          keys={[...parts]}
          x={({ day }) => day}
          xScale={across}
          yScale={up}
          color={(part) => fills[part]}
        >
          {(stacks) =>
            stacks.map(({ key, bars }) =>
              bars.map(({ x, y, width, height, color, index }) => (
                <rect
                  key={`${key} ${index}`}
                  data-part={key}
                  x={`${x}%`}
                  y={y}
                  width={`${width}%`}
                  height={height}
                  fill={color}
                />
              )),
            )
          }
        </BarStack>
        {named.map(({ day }) => (
          <text key={day} x={middle(day)} y={heightPx + 18} textAnchor="middle" fill="currentColor">
            {formatDay(day, today)}
          </text>
        ))}
      </g>
    </svg>
  );
}
