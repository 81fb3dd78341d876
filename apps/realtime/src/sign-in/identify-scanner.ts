import { isBlank } from "@jieru/shared/domain/blank";
import { WechatRefused, WechatUnknown } from "@jieru/wechat/errors";
import { exchangeCode, fetchUserInfo } from "@jieru/wechat/scan-login";
import type { Config } from "../base/config.ts";
import type { Context } from "../base/context.ts";
import type { LoginApplication } from "./attempts.ts";

export interface Person {
  /** unionid, or the website's openid without an Open Platform account (SI1). */
  wechatId: string;
  /** null: none that is readable. */
  name: string | null;
}

const nameLimit = 64;
export const nameless = "微信用户";
/** Control characters and changes of writing direction. */
const disturbing = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Returns null for a name of filler characters. */
function nameFrom(nickname: string): string | null {
  const clean = nickname.toWellFormed().replace(disturbing, "").trim();
  const name = [...clean].slice(0, nameLimit).join("");
  return isBlank(name) ? null : name;
}

type Needed = Pick<Context, "config" | "fetch" | "log">;

export type ScanFailure = "expired" | "failed" | "no_unionid" | "snapshot";

const credentialsOf = ({ loginAppId, loginSecret, phoneLogin }: Config, application: LoginApplication) =>
  application === "website" ? { appId: loginAppId, secret: loginSecret } : phoneLogin;

/** Exchanges the code once. [SI16] An official account's openid identifies no person. */
export async function identifyScanner(
  { config, fetch, log }: Needed,
  { code, application }: { code: string; application: LoginApplication },
): Promise<Person | ScanFailure> {
  const base = { baseUrl: config.wechatApiUrl, fetch };
  const credentials = credentialsOf(config, application);
  if (!credentials) return "failed"; // removed from the configuration meanwhile
  try {
    const { accessToken, openid, unionid, isSnapshot } = await exchangeCode({
      ...base,
      ...credentials,
      code,
    });
    if (isSnapshot) return "snapshot";
    const info = await fetchUserInfo({ ...base, accessToken, openid }).catch((error: unknown) => {
      if (unionid === undefined) throw error; // only this answer could identify the person
      log.warn({ err: error }, "WeChat returned no name of the person who scanned");
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
    log.warn({ err: error }, "WeChat did not identify the person who scanned");
    return error instanceof WechatRefused && error.reason === "code_invalid" ? "expired" : "failed";
  }
}
