/** An account's connection with WeChat: settings by admins, and the parts that may be shown. Answers never contain secrets. */

import { z } from "zod";
import { connectionShapes } from "../domain/connection-shapes.ts";
import { accountId, instant } from "../domain/ids.ts";
import { named } from "./http.ts";

const appId = z.string().regex(connectionShapes.appId, "must be wx and 16 letters or digits");
const originalId = z.string().regex(connectionShapes.originalId, "must be gh_ and 6 to 29 letters or digits");
const appSecret = z.string().regex(connectionShapes.appSecret, "must be 16 to 64 characters without blanks");
const token = z.string().regex(connectionShapes.token, "must be 3 to 32 letters and digits");
const encodingAesKey = z.string().regex(connectionShapes.encodingAesKey, "must be 43 letters and digits");
const name = named(60);

export const pushModes = ["secure", "compatible", "plain"] as const;
export const pushFormats = ["json", "xml"] as const;
const mode = z.enum(pushModes);
const format = z.enum(pushFormats);

export const connectBody = z.strictObject({
  appId,
  originalId,
  name,
  appSecret,
  token,
  encodingAesKey,
  mode,
  format,
  /** [RA10] Absent: the guide's. */
  replyPreset: z.enum(["guide", "current"]).optional(),
});
export type ConnectBody = z.infer<typeof connectBody>;

/** The AES key changes by a rotation, so that no push is lost. */
export const connectionPatch = z
  .strictObject({ originalId, appSecret, token, mode, format })
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, "must change something");
export type ConnectionPatch = z.infer<typeof connectionPatch>;

export const rotateBody = z.strictObject({ encodingAesKey, token: token.optional() });

/** Faults of a request for this account. The sender does not learn them (PU1). */
export const pushTroubles = [
  "check_signature",
  "signature",
  "key",
  "not_sealed",
  "malformed",
  "unreadable",
  "timestamp",
] as const;
export type PushTrouble = (typeof pushTroubles)[number];

/** [MA13] Whether an account can be removed, or the refusal. */
export const removals = ["possible", "account_in_use", "account_in_file", "last_account"] as const;
export type Removal = (typeof removals)[number];

export const connection = z.object({
  accountId,
  appId: z.string(),
  originalId: z.string(),
  name: z.string(),
  mode,
  format,
  pushUrl: z.string(),
  /** Marks of the secrets, made with the server's own key. Equal secrets have equal marks, and a mark does not reveal its secret. */
  marks: z.object({
    appSecret: z.string(),
    token: z.string(),
    encodingAesKey: z.string().nullable(),
    previousAesKey: z.string().nullable(),
  }),
  changedAt: instant.nullable(),
  previousKeySince: instant.nullable(),
  verifiedAt: instant.nullable(),
  firstPushAt: instant.nullable(),
  /** The account is in ACCOUNTS_FILE, whose changed values apply again (ST4). */
  fromFile: z.boolean(),
  /** Events on all nodes since the credentials changed (MA9). */
  seen: z.object({
    /** The last push by its key; to five minutes. */
    withKey: instant.nullable(),
    withPreviousKey: instant.nullable(),
    trouble: z.object({ count: z.int().positive(), why: z.enum(pushTroubles), at: instant }).nullable(),
  }),
  /** Older servers leave it out. */
  removal: z.enum(removals).optional(),
});
export type Connection = z.infer<typeof connection>;
export const connectionAnswer = z.object({ connection });

export const testAnswer = z.object({
  test: z.discriminatedUnion("result", [
    z.object({ result: z.literal("accepted") }),
    z.object({
      result: z.literal("refused"),
      errcode: z.int(),
      reason: z.string(),
      address: z.string().nullable(),
    }),
    z.object({ result: z.literal("unknown"), cause: z.string() }),
  ]),
});
export type ConnectionTest = z.infer<typeof testAnswer>["test"];
