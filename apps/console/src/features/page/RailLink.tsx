import type { AccountId } from "@jieru/shared/domain/ids";
import { Link, useLocation, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Kbd } from "../../ui/keys/Kbd.tsx";
import { Tooltip } from "../../ui/overlays/Tooltip.tsx";
import { shortcuts } from "../commands/shortcuts.ts";

export const railItem =
  "relative flex size-9 flex-col items-center justify-center gap-0.5 rounded-row text-12 leading-4 text-ink-2 wide:h-13 wide:w-16 hover:bg-surface-press hover:text-ink-1 aria-[current=page]:bg-surface-2 aria-[current=page]:text-ink-1 aria-[current=page]:ring aria-[current=page]:ring-border-1";

interface RailLinkProps {
  accountId: AccountId;
  to: "/a/$accountId" | "/a/$accountId/search" | "/a/$accountId/supervise" | "/a/$accountId/settings";
  command: "goSessions" | "goSearch" | "goBoard" | "goSettings";
  /** The accessible name, with what is new on the page. */
  label: string;
  name: string;
  icon: ReactNode;
  /** A mark of news, after the name: the accessible name begins with the name too. */
  children?: ReactNode;
}

export const RailLabel = ({ children }: { children: string }) => (
  <span aria-hidden="true" className="hidden max-w-full truncate wide:block">
    {children}
  </span>
);

/** The rail item of each page outside the inbox. Reports belong to the board. */
const places = new Map<string, RailLinkProps["to"]>([
  ["/a/$accountId/search", "/a/$accountId/search"],
  ["/a/$accountId/supervise", "/a/$accountId/supervise"],
  ["/a/$accountId/reports", "/a/$accountId/supervise"],
  ["/a/$accountId/settings", "/a/$accountId/settings"],
]);

/** [DW7] Returns whether this page is open or loading. */
export function useIsAt(to: RailLinkProps["to"]): boolean {
  const router = useRouter();
  return useLocation({
    select: (location) => {
      const routes = router.matchRoutes(location).map(({ routeId }) => places.get(routeId));
      return (routes.find((place) => place !== undefined) ?? "/a/$accountId") === to;
    },
  });
}

/** A link of the rail, current from the press on; its tooltip shows the keys. */
export function RailLink({ accountId, to, command, label, name, icon, children }: RailLinkProps) {
  const current = useIsAt(to);
  const hint = (
    <span className="inline-flex items-center gap-2">
      {label}
      <span className="inline-flex gap-1">
        {shortcuts[command].keys[0].split(" ").map((key) => (
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
        // [KB3] After a click the keys belong to the page; after Enter the focus stays.
        onClick={(event) => event.detail > 0 && event.currentTarget.blur()}
        className={railItem}
      >
        {icon}
        <RailLabel>{name}</RailLabel>
        {children}
      </Link>
    </Tooltip>
  );
}
