import type { CampaignResult } from "./campaign.ts";
import { total } from "./check/total.ts";
import { countOf } from "./check/violation.ts";
import { coverageOf, coverageTable, timesStruck } from "./coverage.ts";
import { table } from "./table.ts";

export interface Occasion {
  seed: number;
  command: string;
  date: string;
  results: readonly CampaignResult[];
}

const stages = { one: "one server, its PostgreSQL inside", two: "two servers, one PostgreSQL" } as const;

const grouped = (n: number): string => n.toLocaleString("en");

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function resultTable(results: readonly CampaignResult[]): string {
  const row = (what: string, of: (result: CampaignResult) => number | string): string[] => [
    what,
    ...results.map((result) => {
      const value = of(result);
      return typeof value === "number" ? grouped(value) : value;
    }),
  ];
  return table(
    ["", ...results.map(({ kind }) => stages[kind])],
    [
      row("pushes", ({ pushes }) => total(pushes)),
      row("acknowledged and kept", ({ pushes }) => pushes.ok),
      row("kept, though WeChat never heard so", ({ pushes }) => pushes.keptUnacknowledged),
      row("never acknowledged, gone at WeChat (F5)", ({ pushes }) => pushes.goneAtWechat),
      row("**acknowledged and lost**", ({ pushes }) => pushes.lost),
      row("pushes to another mini program on the same servers", ({ pushesAside }) => total(pushesAside)),
      row("presses of “send”", ({ replies }) => total(replies)),
      row("sent", ({ replies }) => replies.sent),
      row("failed, with a reason", ({ replies }) => replies.failed),
      row("unconfirmed", ({ replies }) => replies.unconfirmed),
      row("refused", ({ replies }) => replies.refused),
      row("never taken, and the console knows", ({ replies }) => replies.neverTaken),
      row("greetings, auto-replies, questions", ({ saidByItself: { greetings, autoReplies, questions } }) =>
        [greetings, autoReplies, questions].map(grouped).join(", "),
      ),
      row("of what was sent, pictures", ({ words }) => words.pictures),
      row("notes, remarks, topics and reminders taken", ({ words: { note, remark, topic, reminder } }) =>
        [note, remark, topic, reminder].map(grouped).join(", "),
      ),
      row("reminders told", ({ words }) => words.told),
      row("faults", ({ struck }) => struck.length),
      row("starts of a server", ({ starts }) => starts),
      row("slowest convergence", ({ struck }) => {
        const slowest = struck.map(({ recoveredMs }) => recoveredMs ?? Number.POSITIVE_INFINITY);
        return `${(Math.max(...slowest, 0) / 1_000).toFixed(1)} s`;
      }),
      row("push answered within", ({ ackMs }) => {
        const sorted = [...ackMs].sort((a, b) => a - b);
        const [p50, p99, slowest] = [quantile(sorted, 0.5), quantile(sorted, 0.99), quantile(sorted, 1)];
        return `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`;
      }),
      row("what was on its way had settled, by WeChat's clock", ({ settledAfterMs: ms }) =>
        ms === null ? "never" : `${(ms / 1_000).toFixed(0)} s after the last fault`,
      ),
      row("conversations read by their agents at the end", ({ pagesRead }) => pagesRead),
      row("pictures downloaded at the end", ({ picturesSeen }) => picturesSeen),
      row("seconds of load", ({ seconds }) => Math.round(seconds)),
      row("**violations**", ({ violations }) => violations.length),
    ],
  );
}

function faultTable(results: readonly CampaignResult[]): string {
  const struck = results.flatMap((result) => result.struck);
  const byName = Map.groupBy(struck, ({ fault }) => fault.name);
  const rows = [...byName].map(([name, times]) => {
    const recovered = times.map(({ recoveredMs }) => recoveredMs ?? Number.POSITIVE_INFINITY);
    const slowest = Math.max(...recovered);
    return [
      name,
      times[0]?.fault.ids ?? "",
      String(times.length),
      slowest > 0 ? `${(slowest / 1_000).toFixed(1)} s` : "",
    ];
  });
  return table(
    ["fault", "catalogue", "times", "slowest convergence"],
    rows.sort((a, b) => (a[0] as string).localeCompare(b[0] as string)),
  );
}

export function reliabilityPage({ seed, command, date, results }: Occasion): string {
  const violations = results.flatMap((result) => result.violations);
  return `# Reliability

Written by the last fault campaign: ${date}, seed ${seed}. **${violations.length} violations.**

\`\`\`sh
${command}
\`\`\`

Simulated customers write and agents answer over HTTP and sockets, against real servers with a real PostgreSQL. Meanwhile the campaign kills,
freezes and restarts processes, cuts and slows connections, lets WeChat answer nonsense and moves clocks. The seed decides which fault
strikes when. After the last fault a checker compares WeChat's ledger with the database and with every console:

- Every acknowledged push is kept once, in order, and counts as unread until an agent reads it (P1 to P3).
- A session has one owner at a time. Every reply was accepted from the owner of its moment (P4).
- No machine repeats a call to WeChat that may have arrived (P5).
- Every reply ends as sent, failed or unconfirmed, as WeChat's ledger says (P6, P7).
- Notes, transfer notes, topics and reminders are stored once and never reach WeChat.
- Every console equals a fresh load, and no frame was missed, doubled or shown to the wrong agent (P3, P8).
- No server ended by itself (P11).

The checker itself is tested with doctored histories (\`chaos/test/check.test.ts\`, \`check-shown.test.ts\`, \`check-words.test.ts\`). It also
found each of eleven servers that were changed on purpose, such as one that acknowledges pushes before the commit. \`pnpm test:slow\` runs a
shorter campaign (\`chaos/test/smoke.test.ts\`).

## The last campaign

${resultTable(results)}

Convergence is the time from the end of a fault until every console has caught up, restarts of servers included. Faults overlap, so the
limits of P8 and P10 are not applied here. A console that has not caught up after two minutes is a violation.

## What went wrong on purpose

${faultTable(results)}

## The fault catalogue

${coverageTable(coverageOf(timesStruck(results.flatMap((result) => result.struck))))}
`;
}

export const violationCounts = (results: readonly CampaignResult[]): string[] => {
  const kinds = results.flatMap(({ violations }) => violations.map((v) => `${v.promise} ${v.kind}`));
  return [...countOf(kinds)].toSorted(([, a], [, b]) => b - a).map(([kind, count]) => `${count} × ${kind}`);
};

export const violationLines = (results: readonly CampaignResult[]): string[] =>
  results.flatMap(({ kind, violations }) =>
    violations.map(({ promise, kind: what, about }) => `${kind}: ${promise} ${what}: ${about}`),
  );
