import type { AesKey } from "./crypto.ts";

/** How WeChat wraps a push, as set by the account's administrator (明文 / 兼容 / 安全). */
export type PushMode = "plain" | "compatible" | "secure";

/** The data format set by the account's administrator. */
export type PushFormat = "json" | "xml";

/** The `Content-Type` of a body in each. */
export const contentTypes: Record<PushFormat, string> = { json: "application/json", xml: "text/xml" };

/** What one account needs to read and write pushes. */
export interface PushCredentials {
  /** The mini program's appid, `wx…`. */
  appId: string;
  /** Its original id, `gh_…`: the `ToUserName` of a push. */
  originalId: string;
  /** The Token of the push settings. */
  token: string;
  /** The Token before, while WeChat has not been told of the new one. */
  previousToken?: string | undefined;
  /** Needed in compatible and secure mode. */
  aesKey?: AesKey | undefined;
  /** The key before the last rotation, still accepted for a while. */
  previousAesKey?: AesKey | undefined;
  /** Those before that, where the rotation began anew before it was over. */
  olderAesKeys?: readonly AesKey[] | undefined;
  mode: PushMode;
  format: PushFormat;
}
