import type { SignInOptions } from "@jieru/shared/protocol/sign-in";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "./http.ts";
import { keys } from "./keys.ts";
import { paths } from "./paths.ts";

/** How one can sign in here; asked only where it makes a difference (SI16). */
export const signInOptionsQuery = queryOptions({
  queryKey: keys.signInOptions,
  queryFn: ({ signal }): Promise<SignInOptions> => readOrThrow<SignInOptions>(paths.signInOptions, signal),
});
