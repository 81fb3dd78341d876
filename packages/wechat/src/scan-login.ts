/**
 * Signing in by a WeChat scan: a *website application* of the Open Platform with its own appid and secret, not the mini
 * program's. Inside WeChat's own browser: by page authorisation of an *official account*, with the same two calls.
 * Source: /doc/oplatform/Website_App/WeChat_Login/Wechat_Login.
 */
import { z } from "zod";
import { readJsonAnswer } from "./answer.ts";
import { call, type Fetch } from "./call.ts";
import { endpoint } from "./endpoint.ts";
import { credentialMeaning } from "./errcodes.ts";

export interface QrconnectPage {
  /** `https://open.weixin.qq.com`. */
  openUrl: string;
  appId: string;
  /** Within the application's approved domain. */
  redirectUri: string;
  /** Random, single use, bound to the browser; at most 128 letters and digits. */
  state: string;
  lang: "cn" | "en";
}

/** The page with the QR code. A person who declines may never come back from it: never wait for it. */
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
  /** `https://open.weixin.qq.com`. */
  openUrl: string;
  /** The appid of an official account (服务号), not of the website application. */
  appId: string;
  /** Within the domain set for page authorisation (网页授权域名). */
  redirectUri: string;
  /** As in `QrconnectPage`. */
  state: string;
}

/**
 * The page that asks for authorisation inside WeChat's own browser. It opens in no other browser, and WeChat may keep somebody who
 * declines on it. WeChat refuses parameters in another order (third-party reports; not tested against WeChat).
 * Source: /doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.
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

/** The person the code stands for. The openid is of the one application; the unionid is the same in all applications of the owner. */
export interface ScanIdentity {
  openid: string;
  unionid?: string;
  /** Openid and unionid are made up: the code comes from a snapshot page (网页快照页), where a person cannot be known. */
  isSnapshot?: true;
  /** For `fetchUserInfo`; lives 2 hours. */
  accessToken: string;
}

/** Empty is none. */
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
 * Who the code stands for. A code is good once, for about 10 minutes: never repeat this call, not even after
 * `WechatUnknown`; start a new login. Throws `WechatRefused` (`code_invalid`: used, expired or foreign).
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

/** What WeChat tells of a person, as far as we use it; the nickname may be empty. */
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

/** The name of who scanned. Throws `WechatRefused` or `WechatUnknown`. */
export async function fetchUserInfo(
  request: LoginCall & { accessToken: string; openid: string },
): Promise<UserInfo> {
  const { baseUrl, accessToken, openid, fetch, timeoutMs } = request;
  const url = endpoint(baseUrl, "/sns/userinfo", { access_token: accessToken, openid, lang: "zh_CN" });
  const answer = await call({ url, fetch, timeoutMs, secrets: [accessToken] });
  return readJsonAnswer(answer, Info, credentialMeaning);
}
