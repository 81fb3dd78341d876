import type { Heard } from "@jieru/shared/domain/alarms";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Board } from "@jieru/shared/protocol/board";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../http/http.ts";
import { paths } from "../http/paths.ts";
import { keys } from "../keys.ts";

const everyMs = 60_000;

/** What a server of the release before does not say: for the minutes in which both are there. */
const silent: Pick<Board, "readers" | "heardAt"> = { readers: [], heardAt: null };

/** [BO1] Today's numbers and what happened lately. Asked each minute, and when the feed tells of something that moves them. */
export const boardQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("board", accountId),
    queryFn: async ({ signal }): Promise<Board> => {
      const answer = await readOrThrow<Board>(paths.board(accountId), signal);
      return { ...silent, ...answer };
    },
    refetchInterval: everyMs,
    // The alarm of silence is for who looks elsewhere.
    refetchIntervalInBackground: true,
    refetchOnMount: "always",
  });

/** [AL4] What was heard of WeChat, as of when the answer came: by this computer's clock, which goes on while it sleeps. */
export const heardOf = (
  { data, dataUpdatedAt }: { data: Board | undefined; dataUpdatedAt: number },
  now: number,
): Heard | undefined => data && { heardAt: data.heardAt, now: now - (Date.now() - dataUpdatedAt) };
