import type { Scan } from "../scans.ts";
import { pageShell } from "./page-shell.ts";

/**
 * Returns the page with the code. Like WeChat's own, it long-polls and then redirects the whole window. A browser may forbid a frame to
 * redirect without a click, so the page also shows a link and sends the embedding page a message.
 */
export function qrPage(scan: Scan, lang: string): string {
  const words = lang === "en" ? ENGLISH : CHINESE;
  const facts = JSON.stringify({ uuid: scan.uuid, redirectUri: scan.redirectUri, state: scan.state, words });
  return pageShell(
    words.title,
    `<main><h1>${words.title}</h1><p class="about">${words.about}</p>
<img class="code" src="/connect/qrcode/${scan.uuid}" width="232" height="232" alt="${words.code}">
<p id="status" role="status" data-testid="qr-status">${words.waiting}</p></main>
<script type="application/json" id="facts">${facts.replaceAll("<", "\\u003c")}</script><script>${SCRIPT}</script>`,
  );
}

const CHINESE = {
  title: "微信扫码登录（模拟）",
  about: "用模拟器里的手机扫一扫",
  code: "登录二维码",
  waiting: "等待扫码",
  scanned: "已扫码，请在手机上确认",
  confirmed: "已确认，正在前往",
  declined: "已取消，可以重新扫码",
  expired: "二维码已失效，请刷新",
  onward: "继续",
};

const ENGLISH: typeof CHINESE = {
  title: "Sign in by WeChat scan (simulated)",
  about: "Scan with a phone of the simulator",
  code: "Sign-in QR code",
  waiting: "Waiting for a scan",
  scanned: "Scanned. Confirm on the phone",
  confirmed: "Confirmed, moving on",
  declined: "Declined. Reload to try again",
  expired: "The code has expired. Reload",
  onward: "Continue",
};

const SCRIPT = `
const { uuid, redirectUri, state, words } = JSON.parse(document.getElementById("facts").textContent);
const status = document.getElementById("status");
const framed = window.top !== window;
if (framed) document.body.classList.add("framed");

function leave(params) {
  const target = new URL(redirectUri);
  for (const [key, value] of Object.entries(params)) target.searchParams.set(key, value);
  const link = Object.assign(document.createElement("a"), { href: target.href, target: "_top", textContent: words.onward });
  status.replaceChildren(words.confirmed, " ", link);
  if (!framed) return location.replace(target.href);
  window.parent.postMessage({ type: "wechat-login", url: target.href }, "*");
  try { window.top.location.href = target.href; } catch { link.focus(); }
}

let last = "";
async function poll() {
  for (;;) {
    const query = "/connect/l/qrconnect?f=json&uuid=" + uuid + (last && "&last=" + last);
    const { wx_errcode, wx_code, redirect } = await fetch(query).then((answer) => answer.json());
    if (wx_errcode === 404) { last = 404; status.textContent = words.scanned; }
    if (wx_errcode === 405) return leave({ code: wx_code, state });
    if (wx_errcode === 402) return void (status.textContent = words.expired);
    if (wx_errcode === 403) {
      status.textContent = words.declined;
      return redirect ? leave({ state }) : undefined;
    }
  }
}
const keepPolling = () => poll().catch(() => setTimeout(keepPolling, 1000));
keepPolling();
`;
