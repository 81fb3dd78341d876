import { isBlank } from "@jieru/shared/domain/blank";
import { WechatRefused, WechatUnknown } from "@jieru/wechat/errors";
import { exchangeCode, fetchUserInfo } from "@jieru/wechat/scan-login";
import type { Context } from "../context.ts";

/** The person who scanned, identified by what stays the same across applications. */
export interface Person {
  /** unionid, or openid if the Open Platform account gives none (SI1). */
  wechatId: string;
  /** null if WeChat said who they are but not their name, or no readable one. */
  name: string | null;
}

const nameLimit = 64;
export const nameless = "微信用户";
/** Control characters, and those that change the writing direction of what follows. */
const disturbing = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * null if nothing of it is visible, as with the filler characters some people on WeChat use as a name: a person known by a
 * name keeps that.
 */
function nameFrom(nickname: string): string | null {
  const clean = nickname.toWellFormed().replace(disturbing, "").trim();
  const name = [...clean].slice(0, nameLimit).join("");
  return isBlank(name) ? null : name;
}

type Needed = Pick<Context, "config" | "fetch" | "log">;

/** Asks WeChat only once, as a code must not be exchanged twice. */
export async function whoScanned(
  { config, fetch, log }: Needed,
  code: string,
): Promise<Person | "expired" | "failed"> {
  const base = { baseUrl: config.wechatApiUrl, fetch };
  try {
    const scan = await exchangeCode({ ...base, appId: config.loginAppId, secret: config.loginSecret, code });
    const { accessToken, openid, unionid } = scan;
    const info = await fetchUserInfo({ ...base, accessToken, openid }).catch((error: unknown) => {
      if (unionid === undefined) throw error; // only this answer could still tell who it is
      log.warn({ err: error }, "WeChat did not say what who scanned is called");
      return null;
    });
    if (!info) return { wechatId: unionid ?? openid, name: null };
    return { wechatId: unionid ?? info.unionid ?? openid, name: nameFrom(info.nickname) };
  } catch (error) {
    if (!(error instanceof WechatRefused) && !(error instanceof WechatUnknown)) throw error;
    log.warn({ err: error }, "WeChat did not say who scanned");
    return error instanceof WechatRefused && error.reason === "code_invalid" ? "expired" : "failed";
  }
}
