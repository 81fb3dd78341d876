import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useMe } from "../api/use-desk.ts";

/** Long after the first screen, whatever the browser says of its leisure. */
const calmMs = 1500;

/** [TR9] The other pages and dialogs are there before anybody asks for them. */
export function useAtHand(accountId: AccountId): void {
  const router = useRouter();
  const boss = supervises(useMe(accountId));
  useEffect(() => {
    let gone = false;
    const fetchAll = async () => {
      const { fetchAhead } = await import("../fetch-ahead.ts");
      await fetchAhead(router, boss, () => gone);
    };
    // Cut off already: the next console that is opened asks again.
    const timer = setTimeout(() => void fetchAll().catch(() => undefined), calmMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [router, boss]);
}
