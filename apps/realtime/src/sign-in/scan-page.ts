import { qrconnectUrl } from "@jieru/wechat/scan-login";
import type { Config } from "../config.ts";

export const callbackPath = "/auth/wechat/callback";

export interface ScanPage {
  state: string;
  lang: "cn" | "en";
  /** Shown inside the frame of our sign-in page. */
  embedded: boolean;
}

/** What WeChat's own `wxLogin.js` adds: only the code without a page around it; the top window is redirected. */
const embedding = { login_type: "jssdk", self_redirect: "false", style: "black", stylelite: "1" };

/** The address of WeChat's page with the QR code. */
export function scanPageUrl(config: Config, { state, lang, embedded }: ScanPage): string {
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
