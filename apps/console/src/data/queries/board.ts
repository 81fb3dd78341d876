import type { Heard } from "@jieru/shared/domain/alarms";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Board } from "@jieru/shared/protocol/board";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../http/http.ts";
import { paths } from "../http/paths.ts";
import { keys } from "../keys.ts";

const everyMs = 60_000;

/** Fields that a server of the previous release does not send. */
const defaults: Pick<Board, "readers" | "heardAt"> = { readers: [], heardAt: null };

/** [BO1] The board's figures of today, refreshed each minute and after events. */
export const boardQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("board", accountId),
    queryFn: async ({ signal }): Promise<Board> => {
      const answer = await readOrThrow<Board>(paths.board(accountId), signal);
      return { ...defaults, ...answer };
    },
    refetchInterval: everyMs,
    // The alarm of silence must work on a hidden page, too.
    refetchIntervalInBackground: true,
    refetchOnMount: "always",
  });

/** [AL4] Returns the last contact with WeChat, aged by this computer's clock, which runs during sleep. */
export const lastContactOf = (
  { data, dataUpdatedAt }: { data: Board | undefined; dataUpdatedAt: number },
  now: number,
): Heard | undefined => data && { heardAt: data.heardAt, now: now - (Date.now() - dataUpdatedAt) };
