import type { Person } from "../options.ts";
import type { Scan } from "../scans.ts";
import { escapeHtml, pageShell } from "./page-shell.ts";

export function confirmPage(scan: Scan, people: Person[]): string {
  const target = escapeHtml(new URL(scan.redirectUri).host);
  return pageShell(
    "确认登录",
    `<main><h1>确认登录</h1><p>${target} 请求用微信身份登录</p>
<form method="post" action="/connect/confirm"><input type="hidden" name="uuid" value="${scan.uuid}">
${peopleList(people)}
<div class="row"><button class="go" name="answer" value="confirm" data-testid="confirm-login">确认登录</button>
<button name="answer" value="decline" data-testid="confirm-cancel" formnovalidate>取消</button></div></form></main>`,
  );
}

export const peopleList = (people: Person[]): string =>
  `<div class="people" role="radiogroup" aria-label="你是谁">${people.map(personRow).join("")}</div>`;

function personRow(person: Person, index: number): string {
  const unionid = escapeHtml(person.unionid);
  return `<label data-testid="confirm-as-${unionid}"><input type="radio" name="unionid" value="${unionid}" required${
    index === 0 ? " checked" : ""
  }>${escapeHtml(person.name)}</label>`;
}

export function closingPage(title: string, text: string): string {
  return pageShell(
    title,
    `<main><h1 data-testid="confirm-result">${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></main>`,
  );
}
