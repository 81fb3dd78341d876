import type { AccountId } from "@jieru/shared/domain/ids";
import { Link, useLocation, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Kbd } from "../../ui/keys/Kbd.tsx";
import { Tooltip } from "../../ui/overlays/Tooltip.tsx";
import { heard } from "../commands/heard.ts";

/** How everything in the rail that can be pressed is drawn. */
export const railPlace =
  "relative flex size-9 flex-col items-center justify-center gap-0.5 rounded-row text-12 leading-4 text-ink-2 wide:h-13 wide:w-16 hover:bg-surface-press hover:text-ink-1 aria-[current=page]:bg-surface-2 aria-[current=page]:text-ink-1 aria-[current=page]:ring aria-[current=page]:ring-border-1";

interface RailPlaceProps {
  accountId: AccountId;
  to: "/a/$accountId" | "/a/$accountId/search" | "/a/$accountId/supervise" | "/a/$accountId/settings";
  /** What leads there too. */
  command: "goSessions" | "goSearch" | "goBoard" | "goSettings";
  /** The name of the page and what is new on it, for screen readers. */
  label: string;
  /** The name of the page, shown below the icon on a wide screen. */
  name: string;
  icon: ReactNode;
  /** A mark of news on the page, after the name: the accessible name begins with the name too. */
  children?: ReactNode;
}

/** [AP10] The word below an icon of the rail, on a screen that has room for it. */
export const RailLabel = ({ children }: { children: string }) => (
  <span aria-hidden="true" className="hidden max-w-full truncate wide:block">
    {children}
  </span>
);

/** The place in the rail of each page that is not the inbox. The reports are opened from the board. */
const places = new Map<string, RailPlaceProps["to"]>([
  ["/a/$accountId/search", "/a/$accountId/search"],
  ["/a/$accountId/supervise", "/a/$accountId/supervise"],
  ["/a/$accountId/reports", "/a/$accountId/supervise"],
  ["/a/$accountId/settings", "/a/$accountId/settings"],
]);

/** [DW10] Whether this place's page is open, or was pressed and is being fetched. */
export function useIsAt(to: RailPlaceProps["to"]): boolean {
  const router = useRouter();
  return useLocation({
    select: (location) => {
      const routes = router.matchRoutes(location).map(({ routeId }) => places.get(routeId));
      return (routes.find((place) => place !== undefined) ?? "/a/$accountId") === to;
    },
  });
}

/** A page of the account, chosen from the press on; its tooltip teaches the keys that lead there. */
export function RailPlace({ accountId, to, command, label, name, icon, children }: RailPlaceProps) {
  const current = useIsAt(to);
  const hint = (
    <span className="inline-flex items-center gap-2">
      {label}
      <span className="inline-flex gap-1">
        {heard[command].keys[0].split(" ").map((key) => (
          <Kbd key={key}>{key.slice(-1)}</Kbd>
        ))}
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
        // [KB3] After a click the keys are those of the page, and after Enter the focus stays.
        onClick={(event) => event.detail > 0 && event.currentTarget.blur()}
        className={railPlace}
      >
        {icon}
        <RailLabel>{name}</RailLabel>
        {children}
      </Link>
    </Tooltip>
  );
}
