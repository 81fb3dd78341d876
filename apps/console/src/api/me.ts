import type { Me } from "@jieru/shared/protocol/http";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./http.ts";
import { type Outcome, valueOrThrow } from "./outcome.ts";
import { paths } from "./paths.ts";

/** Who is signed in, and to which accounts they are bound. Refused with `not_signed_in` to anyone else. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }): Promise<Me> => valueOrThrow(await request("GET", paths.me, { signal })),
});

/** [SE4] Signs out everywhere in this browser; active sessions turn inactive. */
export const signOut = (): Promise<Outcome<void>> => request("POST", paths.signOut, { body: {} });
