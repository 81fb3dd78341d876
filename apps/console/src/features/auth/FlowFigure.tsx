import { patternOf } from "@jieru/ui/identity.ts";

const customers = ["b", "sunrise", "qv", "river", "tea", "k2", "m9", "zz", "plum"];
const agents = [
  { y: 84, busy: 5, room: 8 },
  { y: 266, busy: 6, room: 8 },
  { y: 448, busy: 4, room: 6 },
  { y: 630, busy: 7, room: 8 },
  { y: 812, busy: 3, room: 6 },
];
const lines = [1, 0, 2, 1, 2, 4, 3, 3, 4];
const moving = 2;

const customerY = (i: number): number => 70 + i * 95;
const wire = (i: number): string => {
  const from = customerY(i);
  const to = agents[lines[i] ?? 0]?.y ?? 0;
  return `M124 ${from}C330 ${from} 320 ${to} 520 ${to}`;
};

interface TileProps {
  seed: string;
  x: number;
  y: number;
  dim?: boolean;
  tint: number;
}

const Tile = ({ seed, x, y, dim = false, tint }: TileProps) => (
  <svg x={x} y={y} width="48" height="48" viewBox="0 0 36 36" opacity={dim ? 0.35 : 1} aria-hidden="true">
    <rect width="36" height="36" rx="9" fill={`var(--avatar-${tint}-bg)`} />
    <g fill={`var(--avatar-${tint}-fg)`} opacity=".5" clipPath="inset(0 round 9px)">
      {patternOf(seed).map((q) => (
        <path key={`${q.x},${q.y}`} d={q.d} transform={`translate(${q.x} ${q.y})`} />
      ))}
    </g>
  </svg>
);

const tints = [0, 7, 5, 7, 6, 6, 7, 4, 9];

const Load = ({ y, busy, room, ghost }: { y: number; busy: number; room: number; ghost: boolean }) => (
  <>
    {Array.from({ length: room }, (_, i) => {
      const isGhost = ghost && i === busy;
      return (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks are the same for ever.
          key={i}
          x={604.5 + i * 14}
          y={y - 4}
          width="10"
          height="8"
          rx="2.5"
          fill={i < busy ? "var(--border-control)" : isGhost ? "var(--accent-soft)" : "none"}
          stroke={isGhost ? "var(--accent-solid)" : i < busy ? "none" : "var(--border-2)"}
          strokeDasharray={isGhost ? "2 2" : undefined}
        />
      );
    })}
  </>
);

export const FlowFigure = () => (
  <div className="grid place-items-center overflow-hidden bg-surface-0 max-narrow:hidden">
    <svg viewBox="0 0 760 900" aria-hidden="true" className="h-[min(900px,100dvh)] max-w-full">
      <g fill="none" stroke="var(--border-2)" strokeWidth="1.5">
        {lines.map((_, i) => i !== moving && <path key={customers[i]} d={wire(i)} />)}
      </g>
      <path d={wire(moving)} fill="none" stroke="var(--accent-solid)" strokeWidth="2" />
      {customers.map((seed, i) => (
        <Tile key={seed} seed={seed} x={66} y={customerY(i) - 24} dim={i === moving} tint={tints[i] ?? 0} />
      ))}
      {agents.map((agent, i) => (
        <g key={agent.y}>
          <circle cx="560" cy={agent.y} r="27.5" fill="var(--surface-2)" stroke="var(--border-2)" />
          <Load {...agent} ghost={i === lines[moving]} />
        </g>
      ))}
      <rect x="294" y="326" width="56" height="56" rx="16" fill="var(--surface-0)" />
      <Tile seed={customers[moving] ?? ""} x={298} y={330} tint={tints[moving] ?? 0} />
    </svg>
  </div>
);
