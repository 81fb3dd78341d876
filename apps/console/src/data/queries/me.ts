import type { Me } from "@jieru/shared/protocol/http";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow, request } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { keys } from "../keys.ts";
import { notePageAgent } from "./page-agent.ts";

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async ({ signal }): Promise<Me> => {
    const me = await readOrThrow<Me>(paths.me, signal);
    notePageAgent(me.agent.id);
    return me;
  },
});

/** [SE4] Signs out of this browser; active sessions become inactive. */
export const signOut = (): Promise<Outcome<void>> => request("POST", paths.signOut, { body: {} });
