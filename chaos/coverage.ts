/** Evidence for each row of the fault catalogue: faults of this campaign, and tests whose titles name it. */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { repository } from "../scripts/command.ts";
import type { Struck } from "./injector.ts";
import { table } from "./table.ts";

/** Rows, with a remark if part of one has no evidence, or if its tests do not name it. */
const catalogue: [id: string, fault: string, remark?: string][] = [
  ["F1", "die before a push is stored"],
  ["F2", "die after commit, before the answer"],
  ["F3", "die before or amid the fan-out"],
  ["F4", "die in what follows a push: image job, greeting"],
  [
    "F5",
    "every retry of WeChat's fails",
    "such pushes are counted; that the gap is drawn (PU8) is not looked at here",
  ],
  ["F6", "die around the commit of a reply"],
  ["F7", "die around the call to WeChat"],
  ["F8", "die after `sent`, before it is told"],
  ["F9", "PostgreSQL restarts, dies, loses a backend"],
  ["F10", "PostgreSQL stands still"],
  ["F11", "PostgreSQL is slow"],
  ["F12", "data disk full", "in the campaign where root may mount"],
  ["F13", "WAL disk full", "in the campaign where root may mount"],
  ["F14", "connections terminated, rows locked"],
  ["F15", "notifications between servers lost", "there is no Redis"],
  ["F16", "console offline, cleanly", "the campaign's for seconds; some more in `e2e/restart.spec.ts`"],
  ["F17", "half-open connection", "what the screen says of it is not looked at here"],
  ["F18", "laptop asleep", "in the campaign as a jump of every clock"],
  ["F19", "flapping and slow network", "without packet loss"],
  ["F20", "websocket upgrade stripped"],
  ["F21", "a console that does not read", "throttled by the campaign, cut by the tests"],
  ["F22", "each push several times, in parallel, at two servers"],
  ["F23", "retries after newer messages, reordered pushes"],
  ["F24", "different messages of one second"],
  ["F25", "one MsgId, other content"],
  ["F26", "clocks that are wrong, or jump"],
  ["F27", "commits out of the order of their numbers", "the campaign's log has no holes"],
  ["F28", "WeChat answers errors and nonsense"],
  ["F29", "WeChat hangs, drips"],
  ["F30", "WeChat resets the connection"],
  ["F31", "token revoked, two refresh at once"],
  ["F32", "WeChat not reachable, address not listed"],
  ["F33", "many take one session", "also every pick-up of the campaign, and `bench race`"],
  [
    "F34",
    "transfer, end, timeout and message at once",
    "`apps/realtime/test/desk/random-actions.ts`, and the campaign's agents",
  ],
  ["F35", "double click, two tabs", "also the campaign's agents"],
  ["F36", "agent removed while connected"],
  ["F37", "rolling restart", "with six consoles in the campaign, with a hundred in the test"],
  [
    "F38",
    "everybody comes back at once",
    "with six consoles in the campaign, with a hundred in the test, with a thousand in `bench storm`",
  ],
  [
    "F39",
    "200 pushes a second, for long",
    "a thousand pushes at once in the test; the campaign's load, with faults; `bench` without",
  ],
  ["F40", "broken and hostile images"],
  [
    "F41",
    "very long lists",
    "`bench` by `crowded`, `scroll` and `search`; `apps/realtime/test/lane/plans.test.ts` asks the planner",
  ],
  ["F42", "exception in a handler, heap at its limit"],
  [
    "F43",
    "log disk full",
    "a log that nobody reads, one on a full disk, and one that may not grow until it may again",
  ],
  ["F44", "migration under load"],
];

export const timesStruck =
  (struck: readonly Struck[]) =>
  (id: string): number =>
    struck.filter(({ fault }) => fault.ids.split(" ").includes(id)).length;

export const coverageTable = (rows: string[][]): string => table(["", "fault", "proved by"], rows);

export function coverageOf(timesOf: (id: string) => number): string[][] {
  const named = findNamed();
  return catalogue.map(([id, fault, remark]) => {
    const times = timesOf(id);
    const files = named.get(id) ?? [];
    const proofs = [
      ...(times > 0 ? [`campaign, ${times} times`] : []),
      ...files.map((file) => `\`${file}\``),
    ];
    const nothing = proofs.length === 0 && !remark ? ["**not covered**"] : proofs;
    return [id, fault, [...nothing, ...(remark ? [remark] : [])].join("; ")];
  });
}

function findNamed(): Map<string, string[]> {
  const exclude = (name: string) => path.basename(name) === "node_modules";
  const files = globSync("{apps,packages}/**/*.test.{ts,tsx}", { cwd: repository, exclude }).sort();
  const named = new Map<string, string[]>();
  for (const file of [...files, ...globSync("e2e/*.spec.ts", { cwd: repository })]) {
    const text = readFileSync(path.join(repository, file), "utf8");
    for (const id of new Set([...text.matchAll(/\[(F\d+)\]/g)].map((match) => match[1] as string)))
      named.set(id, [...(named.get(id) ?? []), file]);
  }
  return named;
}
