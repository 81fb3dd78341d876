import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useMe } from "../../data/queries/use-snapshot.ts";

/** Well after the first screen. Fixed, as browsers define idle differently. */
const calmMs = 1500;

/** [TR9] Prefetches other pages and dialogs. */
export function usePrefetchedPages(accountId: AccountId): void {
  const router = useRouter();
  const isSupervisor = supervises(useMe(accountId));
  useEffect(() => {
    let gone = false;
    const fetchAll = async () => {
      const { prefetchPages } = await import("../prefetch-pages.ts");
      await prefetchPages(router, isSupervisor, () => gone);
    };
    // A failed prefetch is repeated with the next console.
    const timer = setTimeout(() => void fetchAll().catch(() => undefined), calmMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [router, isSupervisor]);
}
