/** Checks the files only; no container runs here. */
import { execFile, execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { environmentNames } from "../src/base/config.ts";

const repository = path.resolve(import.meta.dirname, "../../..");
const read = (file: string): string => readFileSync(path.join(repository, file), "utf8");
const isThere = (file: string): boolean => existsSync(path.join(repository, file));
const known = new Set(environmentNames);

interface Service {
  image: string;
  read_only?: boolean;
  tmpfs?: string[];
  environment?: Record<string, string | number>;
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}
interface Alert {
  alert: string;
  annotations: { summary: string; description?: string };
}
interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
}

describe.each(["compose.yaml", "compose.embedded.yaml"])("%s", (file) => {
  const { services, volumes } = parse(read(file)) as Compose;

  it("[PD5] gives the server all required variables and only known ones", () => {
    const names = Object.keys(services.server?.environment ?? {});
    expect(names.filter((name) => !known.has(name))).toEqual([]);
    expect(names).toEqual(
      expect.arrayContaining(["PUBLIC_URL", "WECHAT_LOGIN_APPID", "WECHAT_LOGIN_SECRET"]),
    );
    if (names.includes("DATABASE_URL")) expect(names).toContain("SECRET_KEY");
  });

  it("[PD5] can write only to its data directory", () => {
    expect(services.server).toMatchObject({ read_only: true, tmpfs: ["/tmp"] });
    const places = (services.server?.volumes ?? []).map((volume) => volume.split(":")[1]);
    expect(places).toEqual(["/data", "/backups"].slice(0, places.length));
  });

  it("[PD5] names existing volumes and services, with health checks for awaited ones", () => {
    const used = Object.values(services).flatMap((s) => (s.volumes ?? []).map((v) => v.split(":")[0]));
    expect(used.toSorted()).toEqual(Object.keys(volumes).toSorted());
    const awaited = Object.values(services).flatMap((s) => Object.keys(s.depends_on ?? {}));
    for (const name of awaited) expect(services[name]?.healthcheck).toBeDefined();
  });

  it("[PD5] a database is healthy once others can reach it, not during its creation", () => {
    const healthchecks = Object.values(services).flatMap((s) => (s.healthcheck ? [s.healthcheck.test] : []));
    const databases = healthchecks.filter((test) => test.includes("pg_isready"));
    expect(databases).toHaveLength(services.postgres ? 1 : 0);
    for (const test of databases) expect(test).toContain("--host=127.0.0.1");
  });
});

/** Runs the image's health check against a server on this host. */
async function isHealthy(host: string, answered: number): Promise<boolean> {
  const [, check = ""] = /^HEALTHCHECK .*\n +CMD (.*)$/m.exec(read("Dockerfile")) ?? [];
  const [, ...options] = JSON.parse(check) as string[];
  const server = createServer(({ url }, answer) => answer.writeHead(url === "/livez" ? answered : 404).end());
  await once(server.listen(0, host), "listening");
  const env = { HOST: host, PORT: String((server.address() as AddressInfo).port) };
  const checked = promisify(execFile)(process.execPath, options, { env }).then(
    () => true,
    () => false,
  );
  return checked.finally(() => server.close());
}

describe("Dockerfile", () => {
  const lines = read("Dockerfile").replaceAll("\\\n", " ").split("\n");
  const words = (instruction: string) =>
    lines.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.split(/\s+/).slice(1));

  it("[PD5] copies existing files from existing stages", () => {
    const stages = words("FROM").flatMap(([, as, name]) => (as === "AS" && name ? [name] : []));
    for (const copied of words("COPY")) {
      const from = copied.find((word) => word.startsWith("--from="))?.slice("--from=".length);
      if (from) expect(stages).toContain(from);
      else expect(copied.slice(0, -1).filter((source) => !isThere(source))).toEqual([]);
    }
  });

  it("[PD5] runs existing files, not as root, and probes an existing route", () => {
    const [command] = words("CMD").filter((line) => line.join("").includes("main.ts"));
    const [, script = ""] = JSON.parse((command ?? []).join(" ")) as string[];
    expect(isThere(script)).toBe(true);
    expect(words("USER").at(-1)).toEqual(["node"]);
    expect(read("Dockerfile")).toContain("/livez");
    const { packageManager } = JSON.parse(read("package.json")) as { packageManager: string };
    expect(read("Dockerfile")).toContain(`install --global ${packageManager}`);
  });

  it("[PD5] probes health at the address where the server listens", async () => {
    const checks = [isHealthy("127.0.0.2", 200), isHealthy("::1", 200), isHealthy("127.0.0.1", 503)];
    expect(await Promise.all(checks)).toEqual([true, true, false]);
  });
});

describe("ops/", () => {
  it("[PD5] the environment file sets only known variables", () => {
    const names = read("ops/jieru.env")
      .split("\n")
      .flatMap((line) => /^(\w+)=/.exec(line)?.[1] ?? []);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
    expect(names).toEqual(
      expect.arrayContaining(["PUBLIC_URL", "DATA_DIR", "WECHAT_LOGIN_APPID", "WECHAT_LOGIN_SECRET"]),
    );
  });

  it.each(["ops/jieru.service", "ops/jieru-backup.service"])("[PD5] %s runs existing files", (file) => {
    const scripts = [...read(file).matchAll(/apps\/[\w./-]+\.ts/g)].map(([script]) => script);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((script) => !isThere(script))).toEqual([]);
    expect(read(file)).toContain("\nUser=jieru\n");
  });

  it("[PD5] a server that cannot start is restarted without limit", () => {
    const [unit = ""] = read("ops/jieru.service").split("[Service]");
    expect(unit).toContain("\nStartLimitIntervalSec=0\n");
    expect(read("ops/jieru.service")).toContain("\nRestart=always\n");
  });

  it("[PD5] the build makes PostgreSQL's links, which the service may not write", () => {
    expect(read("ops/jieru.service")).toContain("\nProtectSystem=strict\n");
    const { scripts } = JSON.parse(read("package.json")) as { scripts: { build: string } };
    const [, script = ""] = /&& node (\S+)$/.exec(scripts.build) ?? [];
    expect(read(script)).toContain("linkBinaries()");
  });

  it("[PD5] [N48] service and image run in production mode, without failpoints", () => {
    expect(read("ops/jieru.service")).toContain("\nEnvironment=NODE_ENV=production\n");
    expect(read("Dockerfile")).toMatch(/^ENV NODE_ENV=production /m);
  });

  it("[PD5] every alert has instructions", () => {
    const { groups } = parse(read("ops/prometheus/alerts.yml")) as { groups: { rules: Alert[] }[] };
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((r) => !r.annotations.description).map((r) => r.alert)).toEqual([]);
  });

  it("[PD5] the server can write only to its data directory", () => {
    const [, dataDir = ""] = /^DATA_DIR=(.*)$/m.exec(read("ops/jieru.env")) ?? [];
    const places = [...read("ops/jieru.service").matchAll(/^ReadWritePaths=(.*)$/gm)];
    expect(places.map(([, place]) => place)).toEqual([dataDir]);
  });
});

describe.each(["ops/jieru-backup.service", "docs/self-host/backup.md", "docs/self-host/docker-compose.md"])(
  "the nightly backup of %s",
  (file) => {
    const [command = ""] = /^.*\bverify "?\$to"? && .*find .*$/m.exec(read(file)) ?? [];

    it("[PD5] removes only backups older than two weeks, after the new one is verified", () => {
      const [, find = "", place = "", which = ""] = /(find) (\S+) (.* \{\} \+)/.exec(command) ?? [];
      const dir = mkdtempSync(path.join(os.tmpdir(), "jieru-nightly-"));
      const days = { "2026-11-01": 28, "2026-11-02-0317": 27, "2026-11-28-0317": 1, "lost+found": 90 };
      for (const [name, old] of Object.entries(days)) {
        mkdirSync(path.join(dir, name, "media"), { recursive: true });
        const at = Date.now() / 1_000 - old * 86_400;
        utimesSync(path.join(dir, name), at, at);
      }
      execFileSync("/bin/sh", ["-ec", `${find} "$0" ${which}`, dir]);
      expect(readdirSync(dir).toSorted()).toEqual(["2026-11-28-0317", "lost+found"]);
      rmSync(dir, { recursive: true });
      expect(read(file)).toContain(`${place}/$(date `);
    });

    it("[PD5] makes each backup in its own directory and verifies it on a disk", () => {
      expect(read(file)).toMatch(/\bto="?\/[\w/]+\/\$\(date \+[\\%]+F/); // A percent sign is escaped where it has another meaning.
      expect(read(file)).toMatch(
        /TMPDIR=("\$CACHE_DIRECTORY"|\/var\/tmp|\/backups) .*verify|-e TMPDIR=\/backups /,
      );
    });
  },
);
