import type { AccountId } from "@jieru/shared/domain/ids";
import { useQuery } from "@tanstack/react-query";
import { useDesk } from "../api/use-desk.ts";
import { connectionQuery } from "../connect/connection.ts";
import { useNow } from "../ui/use-now.ts";
import { type ConnectionStep, connectionStep } from "./next-step.ts";

/** Its own page asks every two seconds; beside the work once in a while is enough. */
const askEveryMs = 60_000;

export function useConnectionStep(accountId: AccountId): ConnectionStep | null {
  const { me } = useDesk(accountId);
  const now = useNow();
  const { data } = useQuery({
    ...connectionQuery(accountId),
    enabled: me.role === "admin",
    refetchInterval: askEveryMs,
    staleTime: askEveryMs,
    retry: false,
  });
  return data ? connectionStep(data, now) : null;
}
