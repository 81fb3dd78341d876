import type { Customer } from "@jieru/shared/domain/session";
import { memo } from "react";
import { cx } from "../../ui/cx.ts";
import { initialOf } from "../../ui/marks/initial-of.ts";
import { patternOf, tintOf } from "./identity.ts";

const sizes = {
  20: "size-5 rounded-[5px] text-11",
  28: "size-7 rounded-[7px] text-12",
  32: "size-8 rounded-[8px] text-14",
  36: "size-9 rounded-[9px] text-15",
  44: "size-11 rounded-[11px] text-18",
  48: "size-12 rounded-[12px] text-18",
};

interface SealProps {
  customer: Pick<Customer, "openid" | "remark">;
  size?: keyof typeof sizes;
  className?: string;
}

/** A customer's square: the remark's first character, or a pattern drawn from the openid. Decoration: the name stands beside it. */
export const Seal = memo(function Seal({ customer, size = 36, className }: SealProps) {
  const tint = tintOf(customer.openid);
  const style = { background: `var(--seal-${tint}-bg)`, color: `var(--seal-${tint}-fg)` };
  return (
    <span
      aria-hidden="true"
      style={style}
      className={cx(
        "grid flex-none place-items-center overflow-hidden font-semibold",
        sizes[size],
        className,
      )}
    >
      {customer.remark?.trim() ? initialOf(customer.remark) : <Pattern openid={customer.openid} />}
    </span>
  );
});

const Pattern = ({ openid }: { openid: string }) => (
  <svg viewBox="0 0 36 36" aria-hidden="true" className="size-full fill-current opacity-50">
    {patternOf(openid).map((q) => (
      <path key={`${q.x},${q.y}`} d={q.d} transform={`translate(${q.x} ${q.y})`} />
    ))}
  </svg>
);
