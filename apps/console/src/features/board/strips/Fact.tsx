import type { ReactNode } from "react";
import { Tooltip } from "../../../ui/overlays/Tooltip.tsx";

interface FactProps {
  name: string;
  value: ReactNode;
  unit?: string;
  hint: ReactNode;
  tone?: "waiting" | "danger" | null;
  explained?: string;
}

/** A number with its name and a comparison. It is coloured only when it needs attention. */
export const Fact = ({ name, value, unit, hint, tone, explained }: FactProps) => (
  <div className="min-w-0 flex-1 border-l border-border-1 px-4 first:border-0 first:pl-0 max-narrow:border-0 max-narrow:px-0">
    <Tooltip content={explained && <span className="block max-w-72 whitespace-normal">{explained}</span>}>
      <dt aria-description={explained} className="truncate text-12 text-ink-3">
        {name}
      </dt>
    </Tooltip>
    <dd className="text-12 text-ink-3">
      <span className="flex items-baseline gap-1 whitespace-nowrap text-ink-2">
        <b
          data-tone={tone ?? undefined}
          className="truncate text-22 font-semibold text-ink-1 data-[tone=danger]:text-danger data-[tone=waiting]:text-waiting max-wide:text-18 max-drawer:text-16"
        >
          {value}
        </b>
        {unit}
      </span>
      {hint}
    </dd>
  </div>
);

export const Facts = ({ children }: { children: ReactNode }) => (
  <dl
    data-testid="facts"
    className="flex flex-none border-b border-border-1 px-5 pt-3.5 pb-3 max-narrow:grid max-narrow:grid-cols-[repeat(auto-fit,minmax(108px,1fr))] max-narrow:gap-x-3 max-narrow:gap-y-1 max-narrow:px-4 max-narrow:py-2"
  >
    {children}
  </dl>
);
