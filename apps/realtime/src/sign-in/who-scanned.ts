import { isBlank } from "@jieru/shared/domain/blank";
import { WechatRefused, WechatUnknown } from "@jieru/wechat/errors";
import { exchangeCode, fetchUserInfo } from "@jieru/wechat/scan-login";
import type { Config } from "../base/config.ts";
import type { Context } from "../base/context.ts";
import type { LoginApplication } from "./attempts.ts";

/** The person who scanned, identified by a value that is the same across applications. */
export interface Person {
  /** unionid, or the website application's openid if the Open Platform account gives none (SI1). */
  wechatId: string;
  /** null if WeChat identified them without a name, or without a readable one. */
  name: string | null;
}

const nameLimit = 64;
export const nameless = "微信用户";
/** Control characters, and those that change the writing direction of the text after them. */
const disturbing = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Returns the name; null if nothing of it is visible. Some people on WeChat use filler characters as a name.
 * The stored name of a known person then does not change.
 */
function nameFrom(nickname: string): string | null {
  const clean = nickname.toWellFormed().replace(disturbing, "").trim();
  const name = [...clean].slice(0, nameLimit).join("");
  return isBlank(name) ? null : name;
}

type Needed = Pick<Context, "config" | "fetch" | "log">;

/** Why WeChat's answer identifies no person. */
export type Nobody = "expired" | "failed" | "no_unionid" | "snapshot";

const credentialsOf = ({ loginAppId, loginSecret, phoneLogin }: Config, application: LoginApplication) =>
  application === "website" ? { appId: loginAppId, secret: loginSecret } : phoneLogin;

/**
 * Returns the person behind a code. It asks WeChat only once, and only for the attempt's application: a code must not be exchanged twice.
 * [SI16] An official account's openid identifies no person: the same person has another one in the website application.
 */
export async function whoScanned(
  { config, fetch, log }: Needed,
  { code, application }: { code: string; application: LoginApplication },
): Promise<Person | Nobody> {
  const base = { baseUrl: config.wechatApiUrl, fetch };
  const credentials = credentialsOf(config, application);
  if (!credentials) return "failed"; // it was removed from the configuration after the attempt began
  try {
    const { accessToken, openid, unionid, isSnapshot } = await exchangeCode({
      ...base,
      ...credentials,
      code,
    });
    if (isSnapshot) return "snapshot";
    const info = await fetchUserInfo({ ...base, accessToken, openid }).catch((error: unknown) => {
      if (unionid === undefined) throw error; // only this answer could still identify the person
      log.warn({ err: error }, "WeChat did not say what who scanned is called");
      return null;
    });
    const wechatId = unionid ?? info?.unionid ?? (application === "website" ? openid : null);
    if (wechatId === null) {
      log.warn(
        "the official account gave no unionid: bind it to the Open Platform account of the website application",
      );
      return "no_unionid";
    }
    return { wechatId, name: info && nameFrom(info.nickname) };
  } catch (error) {
    if (!(error instanceof WechatRefused) && !(error instanceof WechatUnknown)) throw error;
    log.warn({ err: error }, "WeChat did not say who scanned");
    return error instanceof WechatRefused && error.reason === "code_invalid" ? "expired" : "failed";
  }
}
