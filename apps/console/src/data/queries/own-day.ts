import type { AccountId } from "@jieru/shared/domain/ids";
import type { OwnDay } from "@jieru/shared/protocol/board";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../http/http.ts";
import { paths } from "../http/paths.ts";
import { keys } from "../keys.ts";

const everyMs = 60_000;

/** [BO17] The agent's own figures of today, refreshed every minute. */
export const ownDayQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("own-day", accountId),
    queryFn: ({ signal }): Promise<OwnDay> => readOrThrow<OwnDay>(paths.ownDay(accountId), signal),
    refetchInterval: everyMs,
    refetchOnMount: "always",
  });
