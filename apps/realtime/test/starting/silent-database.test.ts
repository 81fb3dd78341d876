/**
 * A start while the database accepts connections but does not answer, as on an overloaded machine.
 *
 * @module-tag slow
 */
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { sentenceOf } from "../../src/base/cannot-start.ts";
import { readConfig } from "../../src/base/config.ts";
import { createLogger } from "../../src/base/logger.ts";
import { type StartOptions, startServer } from "../../src/start.ts";
import { type DatabaseProxy, openDatabaseProxy } from "../lane/database-proxy.ts";
import { external, Home } from "./home.ts";

let home: Home;
let proxy: DatabaseProxy;
beforeAll(async () => {
  home = await Home.open();
});
afterAll(() => home.close());
beforeEach(async () => {
  home.makeDataDir();
  proxy = await openDatabaseProxy(home.database);
});
afterEach(() => proxy.close());

const begunAnew = "which is repeated";
let output = "";
beforeEach(() => {
  output = "";
});

function start(options: Partial<StartOptions> = {}, port = 0) {
  const { user, database, port: ofWay } = proxy.connection;
  const env = external(`postgres://${user}@127.0.0.1:${ofWay}/${database}`);
  const config = readConfig({ ...home.given(), ...env, PORT: String(port), LOG_LEVEL: "warn" });
  const write = (line: string): void => {
    output += line;
  };
  const log = createLogger(config, { write });
  return startServer({ config, log, ...options });
}

const beginsAnew = () => expect.poll(() => output, { timeout: 20_000 }).toContain(begunAnew);

it("[SU9] no answer at first makes the start begin again and succeed", async () => {
  proxy.hang();
  const starting = start();
  await beginsAnew();
  proxy.rise();
  const { url, stop } = await starting;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  await stop();
});

it("[SU9] a slow last step ends everything begun, including the port, and begins again", async () => {
  const first = await start();
  const port = Number(new URL(first.url).port);
  await first.stop();
  const other = new pg.Client(home.database.connection); // not of the pool, whose idle transactions end
  await other.connect();
  await other.query("begin");
  await other.query("lock table push_door in access exclusive mode");
  const starting = start({}, port);
  await beginsAnew();
  await other.end();
  const { url, stop } = await starting;
  expect(url).toBe(first.url);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  await stop();
});

it("[SU9] a database that stays silent ends the start as unreachable", async () => {
  proxy.hang();
  const ended = await start({ patienceMs: 0 }).catch(sentenceOf);
  expect(ended).toMatch(/^The database at DATABASE_URL cannot be reached: /);
  expect(output).not.toContain(begunAnew);
});

it("[SU9] a database that closes every connection ends the start at once", async () => {
  proxy.die();
  const ended = await start().catch(sentenceOf);
  expect(ended).toMatch(/^The database at DATABASE_URL cannot be reached: /);
  expect(proxy.refusedConnections()).toBe(1);
});

it("[SU2] [SU9] a stop during the silence begins no more attempts", async () => {
  proxy.hang();
  const givenUp = new AbortController();
  const starting = start({ signal: givenUp.signal });
  await beginsAnew();
  givenUp.abort();
  await expect(starting).rejects.toThrow("aborted");
});
