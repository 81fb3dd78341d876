/**
 * Sign-in by a WeChat scan, through a *website application* of the Open Platform with its own appid and secret. In WeChat's own browser:
 * page authorisation of an *official account*, with the same two calls. Source: /doc/oplatform/Website_App/WeChat_Login/Wechat_Login.
 */
import { z } from "zod";
import { readJsonAnswer } from "./answer.ts";
import { call, type Fetch } from "./call.ts";
import { endpoint } from "./endpoint.ts";
import { credentialMeaning } from "./errcodes.ts";

export interface QrconnectPage {
  openUrl: string;
  appId: string;
  redirectUri: string;
  /** Random, single use, bound to the browser; at most 128 letters and digits. */
  state: string;
  lang: "cn" | "en";
}

/** Returns the page with the QR code. A person who declines may never return from it, so do not wait. */
export function qrconnectUrl({ openUrl, appId, redirectUri, state, lang }: QrconnectPage): string {
  const query = {
    appid: appId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "snsapi_login",
    state,
    lang,
  };
  return `${endpoint(openUrl, "/connect/qrconnect", query).href}#wechat_redirect`;
}

export interface AuthorizePage {
  openUrl: string;
  /** The appid of an official account (服务号), not of the website application. */
  appId: string;
  /** Within the domain set for page authorisation (网页授权域名). */
  redirectUri: string;
  state: string;
}

/**
 * Returns the authorisation page for WeChat's own browser. It opens in no other browser, and a person who declines may stay on it. WeChat
 * refuses parameters in another order (third-party reports; not tested against WeChat). Source:
 * /doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.
 */
export function authorizeUrl({ openUrl, appId, redirectUri, state }: AuthorizePage): string {
  const query = {
    appid: appId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "snsapi_userinfo",
    state,
  };
  return `${endpoint(openUrl, "/connect/oauth2/authorize", query).href}#wechat_redirect`;
}

interface LoginCall {
  baseUrl: string;
  fetch?: Fetch | undefined;
  timeoutMs?: number | undefined;
}

/** The person of a code. The openid is of the one application; the unionid is the same in all applications of the owner. */
export interface ScanIdentity {
  openid: string;
  unionid?: string;
  /** Openid and unionid are made up: the code comes from a snapshot page (网页快照页), where the person is unknown. */
  isSnapshot?: true;
  /** For `fetchUserInfo`; valid for 2 hours. */
  accessToken: string;
}

/** Empty counts as absent. */
const unionid = z.string().optional();

const Exchanged = z
  .object({
    access_token: z.string().min(1),
    openid: z.string().min(1),
    unionid,
    is_snapshotuser: z.union([z.number(), z.string()]).optional(),
  })
  .transform(({ access_token, openid, unionid, is_snapshotuser }): ScanIdentity => {
    const snapshot = Number(is_snapshotuser ?? 0) !== 0 && ({ isSnapshot: true } as const);
    return { openid, ...(unionid && { unionid }), ...snapshot, accessToken: access_token };
  });

/**
 * Exchanges a code for its person. A code works once, for about 10 minutes: never repeat this call, even after `WechatUnknown`; start a new
 * sign-in. Throws `WechatRefused` (`code_invalid`: used, expired or foreign).
 */
export async function exchangeCode(
  request: LoginCall & { appId: string; secret: string; code: string },
): Promise<ScanIdentity> {
  const { baseUrl, appId, secret, code, fetch, timeoutMs } = request;
  const query = { appid: appId, secret, code, grant_type: "authorization_code" };
  const url = endpoint(baseUrl, "/sns/oauth2/access_token", query);
  const answer = await call({ url, fetch, timeoutMs, secrets: [secret, code] });
  return readJsonAnswer(answer, Exchanged, credentialMeaning);
}

export interface UserInfo {
  openid: string;
  unionid?: string;
  nickname: string;
}

const Info = z
  .object({ openid: z.string().min(1), unionid, nickname: z.string().default("") })
  .transform(({ openid, unionid, nickname }): UserInfo => {
    return { openid, ...(unionid && { unionid }), nickname };
  });

/** Returns the name of a person. Throws `WechatRefused` or `WechatUnknown`. */
export async function fetchUserInfo(
  request: LoginCall & { accessToken: string; openid: string },
): Promise<UserInfo> {
  const { baseUrl, accessToken, openid, fetch, timeoutMs } = request;
  const url = endpoint(baseUrl, "/sns/userinfo", { access_token: accessToken, openid, lang: "zh_CN" });
  const answer = await call({ url, fetch, timeoutMs, secrets: [accessToken] });
  return readJsonAnswer(answer, Info, credentialMeaning);
}
