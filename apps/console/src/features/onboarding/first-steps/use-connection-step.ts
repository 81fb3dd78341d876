import type { AccountId } from "@jieru/shared/domain/ids";
import { useQuery } from "@tanstack/react-query";
import { useCredentials } from "../../../data/queries/use-credentials.ts";
import { useMe } from "../../../data/queries/use-snapshot.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { connectionQuery } from "../connection.ts";
import { type ConnectionStep, connectionStep } from "./next-step.ts";

const askEveryMs = 60_000;

/** Returns an admin's next step. Refused credentials ([MA11]) come first, as replies fail because of them. */
export function useConnectionStep(accountId: AccountId): ConnectionStep | null {
  const me = useMe(accountId);
  const credentials = useCredentials(accountId);
  const now = useNow();
  const { data } = useQuery({
    ...connectionQuery(accountId),
    enabled: me.role === "admin",
    refetchInterval: askEveryMs,
    staleTime: askEveryMs,
    retry: false,
  });
  if (credentials?.mine) return credentials.refused.why;
  return data ? connectionStep(data, now) : null;
}
