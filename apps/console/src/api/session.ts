import type { SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { sessionAnswer } from "@jieru/shared/protocol/http";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./http.ts";
import { valueOrThrow } from "./outcome.ts";
import { paths } from "./paths.ts";

/** One session that stands in none of the lists held here: ended, or gone to someone else. */
export const sessionQuery = (id: SessionId) =>
  queryOptions({
    queryKey: ["session", id],
    queryFn: async ({ signal }): Promise<Session> =>
      valueOrThrow(await request(sessionAnswer, "GET", paths.session(id), { signal })).session,
  });
