import type { AccountId } from "@jieru/shared/domain/ids";
import { useEffect } from "react";
import type { Failure } from "../../data/http/outcome.ts";
import { clearFailure, useAction } from "../../data/optimistic/actions.ts";

const toldForMs = 30_000;

/** [BO11] Returns why the last action on a session or an agent failed, or null once it was shown long enough. */
export function useRefusal(target: string, accountId?: AccountId): Failure | null {
  const failure = useAction(target, accountId)?.failure ?? null;
  useEffect(() => {
    if (!failure) return;
    const timer = setTimeout(() => clearFailure(target), toldForMs);
    return () => clearTimeout(timer);
  }, [failure, target]);
  return failure;
}
