import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BadConfiguration, environmentNames, readConfig } from "../src/base/config.ts";
import { trustedProxies } from "../src/base/trusted-proxies.ts";
import { addressOf } from "../src/http/handshake-address.ts";
import { createTestDatabase } from "./test-database.ts";

const main = path.resolve(import.meta.dirname, "../src/main.ts");
const login = { WECHAT_LOGIN_APPID: "wxlogin", WECHAT_LOGIN_SECRET: "secret" };
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), "jieru-config-"));
});
afterAll(() => rm(dir, { recursive: true }));

function faultsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof BadConfiguration) return error.faults.toSorted();
    throw error;
  }
  return [];
}

async function serve(env: Record<string, string>): Promise<{ code: number; said: string }> {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [main], { env: { PATH, NODE_COMPILE_CACHE, ...env }, cwd: dir });
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const [code] = (await once(child, "close")) as [number];
  return { code, said: output };
}

describe("the environment", () => {
  it("[PD3] has defaults for everything except the login", () => {
    expect(readConfig(login)).toMatchObject({
      host: "127.0.0.1",
      port: 4600,
      publicUrl: "http://127.0.0.1:4600",
      wechatApiUrl: "https://api.weixin.qq.com",
      wechatOpenUrl: "https://open.weixin.qq.com",
      databaseUrl: undefined,
      logLevel: "info",
    });
  });

  it("[SU1] treats an empty value as unset and ignores an address's final slash", () => {
    const config = readConfig({ ...login, PORT: "", DATABASE_URL: "", PUBLIC_URL: "https://desk.example/" });
    expect([config.port, config.databaseUrl, config.publicUrl]).toEqual([
      4600,
      undefined,
      "https://desk.example",
    ]);
  });

  it("[SU1] requires a bare origin as public address, as browsers write it", () => {
    const publicUrl = (env: object) => readConfig({ ...login, ...env }).publicUrl;
    expect(publicUrl({ PUBLIC_URL: "https://Kf.Example:443" })).toBe("https://kf.example");
    expect(publicUrl({ HOST: "::1", PORT: "4601" })).toBe("http://[::1]:4601");
    for (const HOST of ["0.0.0.0", "::"]) expect(publicUrl({ HOST })).toBe("http://127.0.0.1:4600");
    for (const PUBLIC_URL of [
      "https://kf.example/desk",
      "https://kf.example/?a",
      "https://kf.example/#a",
      "https://me@kf.example",
    ])
      expect(faultsOf(() => publicUrl({ PUBLIC_URL }))).toEqual([
        "PUBLIC_URL: must be a host without a path, as in https://your.host",
      ]);
  });

  it("[N48] does not start with a failpoint in production or an unknown one", async () => {
    const armed = { ...login, FAILPOINT: "push.after_commit:kill9" };
    expect(faultsOf(() => readConfig(armed))).toEqual([]);
    expect(faultsOf(() => readConfig({ ...login, FAILPOINT: "lunch" }))).toEqual([
      'FAILPOINT: there is no failpoint "lunch"',
    ]);
    const { code, said } = await serve({ ...armed, NODE_ENV: "production" });
    expect([code, said]).toEqual([1, expect.stringContaining("FAILPOINT: is refused in production")]);
  });

  it("[SU1] reports every fault at once, by name", () => {
    const faults = faultsOf(() =>
      readConfig({
        PORT: "70000",
        PUBLIC_URL: "desk.example",
        DATABASE_URL: "mysql://db",
        SECRET_KEY: "c2hvcnQ=",
        WECHAT_API_URL: "ftp://api",
        WECHAT_LOGIN_SECRET: "",
        LOG_LEVEL: "chatty",
        TRUSTED_PROXIES: "10.0.0.0/8, balancer",
      }),
    );
    const named = faults.map((fault) => fault.split(":")[0]);
    expect(named).toEqual([
      "DATABASE_URL",
      "LOG_LEVEL",
      "PORT",
      "PUBLIC_URL",
      "SECRET_KEY",
      "TRUSTED_PROXIES",
      "WECHAT_API_URL",
      "WECHAT_LOGIN_APPID",
      "WECHAT_LOGIN_SECRET",
    ]);
    expect(faults).toContain("SECRET_KEY: must be base64 of 32 bytes");
    expect(faults).toContain("PUBLIC_URL: must begin with https:// or http://");
    expect(faults).toContain("WECHAT_API_URL: must begin with https:// or http://");
    expect(faults).toContain("PORT: must be a number from 0 to 65535");
    expect(faults).toContain("WECHAT_LOGIN_APPID: is required");
  });

  it("[SU1] states the required form of a key that is not base64", () => {
    expect(faultsOf(() => readConfig({ ...login, SECRET_KEY: "it's no key" }))).toEqual([
      "SECRET_KEY: must be base64 of 32 bytes",
    ]);
  });

  it("[SI16] requires both the appid and the secret of an official account", () => {
    const [appId, secret] = ["WECHAT_PHONE_LOGIN_APPID", "WECHAT_PHONE_LOGIN_SECRET"];
    expect(readConfig(login).phoneLogin).toBeUndefined();
    expect(readConfig({ ...login, [appId]: "wxo", [secret]: "s" }).phoneLogin).toEqual({
      appId: "wxo",
      secret: "s",
    });
    expect(faultsOf(() => readConfig({ ...login, [appId]: "wxo" }))).toEqual([
      `${secret}: is required together with ${appId}`,
    ]);
    expect(faultsOf(() => readConfig({ ...login, [secret]: "s", [appId]: "" }))).toEqual([
      `${appId}: is required together with ${secret}`,
    ]);
  });

  it("[SU1] explains the encoding of a password that hides the database's host", () => {
    const SECRET_KEY = Buffer.alloc(32, 1).toString("base64");
    const faults = (DATABASE_URL: string) =>
      faultsOf(() => readConfig({ ...login, SECRET_KEY, DATABASE_URL }));
    for (const password of ["12#3", "12?3", "12/3", "a#b", "a?b", "a/b"])
      expect([password, faults(`postgres://me:${password}@db/jieru`)]).toEqual([
        password,
        [
          "DATABASE_URL: cannot be read: in a password, @ : / ? # and % are written %40 %3A %2F %3F %23 and %25",
        ],
      ]);
    for (const good of [
      "postgres://me:12%23%3F%2F%40%E5%AF%86@db:5432/jieru",
      "postgres://db:5432/jieru?user=me@db",
      "postgres://me@/jieru?host=/run/postgresql",
    ])
      expect([good, faults(good)]).toEqual([good, []]);
  });

  it("[SU1] refuses blank values, with one fault for each variable", () => {
    const names = environmentNames;
    const faults = faultsOf(() => readConfig(Object.fromEntries(names.map((name) => [name, " "]))));
    expect(faults.map((fault) => fault.split(":")[0])).toEqual(names.toSorted());
    expect(faults).toContain("PORT: must be a number from 0 to 65535");
    expect(faults).toContain("WECHAT_LOGIN_SECRET: is blank");
  });

  it("[SU1] accepts numbers in digits only", () => {
    for (const PORT of ["0x1f90", "4.6e3", "4600.0", "+4600", "46 00", "65536", "-1"])
      expect([PORT, faultsOf(() => readConfig({ ...login, PORT }))]).toEqual([
        PORT,
        ["PORT: must be a number from 0 to 65535"],
      ]);
    expect(["0", "65535", "4600 "].map((PORT) => readConfig({ ...login, PORT }).port)).toEqual([
      0, 65_535, 4600,
    ]);
  });

  it("[N14] trusts proxies on other machines only if they are named", async () => {
    expect(readConfig(login).trustedProxies).toEqual([]);
    const config = readConfig({ ...login, TRUSTED_PROXIES: "10.0.0.0/8, fd00::7" });
    expect(config.trustedProxies).toEqual(["10.0.0.0/8", "fd00::7"]);
    const isTrusted = trustedProxies(config.trustedProxies);
    const addresses = ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.9.9.9", "::ffff:10.9.9.9", "fd00::7"];
    expect(addresses.map(isTrusted)).toEqual(addresses.map(() => true));
    expect(["11.0.0.1", "fd00::8", "", "unix"].map(isTrusted)).toEqual([false, false, false, false]);
    for (const wrong of ["10.0.0.0/33", "10.0.0.0/0", "10.0.0.0/a", "10.0.0.0/8/8", "::/129", "10.0.0"])
      expect(faultsOf(() => readConfig({ ...login, TRUSTED_PROXIES: wrong }))).toHaveLength(1);
    // The request passed two proxies; addresses before theirs are not trusted.
    const request = (near: string, forwarded: string) =>
      addressOf(
        { socket: { remoteAddress: near }, headers: { "x-forwarded-for": forwarded } } as never,
        isTrusted,
      );
    expect(request("10.0.0.1", "127.0.0.1, 203.0.113.9, 10.0.0.2")).toBe("203.0.113.9");
    expect(request("10.0.0.1", "198.51.100.7, 203.0.113.9, 10.0.0.2")).toBe("203.0.113.9");
    expect(request("203.0.113.8", "127.0.0.1")).toBe("203.0.113.8");
  });

  it("[WH5] accepts webhook hosts of the internal network only with their ports", () => {
    expect(readConfig(login).webhookHosts).toEqual([]);
    const named = readConfig({ ...login, WEBHOOK_HOSTS: "CRM.internal:8080, 10.0.0.7:443,[fd00::7]:80" });
    expect(named.webhookHosts).toEqual(["crm.internal:8080", "10.0.0.7:443", "[fd00::7]:80"]);
    for (const wrong of [
      "crm.internal",
      "http://crm.internal:80",
      "crm.internal:80/hook",
      ":80",
      "a:b@c:80",
      "*:80",
    ])
      expect(faultsOf(() => readConfig({ ...login, WEBHOOK_HOSTS: wrong }))).toHaveLength(1);
  });

  it("[N14] trusts no proxy for a request that was aborted early", () => {
    expect(trustedProxies(["10.0.0.0/8"])(undefined)).toBe(false);
  });

  it("[SU1] accepts a database on a unix socket", () => {
    const env = { ...login, DATABASE_URL: "postgres://me@/jieru?host=/run/postgresql" };
    const config = readConfig({ ...env, SECRET_KEY: Buffer.alloc(32, 1).toString("base64") });
    expect(config.databaseUrl).toBe(env.DATABASE_URL);
  });

  it("[SU3] requires a key with an external database", () => {
    const env = { ...login, DATABASE_URL: "postgres://db/jieru" };
    expect(faultsOf(() => readConfig(env))).toEqual(["SECRET_KEY: is required together with DATABASE_URL"]);
    expect(
      faultsOf(() => readConfig({ ...env, SECRET_KEY: Buffer.alloc(32, 1).toString("base64") })),
    ).toEqual([]);
  });

  it("[DE12] refuses a token that no header can carry", () => {
    for (const METRICS_TOKEN of [
      "a token with blanks in it",
      "sixteen-letters-\u6570\u5b57",
      "sixteen-letters-\r",
      "fifteen-letters",
    ])
      expect(faultsOf(() => readConfig({ ...login, METRICS_TOKEN }))).toEqual([
        "METRICS_TOKEN: must have 16 characters or more of ASCII, without blanks",
      ]);
    expect(readConfig({ ...login, METRICS_TOKEN: "sixteen+/letters" }).metricsToken).toBe("sixteen+/letters");
  });

  it("[N40] accepts positive numbers only as rate limits", () => {
    const names = ["RATE_REQUESTS", "RATE_REPLIES", "RATE_SIGN_INS", "RATE_SIGN_INS_OF_ADDRESS"];
    const all = (value: (i: number) => string) =>
      Object.fromEntries(names.map((name, i) => [name, value(i)]));
    expect(readConfig({ ...login, ...all((i) => `${i + 1}`) }).rates).toEqual({
      requestsPerMinute: 1,
      repliesPerMinute: 2,
      signInsPerBrowser: 3,
      signInsPerAddress: 4,
    });
    for (const value of ["0", "-1", "1.5", "many"])
      expect(faultsOf(() => readConfig({ ...login, ...all(() => value) }))).toEqual(
        names.map((name) => `${name}: must be a whole number, 1 or more`).toSorted(),
      );
  });

  it("[N43] never repeats a value in its fault", () => {
    const secret = "not-base64-but-secret";
    const faults = faultsOf(() =>
      readConfig({ ...login, SECRET_KEY: secret, DATABASE_URL: `mysql://u:${secret}@db` }),
    );
    expect(faults).toHaveLength(2);
    expect(faults.join()).not.toContain(secret);
  });
});

describe("pnpm serve", () => {
  it("[SU1] exits with 1 and one message if the environment is invalid", { tags: ["slow"] }, async () => {
    const { code, said } = await serve({ PORT: "many", LOG_LEVEL: "chatty" });
    const [title, ...faults] = said.trim().split("\n");
    expect([code, title]).toEqual([1, "the environment is not usable:"]);
    expect(faults.map((line) => line.trim().split(":")[0]).toSorted()).toEqual([
      "LOG_LEVEL",
      "PORT",
      "WECHAT_LOGIN_APPID",
      "WECHAT_LOGIN_SECRET",
    ]);
  });

  it("[SU1] exits with 1 and one line if its port is taken", { tags: ["slow"] }, async () => {
    const db = await createTestDatabase();
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const key = Buffer.alloc(32, 7).toString("base64");
    const env = {
      ...login,
      PORT: String(port),
      DATABASE_URL: db.databaseUrl,
      SECRET_KEY: key,
      LOG_LEVEL: "silent",
    };
    const { code, said } = await serve({ ...env, NODE_NO_WARNINGS: "1" });
    other.close();
    await db.drop();
    expect([code, said.trim().split("\n")]).toEqual([
      1,
      [expect.stringContaining(`Port ${port} of 127.0.0.1`)],
    ]);
  });
});
