import { execFile, spawnSync } from "node:child_process";
import { once } from "node:events";
import { realpathSync } from "node:fs";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { createMovableClock } from "@jieru/simulator/clock";
import { expect, it, vi } from "vitest";
import { type DevEnvOptions, startDemoSimulator, startDevEnv } from "../src/dev-env.ts";
import { explain, portIn, webhookHostsIn } from "../src/start-errors.ts";
import { host, makeDataDir } from "./test-server.ts";

async function troubleOf(
  options: DevEnvOptions,
  ports = { serverPort: 0, simulatorPort: 0 },
): Promise<string> {
  const env = await startDevEnv({ ...options, ...ports, logLevel: "silent" }).catch(
    (error: unknown) => error,
  );
  if (!(env instanceof Error)) throw new Error("it started");
  return explain(env, ports);
}

it("[SU1] a taken port is reported in one line with the variable that changes it", {
  tags: ["slow"],
}, async () => {
  const dataDir = await makeDataDir();
  const other = createServer().listen(0, host);
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  expect(await troubleOf({ dataDir }, { serverPort: port, simulatorPort: 0 })).toBe(
    `Port ${port} is taken. Stop what uses it, or choose another: PORT=… pnpm start`,
  );
  expect(await troubleOf({ dataDir }, { serverPort: 0, simulatorPort: port })).toBe(
    `Port ${port} is taken. Stop what uses it, or choose another: SIMULATOR_PORT=… pnpm start`,
  );
  const taken = Object.assign(new Error("no"), { code: "EADDRINUSE", port });
  expect(explain(taken, null), "pnpm dev has ports of its own").toBe(
    `Port ${port} is taken. Stop what uses it`,
  );
  other.close();
  await rm(dataDir, { recursive: true });
});

it("[SU1] a data directory in use is reported in one line, and its server runs on", {
  tags: ["slow"],
}, async () => {
  const dataDir = await makeDataDir();
  const first = await startDevEnv({ dataDir, logLevel: "silent" });
  const message = await troubleOf({ dataDir });
  expect(message.split("\n")).toHaveLength(1);
  expect(message).toContain(`in use by another server (process ${process.pid})`);
  expect((await fetch(`${first.server.url}/readyz`)).status).toBe(200);
  await first.stop();
  const again = await startDevEnv({ dataDir, logLevel: "silent" });
  await again.stop();
  await rm(dataDir, { recursive: true });
});

it("[SU1] a data directory that is a file is named in one line", async () => {
  const parent = await makeDataDir();
  const dataDir = path.join(parent, "file");
  await writeFile(dataDir, "");
  const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const message = await troubleOf({ dataDir, keepPhones: true });
  warned.mockRestore();
  expect(message.split("\n")).toHaveLength(1);
  expect(message).toContain(dataDir);
  await rm(parent, { recursive: true });
});

/** Root may write everything, so the test runs as another user, who may have no access to a checkout below /root. */
const isRoot = process.getuid?.() === 0;
const somebody = isRoot ? { uid: 65_534, gid: 65_534 } : {};
const entered = [import.meta.dirname, path.dirname(realpathSync(process.execPath))];
const maySee = !isRoot || entered.every((dir) => spawnSync("test", ["-x", dir], somebody).status === 0);

it.runIf(maySee)(
  "[SU1] pages in another user's folder are reported in one line",
  {
    timeout: 20_000,
  },
  async () => {
    const dir = await makeDataDir();
    await mkdir(path.join(dir, "dist"));
    await chmod(path.join(dir, "dist"), 0o555);
    const url = (file: string) => JSON.stringify(import.meta.resolve(file));
    const script = `
    const { buildPages } = await import(${url("../src/build-pages.ts")});
    const { explain } = await import(${url("../src/start-errors.ts")});
    await buildPages([${JSON.stringify(dir)}]).catch((error) => console.log(explain(error, null)));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--eval", script], somebody);
    expect(stdout.trim().split("\n")).toEqual([
      expect.stringMatching(
        /cannot be written \(EACCES\), .* `pnpm build`, or start in a checkout of your own$/,
      ),
    ]);
    await rm(dir, { recursive: true });
  },
);

it("[SU1] an unexpected error keeps its stack", () => {
  const error = new TypeError("oops");
  expect(explain(error, { serverPort: 1, simulatorPort: 2 })).toBe(error.stack);
});

it("[SU1] an invalid port is reported in one line; empty counts as unset", () => {
  expect([portIn("PORT", {}), portIn("PORT", { PORT: "" }), portIn("PORT", { PORT: "4601" })]).toEqual([
    undefined,
    undefined,
    4601,
  ]);
  for (const PORT of ["abc", "99999", "-1", "4600.5", " ", "1e3", "0x1000"])
    expect(() => portIn("PORT", { PORT })).toThrow("PORT: must be a number from 0 to 65535");
});

it("an unreadable simulator state is reported and replaced by a new one", async () => {
  const dataDir = await makeDataDir();
  const file = path.join(dataDir, "simulator.json");
  await writeFile(file, "cut off");
  const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const simulator = await startDemoSimulator({ dataDir, clock: createMovableClock(), keepPhones: true });
  expect(warned.mock.calls).toMatchObject([["The simulator's state file cannot be read", { path: file }]]);
  warned.mockRestore();
  expect(simulator.phones.listShown()).not.toEqual([]);
  await simulator.stop();
  await rm(dataDir, { recursive: true });
});

it("a simulator state that cannot be saved is reported, and the simulator runs on", async () => {
  const dataDir = await makeDataDir();
  const file = path.join(dataDir, "simulator.json");
  await mkdir(`${file}.new`);
  const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const simulator = await startDemoSimulator({ dataDir, clock: createMovableClock(), keepPhones: true });
  simulator.addPerson({ name: "新人", unionid: "u_new", openid: "o_new" });
  await expect.poll(() => warned.mock.calls).toHaveLength(1);
  expect(warned.mock.calls).toMatchObject([["The simulator's state could not be saved", { path: file }]]);
  expect((await fetch(`${simulator.url}/simulator/api/state`)).status).toBe(200);
  await simulator.stop();
  warned.mockRestore();
  await rm(dataDir, { recursive: true });
});

it("[WH5] the demo delivers webhooks to hosts in WEBHOOK_HOSTS, and refuses an invalid list", () => {
  expect(webhookHostsIn({})).toEqual([]);
  expect(webhookHostsIn({ WEBHOOK_HOSTS: "127.0.0.1:8080, crm.internal:443" })).toEqual([
    "127.0.0.1:8080",
    "crm.internal:443",
  ]);
  expect(() => webhookHostsIn({ WEBHOOK_HOSTS: "127.0.0.1" })).toThrow(
    "WEBHOOK_HOSTS: must be hosts with their ports",
  );
});
