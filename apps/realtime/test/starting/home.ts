/** A new data directory for each test, and a database for servers with an external one. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "vitest";
import { sentenceOf } from "../../src/base/cannot-start.ts";
import { readConfig } from "../../src/base/config.ts";
import { createLogger } from "../../src/base/logger.ts";
import { type RunningServer, startServer } from "../../src/start.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

const main = path.resolve(import.meta.dirname, "../../src/main.ts");
export const nobody = { uid: 65_534, gid: 65_534 };
/** Root can start the server as `nobody`, unless that user cannot read the checkout, such as below /root. */
export const asNobody =
  process.getuid?.() === 0 &&
  [main, process.execPath].every(
    (file) => spawnSync("test", ["-r", realpathSync(file)], nobody).status === 0,
  );
/** Only root may mount, and not in every container. */
export const mayMount =
  process.getuid?.() === 0 && spawnSync("unshare", ["-m", "true"], { stdio: "ignore" }).status === 0;

export type Environment = Record<string, string>;
export const key = Buffer.alloc(32, 7).toString("base64");
export const external = (url: string): Environment => ({ DATABASE_URL: url, SECRET_KEY: key });

interface Serving {
  child: ChildProcess;
  said(): string;
  ended: Promise<{ code: number | null; said: string }>;
}

export class Home {
  readonly path = mkdtempSync(path.join(os.tmpdir(), "jieru-start-"));
  dataDir = "";
  readonly database: TestDatabase;
  private readonly children: ChildProcess[] = [];

  private constructor(database: TestDatabase) {
    this.database = database;
    chmodSync(this.path, 0o711);
  }

  static async open(): Promise<Home> {
    return new Home(await createTestDatabase());
  }

  async close(): Promise<void> {
    await this.database.drop();
    rmSync(this.path, { recursive: true });
  }

  makeDataDir(): void {
    this.dataDir = mkdtempSync(path.join(this.path, "data-"));
    chmodSync(this.dataDir, 0o755);
  }

  killAll(): void {
    for (const child of this.children.splice(0))
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  }

  /** The variables that every start needs. */
  given(): Environment {
    return {
      WECHAT_LOGIN_APPID: "wxlogin",
      WECHAT_LOGIN_SECRET: "s",
      DATA_DIR: this.dataDir,
      PORT: "0",
      LOG_LEVEL: "silent",
    };
  }

  /** The variables of an external database. */
  ours(): Environment {
    return external(this.database.databaseUrl);
  }

  /** Starts `pnpm serve` in its own process group, as a terminal does. */
  serve(env: Environment, user?: typeof nobody): Serving {
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    const child = spawn(process.execPath, [main], {
      env: { PATH, NODE_COMPILE_CACHE, NODE_NO_WARNINGS: "1", ...this.given(), ...env },
      cwd: this.path,
      detached: true,
      ...user,
    });
    this.children.push(child);
    let said = "";
    const hear = (text: string) => {
      said += text;
    };
    child.stdout?.setEncoding("utf8").on("data", hear);
    child.stderr?.setEncoding("utf8").on("data", hear);
    const ended = once(child, "close").then(([code]) => ({ code: code as number | null, said }));
    return { child, said: () => said, ended };
  }

  async start(env: Environment = {}): Promise<RunningServer> {
    const config = readConfig({ ...this.given(), ...env });
    return startServer({ config, log: createLogger(config, { write: () => {} }) });
  }

  /** Returns the sentence that stops a start in this process, or null for a stack trace. */
  async refusal(env: Environment = {}): Promise<string | null> {
    const started = await this.start(env).catch(sentenceOf);
    if (typeof started === "string" || started === null) return started;
    await started.stop();
    throw new Error("it started");
  }

  async refusalOfProcess(env: Environment = {}, user?: typeof nobody): Promise<string> {
    const { code, said } = await this.serve(env, user).ended;
    const lines = said.trim().split("\n");
    expect([code, lines.length, said]).toEqual([1, 1, said]);
    return lines[0] as string;
  }

  leftBehind(): string[] {
    return readdirSync(path.join(this.dataDir, "postgres")).toSorted();
  }
}
