import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { setPickup, setStatus } from "../../data/queries/agents.ts";
import { chooseTheme } from "../../lib/browser/theme.ts";
import type { CommandHandlers } from "../commands/handlers.ts";
import { leaveConsole } from "../page/leave-console.ts";

interface Own {
  accountId: AccountId;
  desk: Snapshot;
  reason: string | null;
  openReports: () => void;
}

/** Returns commands without keys that belong to no page: reports, own status, appearance. */
export function ownCommands({ accountId, desk: { me }, reason, openReports }: Own): CommandHandlers {
  const status = (next: "online" | "away") =>
    me.status === next ? undefined : { run: () => void setStatus(accountId, me.id, next), reason };
  const auto = (next: boolean) =>
    me.auto === next
      ? undefined
      : { run: () => void setPickup(accountId, me.id, { auto: next, capacity: me.capacity }), reason };
  return {
    goReports: supervises(me) ? { run: openReports } : undefined,
    online: status("online"),
    away: status("away"),
    autoOn: auto(true),
    autoOff: auto(false),
    signOut: { run: () => void leaveConsole() },
    light: { run: () => chooseTheme("light") },
    dark: { run: () => chooseTheme("dark") },
    system: { run: () => chooseTheme("system") },
  };
}
