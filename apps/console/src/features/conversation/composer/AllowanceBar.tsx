import type { Allowance, AllowanceLevel } from "@jieru/shared/domain/allowance";
import { cx } from "@jieru/ui/cx.ts";
import { memo } from "react";
import { Emphasised } from "../../../i18n/Emphasised.tsx";
import { timesAreExact } from "../../../i18n/exact-times.ts";
import { formatDeadline } from "../../../i18n/format-clock.ts";
import { formatLeft } from "../../../i18n/format-duration.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";

interface AllowanceBarProps {
  allowance: Allowance;
  level: AllowanceLevel;
  now: number;
  /** The number of replies that the customer's next message would grant. */
  nextGrant: number;
}

const fills: Record<AllowanceLevel, string> = {
  ok: "border-border-1 bg-surface-1 text-ink-2",
  low: "border-allowance-low-line bg-allowance-low-soft text-allowance-low",
  critical: "border-allowance-critical-line bg-allowance-critical-soft text-allowance-critical",
  seconds: "border-transparent bg-allowance-seconds text-allowance-seconds-on",
  used: "border-border-1 bg-surface-1 text-ink-2",
  closed: "border-border-1 bg-surface-1 text-ink-2",
};

/** [RA5] Shows how many replies are left and for how long. Memoized: not rendered while typing. */
export const AllowanceBar = memo(function AllowanceBar(props: AllowanceBarProps) {
  const { allowance, level, now, nextGrant } = props;
  const { t } = useTranslation("conversation");
  const calm = level === "ok" || level === "used" || level === "closed";
  return (
    <div
      data-testid="allowance-bar"
      data-level={level}
      data-left={allowance.left}
      className={cx(
        "flex h-8 flex-wrap items-center gap-x-2.5 overflow-clip rounded-t-tile border-b px-3 text-12 before:-mr-2.5 before:h-[31px] max-narrow:rounded-none",
        fills[level],
      )}
    >
      <Pips left={level === "closed" ? 0 : allowance.left} granted={allowance.granted} />
      <span className={cx("dotted flex-none [&_b]:text-13 [&_b]:font-semibold", calm && "text-ink-1")}>
        <Left allowance={allowance} level={level} now={now} />
      </span>
      <span className={cx("ml-auto max-narrow:hidden", calm && "text-ink-3")}>
        {t(`bar.hint.${level}`, { granted: nextGrant })}
      </span>
    </div>
  );
});

const Pips = ({ left, granted }: { left: number; granted: number }) => (
  <span aria-hidden="true" className="inline-flex flex-none gap-[3px]">
    {Array.from({ length: Math.min(granted, 12) }, (_, i) => (
      <i
        // biome-ignore lint/suspicious/noArrayIndexKey: pips are alike, and only their number changes.
        key={i}
        data-fill={i < left ? "full" : "none"}
        className={cx(
          "h-1.5 w-3 rounded-[2px]",
          i < left ? "bg-current" : "inset-ring inset-ring-border-control",
        )}
      />
    ))}
  </span>
);

function Left({ allowance, level, now }: Omit<AllowanceBarProps, "nextGrant">) {
  const { t } = useTranslation("conversation");
  if (level === "used" || level === "closed") return <b>{t(`bar.${level}`)}</b>;
  const key = level === "low" ? "last" : level === "seconds" ? "only" : "left";
  return (
    <>
      <span>
        <Emphasised words={t(`bar.${key}`, { count: allowance.left })} />
      </span>
      <span data-at={allowance.until}>
        {timesAreExact()
          ? t("bar.closesAt", { time: formatDeadline(allowance.until, now) })
          : t("bar.closesIn", { time: formatLeft(allowance.until - now) })}
      </span>
    </>
  );
}
