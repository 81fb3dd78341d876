import type { AgentId } from "@jieru/shared/domain/ids";
import { type ClientError, clientError } from "@jieru/shared/protocol/client-errors";
import { expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { createClientErrorLog } from "../../src/client-errors/routes.ts";

const failure: ClientError = {
  code: "3F09AC",
  kind: "render",
  name: "TypeError",
  release: "index-Bx3.js",
  route: "/a/$accountId",
  frames: ["desk-Dh3.js:1:904"],
  components: [],
};
const agentId = "lin" as AgentId;

function openLog() {
  const lines: Record<string, unknown>[] = [];
  let now = 0;
  const log = createLogger({ logLevel: "warn" }, { write: (line) => void lines.push(JSON.parse(line)) });
  const write = createClientErrorLog({ log, clock: { now: () => now } });
  const elapse = (ms: number) => {
    now += ms;
  };
  return { lines, write, elapse };
}

it("[TR17] a line contains the agent's code, the report and its author", () => {
  const { lines, write } = openLog();
  write(failure, agentId);
  const { code, ...rest } = failure;
  expect(lines).toEqual([
    expect.objectContaining({ clientError: code, ...rest, agentId, msg: "a console reported an error" }),
  ]);
});

it("[TR17] [N32] writes 30 lines a minute for all consoles, then the number left out", () => {
  const { lines, write, elapse } = openLog();
  for (let i = 0; i < 1_000; i++) write(failure, `agent-${i}` as AgentId);
  expect(lines).toHaveLength(30);
  elapse(60_000);
  write(failure, agentId);
  write(failure, agentId);
  expect(lines.slice(30).map(({ leftOut }) => leftOut)).toEqual([970, undefined]);
});

it.each<[field: keyof ClientError, value: unknown]>([
  ["code", "3F09AC\n"],
  ["code", '3F09AC","level":60'],
  ["name", "陈老板"],
  ["name", "x".repeat(41)],
  ["kind", "other"],
  ["release", "../../etc/passwd"],
  ["route", "/a/acc?q=13800001234"],
  ["route", `/${"a".repeat(200)}`],
  ["frames", ["desk-Dh3.js:1:904\n{}"]],
  ["frames", Array(11).fill("desk-Dh3.js:1:904")],
  ["frames", [{ file: "desk" }]],
  ["components", "desk-Dh3.js:1:904"],
  ["components", [`${"x".repeat(90)}:1:1`]],
])("[TR17] [N32] takes nothing but closed forms: %s %j", (field, value) => {
  expect(clientError.safeParse({ ...failure, [field]: value }).success).toBe(false);
});
