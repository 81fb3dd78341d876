import { request } from "./http.ts";
import type { Outcome } from "./outcome.ts";
import { paths } from "./paths.ts";

/** [SI4] The signed-in person becomes an agent of the account that invited them. */
export const acceptInvitation = (token: string): Promise<Outcome<void>> =>
  request("POST", paths.acceptInvitation(token), { body: {} });
