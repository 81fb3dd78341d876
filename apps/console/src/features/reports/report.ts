import type { AccountId } from "@jieru/shared/domain/ids";
import type { Report } from "@jieru/shared/protocol/reports";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../../data/http/http.ts";
import { paths } from "../../data/http/paths.ts";
import { keys } from "../../data/keys.ts";
import type { Range } from "./range.ts";

const everyMs = 60_000;

/** [RP8] The previous range's numbers stay until these are loaded. */
export const reportQuery = (accountId: AccountId, { from, to }: Range) =>
  queryOptions({
    queryKey: keys.list("report", accountId, from, to),
    queryFn: ({ signal }) => readOrThrow<Report>(paths.report(accountId, { from, to }), signal),
    placeholderData: keepPreviousData,
    // Returning to a range reloads it, as first replies come late.
    staleTime: 10_000,
    refetchInterval: everyMs,
  });
