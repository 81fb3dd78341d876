import { table } from "../table.ts";
import { killPoints } from "./points.ts";
import type { KillPointLine } from "./record.ts";

/** One line for each failpoint and what died there. */
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

/** The section of the page, from the last run of every line. */
export function killPointSection(lines: readonly KillPointLine[]): string {
  const sum = (of: (line: KillPointLine) => number): number => lines.reduce((all, line) => all + of(line), 0);
  const deaths = sum(({ cases, unreached }) => cases - unreached);
  const days = new Intl.ListFormat("en").format([...new Set(lines.map(({ date }) => date))].sort());
  return `Written by \`npx --yes pnpm@12.21.0 chaos --kill-points\`, ${days}: ${deaths} deaths in
${Math.round(sum(({ seconds }) => seconds) / 60)} minutes of stages, **${sum(({ violations }) => violations)} violations.** \`--only PATTERN\`
runs some of the lines, \`--seeds N\` fewer of each than fifty; what is not run again stays.

Each named place of the server ([base/failpoint.ts](../apps/realtime/src/base/failpoint.ts)) × what dies just there × seeds. The seed says what
customers and agents do and how often the place is passed before. The server gets SIGKILL from itself in that line, and its
PostgreSQL is left behind; or it stands still in that line while every process of its PostgreSQL gets SIGKILL, and then goes on.
Everything is started again as a supervisor does, and the checker of the campaign judges every push, every reply, every owner and
every console after each death. _Gone at WeChat_ are pushes it gave up that nobody had acknowledged (F5). A server changed to answer
pushes before they are committed was found out by the first death at \`push.after_insert\`.

A death costs a start, two to ten seconds, so the tests have room for one of each kind, at places their seed chooses
(\`chaos/test/kill-points.test.ts\`). How long until all is well again counts the starts, on a machine that was busy with other things.

${killPointTable(lines)}
`;
}
