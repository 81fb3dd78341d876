import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { setPickup, setStatus } from "../api/agents.ts";
import { useOffers } from "../commands/offers.ts";
import { leaveConsole } from "../inbox/leave.ts";
import { useReadOnlyReason } from "../sync/read-only.ts";
import { chooseTheme } from "../ui/theme.ts";

/** What has no key and is offered by no page: one's own state, and how the page looks. */
export function useOwnCommands(accountId: AccountId, { me }: Snapshot): void {
  const readOnly = useReadOnlyReason();
  useOffers({
    online: { run: () => void setStatus(accountId, me.id, "online"), reason: readOnly },
    away: { run: () => void setStatus(accountId, me.id, "away"), reason: readOnly },
    [me.auto ? "autoOff" : "autoOn"]: {
      run: () => void setPickup(accountId, me.id, { auto: !me.auto, capacity: me.capacity }),
      reason: readOnly,
    },
    signOut: { run: () => void leaveConsole() },
    light: { run: () => chooseTheme("light") },
    dark: { run: () => chooseTheme("dark") },
    system: { run: () => chooseTheme("system") },
  });
}
