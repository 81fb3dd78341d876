import { table } from "../table.ts";
import { killPoints } from "./points.ts";
import type { KillPointLine } from "./record.ts";

const killPointTable = (lines: readonly KillPointLine[]): string =>
  table(
    [
      "place",
      "catalogue",
      "dies",
      "deaths",
      "pushes",
      "kept",
      "gone at WeChat",
      "**lost**",
      "replies",
      "sent",
      "unconfirmed",
      "failed, refused",
      "well again within",
      "**violations**",
    ],
    lines.map(({ point, death, cases, unreached, pushes, replies, slowestMs, violations }) => [
      `\`${point}\``,
      death === "PostgreSQL" ? `${killPoints[point].ids} F9` : killPoints[point].ids,
      death,
      `${cases - unreached} of ${cases}`,
      String(pushes.all),
      String(pushes.kept),
      String(pushes.goneAtWechat),
      String(pushes.lost),
      String(replies.all),
      String(replies.sent),
      String(replies.unconfirmed),
      String(replies.others),
      `${(slowestMs / 1_000).toFixed(1)} s`,
      String(violations),
    ]),
  );

export function killPointSection(lines: readonly KillPointLine[]): string {
  const sum = (of: (line: KillPointLine) => number): number => lines.reduce((all, line) => all + of(line), 0);
  const deaths = sum(({ cases, unreached }) => cases - unreached);
  const days = new Intl.ListFormat("en").format([...new Set(lines.map(({ date }) => date))].sort());
  return `Written by \`npx --yes pnpm@12.21.0 chaos --kill-points\`, ${days}: ${deaths} deaths in
${Math.round(sum(({ seconds }) => seconds) / 60)} minutes, **${sum(({ violations }) => violations)} violations.**

At each named place of the server ([base/failpoint.ts](../../apps/realtime/src/base/failpoint.ts)) one process dies: the server kills itself,
or all processes of its PostgreSQL are killed while the server stands still in that line. Then everything is started again and the
campaign's checker runs. _Gone at WeChat_ are pushes that nobody had acknowledged when WeChat gave up (F5). \`--only PATTERN\` runs some
lines, and \`--seeds N\` fewer than fifty deaths of each. \`chaos/test/kill-points.test.ts\` runs one death of each kind.

${killPointTable(lines)}
`;
}
