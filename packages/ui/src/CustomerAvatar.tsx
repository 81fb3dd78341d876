import { memo } from "react";
import { cx } from "./cx.ts";
import { patternOf, tintOf } from "./identity.ts";
import { initialOf } from "./initial-of.ts";

const sizes = {
  20: "size-5 rounded-[5px] text-11",
  28: "size-7 rounded-[7px] text-12",
  32: "size-8 rounded-[8px] text-14",
  36: "size-9 rounded-[9px] text-15",
  44: "size-11 rounded-[11px] text-18",
  48: "size-12 rounded-[12px] text-18",
};

interface CustomerAvatarProps {
  openid: string;
  /** null or blank shows the openid's pattern. */
  name: string | null;
  size?: keyof typeof sizes;
  className?: string;
}

/** Shows the first character of a name, or a pattern of the openid. Screen readers skip it, as the name is beside it. */
export const CustomerAvatar = memo(function CustomerAvatar({
  openid,
  name,
  size = 36,
  className,
}: CustomerAvatarProps) {
  const tint = tintOf(openid);
  const style = { background: `var(--avatar-${tint}-bg)`, color: `var(--avatar-${tint}-fg)` };
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
      {name?.trim() ? initialOf(name) : <Pattern openid={openid} />}
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
