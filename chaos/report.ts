/** What `docs/about/reliability.md` says about the last campaign. */
import type { CampaignResult } from "./campaign.ts";
import { total } from "./check/total.ts";
import { countOf } from "./check/violation.ts";
import { coverageOf, coverageTable, timesStruck } from "./coverage.ts";
import { table } from "./table.ts";

/** A campaign and how it was run. */
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

/** Pushes, replies and times, one column for each stage. */
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

/** The page's text about a campaign. */
export function reliabilityPage({ seed, command, date, results }: Occasion): string {
  const violations = results.flatMap((result) => result.violations);
  return `# Reliability

Written by the last fault campaign: ${date}, seed ${seed}. **${violations.length} violations.**

\`\`\`sh
${command}
\`\`\`

Customers write and agents answer in words and pictures, pass on, write notes, have themselves reminded and end, by HTTP and socket, against real servers with real PostgreSQL, while
processes are killed, frozen and restarted, connections blackholed, cut and slowed, WeChat answers nonsense, and clocks are
wrong. What goes wrong when is decided by the seed; what the machine does in between is its own. When all is quiet again, a
checker compares what WeChat's ledger says with the database and with what every console shows:

- what was acknowledged is kept, said once in its conversation, and counted as unread until somebody reads it, also where two mini
  programs share servers and transactions; a picture is its customer's own, pixel by pixel (P1, P2);
- once nothing is wrong any more, every push is taken and every press of “send” answered (P11, P7);
- what was answered before another was sent stands before it; the log has no holes; an agent reads all that was said in a
  conversation, in its order, and replies leave in it (P3);
- a session has one owner at a time, every reply was taken from the owner of its moment, and left under that ownership (P4);
- after a call that may have arrived, the machine makes no other (P5); what WeChat delivered is \`sent\` or \`unconfirmed\`,
  what failed it never had (P6); every reply has come to its end, what was on its way within a minute of the last fault, and every picture was fetched (P2, P7);
- what agents wrote for each other, a note, a remark at a transfer or what a session was about, stands once in its session, and none
  of it went to WeChat; a reply says, or shows, to its customer what was pressed (P5, NO4, NO5, DI6, WU2);
- a reminder stays as it was set through every change of its session until its owner has been told, once; two days later whatever has one
  is still there, and whatever has none has ended by itself (RM1 to RM5);
- every console equals a fresh load, which shows what the rows say; no frame left out what its agent's lists show, told of another's, told
  anything twice, or in other words than the rows have (P3, P8); no server ended by itself (P11).

The checker is tested with doctored histories, one for each kind of lie (\`chaos/test/check.test.ts\`, \`check-shown.test.ts\`, \`check-words.test.ts\`); and a server changed to
answer pushes before they are committed, and to send again what nobody confirmed, was found out on both counts within a minute.
So was a feed that joined what its server had committed over what the other server wrote in between, once the log was read
slowly on purpose: \`chaos --stage two --only "log read slowly" --faults 4 --pushes 1500 --replies 100 --seed 7 --draft\`.
So were ten servers, each with one line changed: frames without every fortieth event for supervisors, with one twice, or backwards; replies that leave after
their session has changed hands, in no order, or again after no answer; a picture in negative, a text without its last letter, an end that is
answered and not done, and a round that keeps the pushes of one mini program alone.
A shorter campaign is part of \`pnpm test:slow\` (\`chaos/test/smoke.test.ts\`).

## The last campaign

${resultTable(results)}

Convergence counts from the end of a fault, the start of a killed server included, until every console had caught up. It and the time
of an answer are shown, and not judged by the 3 to 5 s of P8 and P10, since two faults at a time overlap: a violation is a console that has not
caught up after two minutes.

## What went wrong on purpose

${faultTable(results)}

## The fault catalogue

${coverageTable(coverageOf(timesStruck(results.flatMap((result) => result.struck))))}
`;
}

/** Every broken promise, one line each. */
/** How many violations there are of each promise and kind, the most first. */
export const violationCounts = (results: readonly CampaignResult[]): string[] => {
  const kinds = results.flatMap(({ violations }) => violations.map((v) => `${v.promise} ${v.kind}`));
  return [...countOf(kinds)].toSorted(([, a], [, b]) => b - a).map(([kind, count]) => `${count} × ${kind}`);
};

export const violationLines = (results: readonly CampaignResult[]): string[] =>
  results.flatMap(({ kind, violations }) =>
    violations.map(({ promise, kind: what, about }) => `${kind}: ${promise} ${what}: ${about}`),
  );
