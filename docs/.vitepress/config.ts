import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type DefaultTheme, defineConfig, type MarkdownEnv, type MarkdownRenderer } from "vitepress";

const docs = path.resolve(import.meta.dirname, "..");

/** Returns a link to each page of a folder, by its first heading. */
function listPages(folder: string): DefaultTheme.SidebarItem[] {
  return readdirSync(path.join(docs, folder))
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .map((file) => {
      const [, text = file] = /^# (.+)$/m.exec(readFileSync(path.join(docs, folder, file), "utf8")) ?? [];
      return { text, link: `/${folder}/${file.replace(/\.md$/, "")}` };
    });
}

const pages = (folder: string, ...entries: [file: string, text: string][]): DefaultTheme.SidebarItem[] =>
  entries.map(([file, text]) => ({ text, link: `/${folder}/${file}` }));

const start = pages(
  "start",
  ["index", "What Jieru is"],
  ["demo", "Try the demo"],
  ["connect", "Connect your mini program"],
);

const guide = pages(
  "guide",
  ["agent", "For agents"],
  ["supervisor", "For supervisors"],
  ["admin", "For admins"],
);

const selfHost = pages(
  "self-host",
  ["docker-compose", "Docker Compose"],
  ["systemd", "systemd"],
  ["nginx", "nginx"],
  ["configuration", "Configuration"],
  ["data", "Data and database"],
  ["backup", "Backup and restore"],
  ["upgrade", "Upgrade"],
  ["monitoring", "Monitoring"],
  ["several-servers", "Several servers"],
  ["mirrors", "Mirrors"],
  ["troubleshooting", "Troubleshooting"],
);

const api = pages(
  "api",
  ["authentication", "Authentication"],
  ["errors", "Errors"],
  ["attributes", "Customer attributes"],
  ["webhooks", "Webhooks"],
  ["events", "Socket and events"],
  ["exports", "Exports"],
);

const contributing = [
  ...pages(
    "contributing",
    ["index", "Set up"],
    ["first-change", "First change"],
    ["architecture", "Architecture"],
    ["testing", "Testing"],
    ["style", "Style"],
    ["security-tests", "Security tests"],
    ["lessons", "Lessons from other products"],
  ),
  { text: "Rules", link: "/spec/README", collapsed: true, items: listPages("spec") },
  { text: "Decisions", link: "/decisions/README", collapsed: true, items: listPages("decisions") },
];

const about = pages(
  "about",
  ["reliability", "Reliability"],
  ["performance", "Performance"],
  ["limits", "Limits"],
  ["security", "Security"],
  ["accessibility", "Accessibility"],
  ["comparison", "Comparison"],
);

const startZh = pages("zh/start", ["index", "产品简介"], ["demo", "体验演示"], ["connect", "连接小程序"]);
const guideZh = pages("zh/guide", ["agent", "客服指南"], ["supervisor", "主管指南"], ["admin", "管理员指南"]);

const selfHostZh = pages(
  "zh/self-host",
  ["docker-compose", "Docker Compose"],
  ["systemd", "systemd"],
  ["nginx", "nginx"],
  ["configuration", "配置"],
  ["data", "数据与数据库"],
  ["backup", "备份与恢复"],
  ["upgrade", "升级"],
  ["monitoring", "监控"],
  ["several-servers", "多台服务器"],
  ["mirrors", "镜像"],
  ["troubleshooting", "故障排查"],
);

const apiZh = pages(
  "zh/api",
  ["authentication", "认证"],
  ["errors", "错误"],
  ["attributes", "用户资料"],
  ["webhooks", "事件推送（Webhook）"],
  ["events", "Socket 与事件"],
  ["exports", "导出"],
);

const aboutZh = pages(
  "zh/about",
  ["reliability", "可靠性"],
  ["performance", "性能"],
  ["limits", "限制"],
  ["security", "安全"],
  ["accessibility", "无障碍"],
  ["comparison", "产品对比"],
);

/** Renders a link to a file outside `docs` as its text: the site does not hold the sources. */
function unlinkSources({ renderer }: MarkdownRenderer): void {
  const { link_open: open = renderer.renderToken, link_close: close = renderer.renderToken } = renderer.rules;
  let isOutside = false;
  renderer.rules.link_open = (tokens, i, options, env: MarkdownEnv, self) => {
    const href = tokens[i]?.attrGet("href") ?? "";
    const target = path.posix.join(path.posix.dirname(env.relativePath), href);
    isOutside = !/^[a-z]+:/.test(href) && target.startsWith("../");
    return isOutside ? "" : open.call(renderer, tokens, i, options, env, self);
  };
  renderer.rules.link_close = (tokens, i, options, env: MarkdownEnv, self) =>
    isOutside ? "" : close.call(renderer, tokens, i, options, env, self);
}

export default defineConfig({
  title: "Jieru",
  description: "Open, self-hosted agent console for WeChat Mini Program customer-service messages",
  cleanUrls: true,
  markdown: { config: unlinkSources },
  locales: {
    root: { label: "English", lang: "en" },
    zh: {
      label: "简体中文",
      lang: "zh-CN",
      themeConfig: {
        sidebar: [
          { text: "开始", items: startZh },
          { text: "使用", items: guideZh },
          { text: "部署", items: selfHostZh },
          { text: "接口", items: apiZh },
          { text: "关于", items: aboutZh },
        ],
      },
    },
  },
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    sidebar: [
      { text: "Start", items: start },
      { text: "Guide", items: guide },
      { text: "Self-host", items: selfHost },
      { text: "API", items: api },
      { text: "Contributing", items: contributing },
      { text: "About", items: about },
    ],
  },
});
