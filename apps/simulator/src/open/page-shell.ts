const STYLE = `
:root{color-scheme:light dark;--page:#eceff4;--card:#fff;--ink:#16181d;--ink-2:#5b616b;--line:#d5d9e0;--accent:#1f5fc4}
@media(prefers-color-scheme:dark){:root{--page:#14161a;--card:#1f2227;--ink:#e4e6ea;--ink-2:#b5b9c0;--line:#3c4047;--accent:#3b6fd4}}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;display:grid;place-items:center;background:var(--page);color:var(--ink);font:400 14px/22px "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif}
main{width:min(360px,calc(100vw - 32px));padding:28px 24px;border-radius:12px;background:var(--card);text-align:center;border-top:4px solid #d9822b}
h1{margin:0 0 4px;font-size:18px;line-height:26px}
p{margin:0;color:var(--ink-2)}
.code{width:232px;height:232px;margin:20px auto 12px;border-radius:10px;background:#fff;display:block}
.people{margin:20px 0;display:grid;gap:8px;text-align:left}
label{display:flex;gap:10px;align-items:center;min-height:44px;padding:0 14px;border:1px solid var(--line);border-radius:8px;cursor:pointer}
.row{display:grid;gap:8px}
button{min-height:44px;border-radius:8px;border:1px solid var(--line);background:none;color:inherit;font:inherit;cursor:pointer}
button.go{background:var(--accent);border-color:var(--accent);color:#fff;font-weight:600}
a{color:var(--accent)}
body.framed{min-height:0;background:#fff;color-scheme:light}
body.framed main{width:232px;padding:0;background:transparent;border:0}
body.framed h1,body.framed .about{display:none}
body.framed .code{margin:0 auto 8px}
body.framed p{color:#5b616b}`;

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

export function pageShell(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body>${body}</body></html>`;
}
