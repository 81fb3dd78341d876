import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useMe } from "../../data/queries/use-snapshot.ts";

/** Well after the first screen; a fixed delay, as browsers differ in when they call themselves idle. */
const calmMs = 1500;

/** [TR9] Fetches the other pages and dialogs before anybody opens them. */
export function useAtHand(accountId: AccountId): void {
  const router = useRouter();
  const boss = supervises(useMe(accountId));
  useEffect(() => {
    let gone = false;
    const fetchAll = async () => {
      const { fetchAhead } = await import("../fetch-ahead.ts");
      await fetchAhead(router, boss, () => gone);
    };
    // Disconnected already: the next console that is opened tries again.
    const timer = setTimeout(() => void fetchAll().catch(() => undefined), calmMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [router, boss]);
}
