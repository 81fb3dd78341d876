/** [N48] Tests the production server: it contains nothing made for tests and lets in only invited people. */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { readConfig } from "@jieru/realtime/base/config";
import { createLogger } from "@jieru/realtime/base/logger";
import { type RunningServer, startServer } from "@jieru/realtime/start";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bareEnvironment } from "./bare-environment.ts";
import { table } from "./rights-table.ts";
import { listRoutes } from "./route-list.ts";
import { createTestDatabase } from "./test-database.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let server: RunningServer;
beforeAll(async () => {
  database = await createTestDatabase();
  const config = readConfig(await bareEnvironment(database.databaseUrl));
  server = await startServer({ config, log: createLogger(config) });
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

it("[N48] a fresh installation has no account, no agent and no session", async () => {
  for (const name of ["accounts", "agents", "bindings", "web_sessions", "invitations"]) {
    const { rows } = await server.context.pool.query(`select count(*)::int as count from ${name}`);
    expect([name, rows[0].count]).toEqual([name, 0]);
  }
});

it("[N48] the server has no route outside the rights table", () => {
  const known = new Set(table.map(({ route }) => route));
  expect(listRoutes(server.app.fastify).filter((route) => !known.has(route))).toEqual([]);
  expect(
    [...known].filter(
      (route) =>
        /test|debug|simulat|fail/i.test(route) && !/\/(connection|webhooks\/:webhookId)\/test$/.test(route),
    ),
  ).toEqual([]);
});

const root = path.resolve(import.meta.dirname, "../../..");
const sources = (pattern: string) =>
  globSync(pattern, { cwd: root }).map((file) => ({
    file,
    text: readFileSync(path.join(root, file), "utf8"),
  }));

it("[N48] production code imports nothing from the simulator, the demo or the tests", () => {
  for (const { file, text } of sources(
    "{apps/realtime,packages/{embedded-postgres,shared,wechat}}/src/**/*.ts",
  )) {
    const taken = [...text.matchAll(/from "([^"]+)"/g)].map(([, from = ""]) => from);
    expect([file, taken.filter((from) => /simulator|dev-env|vitest|\/test\//.test(from))]).toEqual([
      file,
      [],
    ]);
  }
});

it("[N45] the console listens to no messages of other windows, and sends none", () => {
  for (const { file, text } of sources("apps/console/src/**/*.{ts,tsx}"))
    expect([file, /addEventListener\(\s*"message"|\.onmessage|\bpostMessage\(/.test(text)]).toEqual([
      file,
      false,
    ]);
});
