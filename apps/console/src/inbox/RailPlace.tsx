import type { AccountId } from "@jieru/shared/domain/ids";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Kbd } from "../ui/Kbd.tsx";
import { Tooltip } from "../ui/Tooltip.tsx";
import type { goKeys } from "./use-go-keys.ts";

/** How everything in the rail that can be pressed is drawn. */
export const railPlace =
  "relative grid size-9 place-items-center rounded-row text-ink-2 hover:bg-surface-press hover:text-ink-1 aria-[current=page]:bg-surface-2 aria-[current=page]:text-ink-1 aria-[current=page]:ring aria-[current=page]:ring-border-1";

interface RailPlaceProps {
  accountId: AccountId;
  to: (typeof goKeys)[keyof typeof goKeys];
  /** The letter after `G`. */
  keys: string;
  label: string;
  current: boolean;
  children: ReactNode;
}

/** A page of the account; its tooltip teaches the keys that lead there. */
export function RailPlace({ accountId, to, keys, label, current, children }: RailPlaceProps) {
  const hint = (
    <span className="inline-flex items-center gap-2">
      {label}
      <span className="inline-flex gap-1">
        <Kbd>G</Kbd>
        <Kbd>{keys}</Kbd>
      </span>
    </span>
  );
  return (
    <Tooltip content={hint} side="right">
      <Link
        to={to}
        params={{ accountId }}
        activeOptions={{ exact: true }}
        aria-current={current ? "page" : undefined}
        aria-label={label}
        className={railPlace}
      >
        {children}
      </Link>
    </Tooltip>
  );
}
