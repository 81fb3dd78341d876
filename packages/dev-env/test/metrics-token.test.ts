import { readConfig } from "@jieru/realtime/base/config";
import { createLogger } from "@jieru/realtime/base/logger";
import { startServer } from "@jieru/realtime/start";
import { expect, it } from "vitest";
import { bareEnvironment } from "./bare-environment.ts";
import { request } from "./console.ts";
import { createTestDatabase } from "./test-database.ts";

it("[DE12] another machine can read metrics only with the token, and short tokens are refused", async () => {
  const database = await createTestDatabase();
  const token = "a-word-that-is-long-enough-for-a-token";
  const env = await bareEnvironment(database.databaseUrl);
  expect(() => readConfig({ ...env, METRICS_TOKEN: "short" })).toThrow("METRICS_TOKEN: ");
  const config = readConfig({ ...env, METRICS_TOKEN: token });
  const server = await startServer({ config, log: createLogger(config) });
  const elsewhere = { "x-forwarded-for": "203.0.113.9" };
  const ask = async (authorization: string, from: Record<string, string> = elsewhere) =>
    (await request(`${server.url}/metrics`, "GET", undefined, { ...from, authorization })).status;
  expect([await ask(`Bearer ${token}`), await ask(`bearer ${token}`), await ask("", {})]).toEqual([
    200, 200, 200,
  ]);
  for (const wrong of [
    "",
    "Bearer ",
    `Bearer ${token}x`,
    `Basic ${token}`,
    token,
    `Bearer ${token.slice(1)}`,
  ])
    expect([wrong, await ask(wrong)]).toEqual([wrong, 404]);
  await server.stop();
  await database.drop();
});
