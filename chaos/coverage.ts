/** Which row of the fault catalogue is proved where. `campaign` means: by faults of this folder, judged by its checker. */
export interface Coverage {
  id: string;
  fault: string;
  where: string;
}

const tests = "packages/dev-env/test";
const realtime = "apps/realtime/test";

export const coverage: Coverage[] = [
  { id: "F1", fault: "die before a push is stored", where: "campaign" },
  { id: "F2", fault: "die after commit, before the answer", where: `campaign; ${tests}/faults.test.ts` },
  { id: "F3", fault: "die before or amid the fan-out", where: "campaign" },
  { id: "F4", fault: "die in the image job", where: `campaign; ${realtime}/media/jobs.test.ts` },
  {
    id: "F5",
    fault: "every retry of WeChat's fails",
    where: "campaign counts what is gone; the console does not show the gap",
  },
  { id: "F6", fault: "die around the commit of a reply", where: "campaign" },
  { id: "F7", fault: "die around the call to WeChat", where: "campaign" },
  { id: "F8", fault: "die after `sent`, before it is told", where: "campaign" },
  {
    id: "F9",
    fault: "PostgreSQL restarts, dies, loses a backend",
    where: `campaign; ${realtime}/embedded-postgres.test.ts`,
  },
  { id: "F10", fault: "PostgreSQL stands still", where: "campaign; e2e/restart.spec.ts" },
  { id: "F11", fault: "PostgreSQL is slow", where: "campaign" },
  {
    id: "F12",
    fault: "data disk full",
    where: "campaign, where root may mount; the banner is not looked at",
  },
  { id: "F13", fault: "WAL disk full", where: "campaign, where root may mount" },
  {
    id: "F14",
    fault: "connections terminated, rows locked",
    where: `campaign; ${realtime}/lane/lane.test.ts`,
  },
  { id: "F15", fault: "Redis lost", where: "not covered: Redis carries only who looks and who types" },
  { id: "F16", fault: "console offline, cleanly", where: "campaign (seconds); e2e/restart.spec.ts" },
  {
    id: "F17",
    fault: "half-open connection",
    where: "campaign; what the console says of it is not looked at",
  },
  { id: "F18", fault: "laptop asleep", where: "clock jumps in the campaign; no frozen browser" },
  { id: "F19", fault: "flapping, slow network", where: "campaign, without packet loss" },
  { id: "F20", fault: "websocket upgrade stripped", where: "not covered" },
  {
    id: "F21",
    fault: "a console that does not read",
    where: `throttled in the campaign; ${tests}/socket.test.ts`,
  },
  {
    id: "F22",
    fault: "each push several times, in parallel, at two servers",
    where: `campaign; ${tests}/nodes.test.ts`,
  },
  {
    id: "F23",
    fault: "retries after newer messages, reordered pushes",
    where: `campaign; ${tests}/faults.test.ts`,
  },
  { id: "F24", fault: "different messages of one second", where: `campaign; ${tests}/faults.test.ts` },
  { id: "F25", fault: "one MsgId, other content", where: `${tests}/faults.test.ts` },
  { id: "F26", fault: "clocks that are wrong, or jump", where: "campaign" },
  {
    id: "F27",
    fault: "commits out of order",
    where: `${realtime}/lane/ownership.test.ts; holes in the campaign's log`,
  },
  { id: "F28", fault: "WeChat answers errors and nonsense", where: `campaign; ${tests}/faults.test.ts` },
  {
    id: "F29",
    fault: "WeChat hangs, drips",
    where: "campaign; packages/wechat/test/unknown-outcome.test.ts",
  },
  { id: "F30", fault: "WeChat resets the connection", where: `campaign; ${tests}/faults.test.ts` },
  {
    id: "F31",
    fault: "token revoked, two refresh at once",
    where: "campaign; packages/wechat/test/token.test.ts",
  },
  {
    id: "F32",
    fault: "WeChat not reachable, address not listed",
    where: `campaign; ${tests}/faults.test.ts`,
  },
  {
    id: "F33",
    fault: "many take one session",
    where: `${tests}/nodes.test.ts; e2e/race.spec.ts; claims in the campaign`,
  },
  {
    id: "F34",
    fault: "transfer, end, timeout and message at once",
    where: `${realtime}/desk/random-deeds.ts; campaign`,
  },
  { id: "F35", fault: "double click, two tabs", where: `campaign; ${tests}/faults.test.ts` },
  { id: "F36", fault: "agent removed while connected", where: `${tests}/rights-change.test.ts` },
  {
    id: "F37",
    fault: "rolling restart",
    where: `campaign (six consoles); ${tests}/drain.test.ts, stop.test.ts`,
  },
  { id: "F38", fault: "everybody comes back at once", where: "campaign (six consoles); not at a thousand" },
  { id: "F39", fault: "200 pushes a second, for long", where: "campaign, with faults; bench without" },
  { id: "F40", fault: "broken and hostile images", where: `${realtime}/media/inbound.test.ts` },
  { id: "F41", fault: "very long lists", where: `${realtime}/lane/plans.test.ts asks the planner only` },
  {
    id: "F42",
    fault: "exception in a handler",
    where: `campaign; ${tests}/drain.test.ts; heap limit not covered`,
  },
  { id: "F43", fault: "log disk full", where: `a log nobody reads: ${tests}/drain.test.ts; no full disk` },
  { id: "F44", fault: "migration under load", where: `not covered` },
];
