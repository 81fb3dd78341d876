/**
 * A start while the database hears everything and says nothing, as on a machine that has no processor left for it.
 *
 * @module-tag slow
 */
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { sentenceOf } from "../../src/base/cannot-start.ts";
import { readConfig } from "../../src/base/config.ts";
import { createLogger } from "../../src/base/logger.ts";
import { type StartOptions, startServer } from "../../src/start.ts";
import { openWay, type Way } from "../lane/way.ts";
import { external, Home } from "./home.ts";

let home: Home;
let way: Way;
beforeAll(async () => {
  home = await Home.open();
});
afterAll(() => home.close());
beforeEach(async () => {
  home.makeDataDir();
  way = await openWay(home.database);
});
afterEach(() => way.close());

const begunAnew = "begins anew";
let said = "";
beforeEach(() => {
  said = "";
});

function start(options: Partial<StartOptions> = {}, port = 0) {
  const { user, database, port: ofWay } = way.connection;
  const env = external(`postgres://${user}@127.0.0.1:${ofWay}/${database}`);
  const config = readConfig({ ...home.given(), ...env, PORT: String(port), LOG_LEVEL: "warn" });
  const write = (line: string): void => {
    said += line;
  };
  const log = createLogger(config, { write });
  return startServer({ config, log, ...options });
}

const beginsAnew = () => expect.poll(() => said, { timeout: 20_000 }).toContain(begunAnew);

it("[SU9] it gave no answer at first: the start begins anew, and the server is there", async () => {
  way.hang();
  const starting = start();
  await beginsAnew();
  way.rise();
  const { url, stop } = await starting;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  await stop();
});

it("[SU9] it was too slow for the last step: all that had begun is ended, its port too, and begins anew", async () => {
  const first = await start();
  const port = Number(new URL(first.url).port);
  await first.stop();
  const other = new pg.Client(home.database.connection); // not of the pool, whose transactions end where they are idle
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

it("[SU9] it stayed silent: the start ends with the sentence of a database that cannot be reached", async () => {
  way.hang();
  const ended = await start({ patienceMs: 0 }).catch(sentenceOf);
  expect(ended).toMatch(/^The database at DATABASE_URL cannot be reached: /);
  expect(said).not.toContain(begunAnew);
});

it("[SU9] it ends every connection: no start waits for it", async () => {
  way.die();
  const ended = await start().catch(sentenceOf);
  expect(ended).toMatch(/^The database at DATABASE_URL cannot be reached: /);
  expect(way.askedInVain()).toBe(1);
});

it("[SU2] [SU9] told to stop while it is silent, it begins no more", async () => {
  way.hang();
  const givenUp = new AbortController();
  const starting = start({ signal: givenUp.signal });
  await beginsAnew();
  givenUp.abort();
  await expect(starting).rejects.toThrow("aborted");
});
