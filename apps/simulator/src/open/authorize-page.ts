import type { Person } from "../options.ts";
import { peopleList } from "./confirm-page.ts";
import { escapeHtml, pageShell } from "./page-shell.ts";

export interface Wanted {
  appId: string;
  redirectUri: string;
  state: string;
}

/** The page in WeChat's own browser that asks a person to allow or decline. It works without script. */
export function authorizePage({ appId, redirectUri, state }: Wanted, people: Person[]): string {
  const target = escapeHtml(new URL(redirectUri).host);
  const hidden = Object.entries({ appid: appId, redirect_uri: redirectUri, state })
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join("");
  return pageShell(
    "微信授权（模拟）",
    `<main><h1>微信授权（模拟）</h1><p>${target} 申请获取你的昵称和身份</p>
<form method="post" action="/connect/oauth2/authorize">${hidden}
${peopleList(people)}
<div class="row"><button class="go" name="answer" value="allow" data-testid="authorize-allow">允许</button>
<button name="answer" value="decline" data-testid="authorize-decline" formnovalidate>拒绝</button></div></form></main>`,
  );
}
