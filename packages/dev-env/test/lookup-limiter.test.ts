/** [DE16] Tests thousands of invented credentials next to signed-in agents. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import type { Console } from "./console.ts";
import { openFlood } from "./flood.ts";
import { deadline, lin, openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
let agent: Console;
beforeAll(async () => {
  house = await openTestServer();
  agent = await house.consoleOf(lin);
});
afterAll(() => house.stop());

const secret = () => randomBytes(32).toString("hex");
const ask = (what: string, ...headers: string[]) =>
  [`${what} HTTP/1.1`, "Host: desk", ...headers, "", ""].join("\r\n");

it.each([
  ["session cookies", () => ask("GET /api/me", `Cookie: jieru_session=${secret()}`)],
  [
    "API keys",
    () =>
      ask(
        `PUT /api/accounts/${house.accountId}/customers/o9Ag05nobody/attributes`,
        `Authorization: Bearer jieru_${secret()}`,
        "Content-Length: 0",
      ),
  ],
  ["invitations", () => ask(`GET /api/invitations/${secret()}`)],
  [
    "scans",
    () => ask(`GET /auth/wechat/callback?code=a&state=${secret()}`, `Cookie: jieru_browser=${secret()}`),
  ],
  ["questions whether it is ready", () => ask("GET /readyz")],
  [
    "pushes for mini programs that are nobody's",
    () => ask(`POST /wechat/wx${secret().slice(0, 16)}?signature=a&timestamp=1&nonce=b`, "Content-Length: 0"),
  ],
])("[DE16] agents read as before while 40 connections bring %s", async (_, request) => {
  const flood = await openFlood(house.url, 40, request);
  onTestFinished(flood.stop);
  await expect.poll(flood.answered, deadline).toBeGreaterThan(400);
  const statuses = new Set<number>();
  for (let i = 0; i < 5; i++)
    for (const path of ["/api/me", `/api/accounts/${house.accountId}/snapshot`])
      statuses.add((await agent.get(path)).status);
  expect([...statuses]).toEqual([200]);
});
