import type { ConnectionTest } from "@jieru/shared/protocol/connection";
import { WechatRefused, WechatUnknown } from "@jieru/wechat/errors";
import { fetchStableToken } from "@jieru/wechat/token";
import type { Context } from "../../base/context.ts";

const timeoutMs = 8_000;

/** [MA8] Requests an access token with these credentials. No side effect: WeChat returns the token in use. */
export async function testConnection(
  { config, fetch }: Pick<Context, "config" | "fetch">,
  { appId, appSecret }: { appId: string; appSecret: string },
): Promise<ConnectionTest> {
  try {
    await fetchStableToken({
      baseUrl: config.wechatApiUrl,
      appId,
      secret: appSecret,
      forceRefresh: false,
      fetch,
      timeoutMs,
    });
    return { result: "accepted" };
  } catch (error) {
    if (error instanceof WechatRefused) {
      const { errcode, reason, address } = error;
      return { result: "refused", errcode, reason, address };
    }
    if (error instanceof WechatUnknown) return { result: "unknown", cause: error.cause };
    throw error;
  }
}
