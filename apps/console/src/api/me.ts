import type { Me } from "@jieru/shared/protocol/http";
import { queryOptions } from "@tanstack/react-query";
import type { Outcome } from "../state/outcome.ts";
import { readOrThrow, request } from "./http.ts";
import { keys } from "./keys.ts";
import { notePageAgent } from "./page-agent.ts";
import { paths } from "./paths.ts";

/** Who is signed in, and to which accounts they are bound. Refused with `not_signed_in` to anyone else. */
export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async ({ signal }): Promise<Me> => {
    const me = await readOrThrow<Me>(paths.me, signal);
    notePageAgent(me.agent.id);
    return me;
  },
});

/** [SE4] Signs out everywhere in this browser; active sessions turn inactive. */
export const signOut = (): Promise<Outcome<void>> => request("POST", paths.signOut, { body: {} });
