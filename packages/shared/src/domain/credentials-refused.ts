/** [MA11] WeChat does not take what an account identifies itself with, or lets it send nothing: no reply can leave, or soon none, until somebody mends it. */
import { z } from "zod";
import { instant } from "./ids.ts";

/**
 * `secret`: AppID or AppSecret. `address`: ours is not on the account's list. `token`: not even one just fetched. `restricted`: the mini
 * program is frozen. `not_granted`: it may not send replies, or not any more. `quota`: WeChat takes no more calls with replies today.
 */
const credentialsFaults = ["secret", "address", "token", "restricted", "not_granted", "quota"] as const;
export type CredentialsFault = (typeof credentialsFaults)[number];

export const credentialsRefused = z.object({
  why: z.enum(credentialsFaults),
  errcode: z.int(),
  since: instant,
  /** Our address as WeChat saw it, where it is about that. Only admins are told. */
  address: z.string().nullable(),
  /** Until when replies still leave, with an access token of before; null where none does. An older server does not say. */
  repliesUntil: instant.nullable().default(null),
});
export type CredentialsRefused = z.infer<typeof credentialsRefused>;
