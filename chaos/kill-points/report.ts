import { table } from "../table.ts";
import type { KillPointResult } from "./matrix.ts";
import { killPoints } from "./points.ts";

const sum = (counts: object): number => Object.values(counts).reduce((total, n: number) => total + n, 0);

/** One line for each place and what died there. */
export const killPointTable = (results: readonly KillPointResult[]): string =>
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
    results.map(({ point, death, cases, unreached, pushes, replies, slowestMs, violations }) => [
      `\`${point}\``,
      death === "PostgreSQL" ? `${killPoints[point].ids} F9` : killPoints[point].ids,
      death,
      `${cases - unreached} of ${cases}`,
      String(sum(pushes)),
      String(pushes.ok + pushes.keptUnacknowledged),
      String(pushes.goneAtWechat),
      String(pushes.lost),
      String(sum(replies)),
      String(replies.sent),
      String(replies.unconfirmed),
      String(replies.failed + replies.refused + replies.neverTaken),
      `${(slowestMs / 1_000).toFixed(1)} s`,
      String(violations.length),
    ]),
  );

export interface Matrix {
  results: readonly KillPointResult[];
  /** How many there are when the run is over. */
  lines: number;
  seeds: number;
  minutes: number;
}

/** What the page says of the last run. */
export function killPointSection({ results, lines, seeds, minutes }: Matrix): string {
  const date = new Date().toISOString().slice(0, 10);
  const violations = results.reduce((total, result) => total + result.violations.length, 0);
  const deaths = results.reduce((total, { cases, unreached }) => total + cases - unreached, 0);
  const cut = results.length < lines ? `, cut short after ${results.length} of ${lines} lines` : "";
  return `Written ${date} by a run of ${Math.round(minutes)} minutes${cut}: ${deaths} deaths, **${violations} violations.**

\`\`\`sh
npx --yes pnpm@12.21.0 chaos --kill-points --seeds ${seeds}
\`\`\`

Each named place of the server ([failpoint.ts](../apps/realtime/src/failpoint.ts)) × what dies just there × ${seeds} seeds. The seed says what
customers and agents do and how often the place is passed before. The server gets SIGKILL from itself in that line, and its
PostgreSQL is left behind; or it stands still in that line while every process of its PostgreSQL gets SIGKILL, and then goes on.
Everything is started again as a supervisor does, and the checker of the campaign judges every push, every reply, every owner and
every console after each death. _Gone at WeChat_ are pushes it gave up that nobody had acknowledged (F5).

${killPointTable(results)}
`;
}
