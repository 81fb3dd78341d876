import type { AesKey } from "./crypto.ts";

/** How WeChat wraps pushes, as the account's administrator sets it (明文 / 兼容 / 安全). */
export type PushMode = "plain" | "compatible" | "secure";

export type PushFormat = "json" | "xml";

export const contentTypes: Record<PushFormat, string> = { json: "application/json", xml: "text/xml" };

export interface PushCredentials {
  /** The mini program's appid, `wx…`. */
  appId: string;
  /** Its original id, `gh_…`: the `ToUserName` of a push. */
  originalId: string;
  token: string;
  previousToken?: string | undefined;
  aesKey?: AesKey | undefined;
  /** The key before the last rotation, still accepted for a while. */
  previousAesKey?: AesKey | undefined;
  /** Keys before that, if a rotation started again before its end. */
  olderAesKeys?: readonly AesKey[] | undefined;
  mode: PushMode;
  format: PushFormat;
}
