import type { SignInOptions } from "@jieru/shared/protocol/sign-in";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../http/http.ts";
import { paths } from "../http/paths.ts";
import { keys } from "../keys.ts";

export const signInOptionsQuery = queryOptions({
  queryKey: keys.signInOptions,
  queryFn: ({ signal }): Promise<SignInOptions> => readOrThrow<SignInOptions>(paths.signInOptions, signal),
});
