import { isWechatBrowser } from "@jieru/shared/domain/wechat-browser";
import { authorizeUrl, qrconnectUrl } from "@jieru/wechat/scan-login";
import type { FastifyRequest } from "fastify";
import type { Config } from "../base/config.ts";
import type { LoginApplication } from "./attempts.ts";

export const callbackPath = "/auth/wechat/callback";

export interface ScanPage {
  state: string;
  lang: "cn" | "en";
  /** In a frame of our sign-in page. */
  embedded: boolean;
}

/** Parameters of WeChat's `wxLogin.js`. */
const embedding = { login_type: "jssdk", self_redirect: "false", style: "black", stylelite: "1" };

/** [SI16] The official account inside WeChat's browser, unless framed (`Sec-Fetch-Dest` or `embedded`). */
export function applicationFor(
  { phoneLogin }: Config,
  { headers }: Pick<FastifyRequest, "headers">,
  embedded: boolean,
): LoginApplication {
  const { "sec-fetch-dest": shownIn = "document", "user-agent": userAgent = "" } = headers;
  const isTopLevel = !embedded && shownIn === "document";
  return phoneLogin && isTopLevel && isWechatBrowser(userAgent) ? "official_account" : "website";
}

/** The page with the QR code or the authorisation prompt. */
export function wechatPageUrl(config: Config, application: LoginApplication, page: ScanPage): string {
  const { phoneLogin } = config;
  if (application === "website" || !phoneLogin) return scanPageUrl(config, page);
  return authorizeUrl({
    openUrl: config.wechatOpenUrl,
    appId: phoneLogin.appId,
    redirectUri: `${config.publicUrl}${callbackPath}`,
    state: page.state,
  });
}

function scanPageUrl(config: Config, { state, lang, embedded }: ScanPage): string {
  const page = qrconnectUrl({
    openUrl: config.wechatOpenUrl,
    appId: config.loginAppId,
    redirectUri: `${config.publicUrl}${callbackPath}`,
    state,
    lang,
  });
  if (!embedded) return page;
  const url = new URL(page);
  for (const [name, value] of Object.entries(embedding)) url.searchParams.set(name, value);
  return url.href;
}
