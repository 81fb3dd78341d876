/** [MA11] WeChat refuses an account's credentials or its calls, so that replies fail now or soon. */
import { z } from "zod";
import { instant } from "./ids.ts";

/**
 * `secret`: AppID or AppSecret. `address`: the server's address is not on the account's list. `token`: even a new token is refused.
 * `restricted`: the mini program is frozen. `not_granted`: it may not send replies. `quota`: today's calls are used up.
 */
const credentialsFaults = ["secret", "address", "token", "restricted", "not_granted", "quota"] as const;
export type CredentialsFault = (typeof credentialsFaults)[number];

export const credentialsRefused = z.object({
  why: z.enum(credentialsFaults),
  errcode: z.int(),
  since: instant,
  /** The server's address as WeChat saw it. Only admins see it. */
  address: z.string().nullable(),
  /** The time until which replies are still sent with an earlier access token; null if none is valid. Older servers leave it out. */
  repliesUntil: instant.nullable().default(null),
});
export type CredentialsRefused = z.infer<typeof credentialsRefused>;
