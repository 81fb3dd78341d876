import type { AccountId } from "@jieru/shared/domain/ids";
import { useQuery } from "@tanstack/react-query";
import { useCredentials } from "../api/use-credentials.ts";
import { useMe } from "../api/use-desk.ts";
import { connectionQuery } from "../connect/connection.ts";
import { useNow } from "../ui/use-now.ts";
import { type ConnectionStep, connectionStep } from "./next-step.ts";

/** Its own page asks every two seconds; beside the work once in a while is enough. */
const askEveryMs = 60_000;

/** [MA11] comes first: it is told at once, and replies are lost for it. */
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
