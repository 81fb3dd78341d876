import { patternOf, tintOf } from "./identity.ts";

interface SealProps {
  openid: string;
  name: string;
}

/** A customer's square: the first character of the name, or a pattern for those who have only an openid. */
export function Seal({ openid, name }: SealProps) {
  const tint = tintOf(openid);
  const style = { background: `var(--seal-${tint}-bg)`, color: `var(--seal-${tint}-fg)` };
  return (
    <span
      aria-hidden="true"
      style={style}
      className="grid size-7 flex-none place-items-center overflow-hidden rounded-[7px] text-12 font-semibold"
    >
      {name.startsWith("用户 ") ? <Pattern openid={openid} /> : Array.from(name)[0]}
    </span>
  );
}

const Pattern = ({ openid }: { openid: string }) => (
  <svg viewBox="0 0 36 36" aria-hidden="true" className="size-full fill-current opacity-50">
    {patternOf(openid).map(({ corner, path }) => (
      <path key={corner} d={path} transform={corner} />
    ))}
  </svg>
);
