import { afterAll, beforeAll, expect, it } from "vitest";
import type { Console } from "./console.ts";
import { lin, openTestServer, type TestServer, xu } from "./test-server.ts";

let house: TestServer;
let [agent, colleague]: Console[] = [];

beforeAll(async () => {
  house = await openTestServer();
  agent = await house.consoleOf(lin);
  colleague = await house.consoleOf(xu);
});
afterAll(() => house.stop());

const failure = {
  code: "3F09AC",
  kind: "render",
  name: "TypeError",
  release: "index-Bx3.js",
  route: "/a/$accountId/_inbox/s/$sessionId",
  frames: ["desk-Dh3.js:1:904"],
  components: ["conversation-Cs_7.js:1:99"],
};
const report = (from: Console | undefined, body: unknown) =>
  (from as Console).post("/api/client-errors", body);
const lines = (what: string) =>
  house.logged.map((line): Record<string, unknown> => JSON.parse(line)).filter((line) => what in line);
const nextMinute = () => house.clock.advance(60_000);

it("[TR17] a report is one line of the log, with the code that the agent sees", async () => {
  nextMinute();
  expect((await report(agent, failure)).status).toBe(204);
  const { code, ...rest } = failure;
  expect(lines("clientError")).toEqual([
    expect.objectContaining({ clientError: code, ...rest, agentId: agent?.agentId }),
  ]);
});

it("[TR17] [N32] hostile reports write no line and no text of theirs to the log", async () => {
  nextMinute();
  const before = lines("clientError").length;
  const forged = '\n{"level":60,"security":"N1","msg":"forged"}';
  const hostile = [
    ...Object.keys(failure).flatMap((field) =>
      [forged, "forged".repeat(100), 7, null, {}, [forged]].map((value) => ({ ...failure, [field]: value })),
    ),
    [],
    {},
  ];
  for (const body of hostile) {
    // Each agent has a limit of reports per minute.
    nextMinute();
    expect([JSON.stringify(body), (await report(agent, body)).status]).toEqual([JSON.stringify(body), 400]);
  }
  nextMinute();
  expect((await report(agent, { ...failure, frames: "forged".repeat(1_000) })).status).toBe(413);
  expect((await report(agent, { ...failure, message: "forged" })).status).toBe(204);
  expect(lines("clientError")).toHaveLength(before + 1);
  expect(house.logged.join("")).not.toContain("forged");
});

it("[TR17] [N40] the server accepts ten reports a minute per agent, across all tabs", async () => {
  nextMinute();
  const tab = await house.consoleOf(lin);
  const statuses: number[] = [];
  for (let i = 0; i < 12; i++) statuses.push((await report(i % 2 ? tab : agent, failure)).status);
  expect(statuses).toEqual([...Array<number>(10).fill(204), 429, 429]);
  expect((await report(colleague, failure)).status).toBe(204);
  expect(lines("security")).toContainEqual(
    expect.objectContaining({ security: "N40", at: "POST /api/client-errors", agentId: agent?.agentId }),
  );
});
