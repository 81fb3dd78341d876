import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { setPickup, setStatus } from "../api/agents.ts";
import type { Offers } from "../commands/offers.ts";
import { leaveConsole } from "../inbox/status/leave-console.ts";
import { chooseTheme } from "../ui/theme.ts";

/**
 * Commands without keys that no page offers: the agent's own status, unless there is a `reason` against it, and how the page
 * looks.
 */
export function ownCommands(accountId: AccountId, { me }: Snapshot, reason: string | null): Offers {
  const status = (next: "online" | "away") =>
    me.status === next ? undefined : { run: () => void setStatus(accountId, me.id, next), reason };
  const auto = (next: boolean) =>
    me.auto === next
      ? undefined
      : { run: () => void setPickup(accountId, me.id, { auto: next, capacity: me.capacity }), reason };
  return {
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
