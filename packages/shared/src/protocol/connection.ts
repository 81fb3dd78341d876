/** How an account is connected with WeChat: what an admin sets, and what may be shown of it. Secrets only ever go in. */

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
  /** [RA10] Left out: the guide's. */
  replyPreset: z.enum(["guide", "current"]).optional(),
});
export type ConnectBody = z.infer<typeof connectBody>;

/** The AES key is changed by a rotation, so that no push on its way is lost. */
export const connectionPatch = z
  .strictObject({ originalId, appSecret, token, mode, format })
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, "must change something");
export type ConnectionPatch = z.infer<typeof connectionPatch>;

/** The push settings page of WeChat takes both together. */
export const rotateBody = z.strictObject({ encodingAesKey, token: token.optional() });

/** What was wrong with a request that came for this account. The outside is told nothing of it (PU1). */
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

/** [MA13] Whether an account can be removed, or the refusal it would meet. */
export const removals = ["possible", "account_in_use", "account_in_file", "last_account"] as const;
export type Removal = (typeof removals)[number];

export const connection = z.object({
  accountId,
  appId: z.string(),
  originalId: z.string(),
  name: z.string(),
  mode,
  format,
  /** Where WeChat has to send its pushes. */
  pushUrl: z.string(),
  /** Marks of the secrets, made with the server's own key: the same secret has the same mark, and no mark tells its secret. */
  marks: z.object({
    appSecret: z.string(),
    token: z.string(),
    encodingAesKey: z.string().nullable(),
    previousAesKey: z.string().nullable(),
  }),
  changedAt: instant.nullable(),
  /** A rotation is under way since then. */
  previousKeySince: instant.nullable(),
  verifiedAt: instant.nullable(),
  firstPushAt: instant.nullable(),
  /** It stands in ACCOUNTS_FILE, which counts again where it says something else than before (ST4). */
  fromFile: z.boolean(),
  /** As all nodes have seen it since the credentials changed (MA9). */
  seen: z.object({
    /** The last push, by the key that opened it; to five minutes. */
    withKey: instant.nullable(),
    withPreviousKey: instant.nullable(),
    trouble: z.object({ count: z.int().positive(), why: z.enum(pushTroubles), at: instant }).nullable(),
  }),
  /** Absent where a server before this one answered. */
  removal: z.enum(removals).optional(),
});
export type Connection = z.infer<typeof connection>;
export const connectionAnswer = z.object({ connection });

/** What became of asking WeChat for an access token with the AppSecret. */
export const testAnswer = z.object({
  test: z.discriminatedUnion("result", [
    z.object({ result: z.literal("accepted") }),
    z.object({
      result: z.literal("refused"),
      errcode: z.int(),
      /** Our word for the errcode. */
      reason: z.string(),
      /** Our address as WeChat saw it, where it is about that. */
      address: z.string().nullable(),
    }),
    /** No usable answer: nobody knows. */
    z.object({ result: z.literal("unknown"), cause: z.string() }),
  ]),
});
export type ConnectionTest = z.infer<typeof testAnswer>["test"];
