import { execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { sentenceOf } from "../../src/base/cannot-start.ts";
import { asNobody, external, Home, mayMount, nobody } from "./home.ts";

let home: Home;
beforeAll(async () => {
  home = await Home.open();
});
afterAll(() => home.close());
beforeEach(() => home.makeDataDir());
afterEach(() => home.killAll());

it("[DE8] warns once that REDIS_URL is no longer used", async () => {
  const env = { REDIS_URL: "redis://127.0.0.1:1", ACCOUNTS_FILE: "not-there.json", LOG_LEVEL: "warn" };
  const { said } = await home.serve(env).ended;
  expect(said.split("REDIS_URL is no longer used")).toHaveLength(2);
});

describe("listening", () => {
  it("[SU1] a taken port is named, and links of the running server stay valid", {
    tags: ["slow"],
  }, async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const setUps = async () =>
      (await home.database.pool.query("select count(*)::int as n from set_up_links")).rows[0].n;
    expect(await home.refusalOfProcess({ ...home.ours(), PORT: String(port) })).toBe(
      `Port ${port} of 127.0.0.1 is in use: stop what uses it, or set PORT`,
    );
    other.close();
    expect(await setUps()).toBe(0);
  });

  it("[SU1] an address of another machine is named", async () => {
    expect(await home.refusal({ ...home.ours(), HOST: "192.0.2.1" })).toMatch(/^HOST: .*192\.0\.2\.1/);
    expect(await home.refusal({ ...home.ours(), HOST: "nobody.invalid" })).toMatch(
      /^HOST: .*nobody\.invalid/,
    );
  });
});

describe("the data directory", () => {
  it("[SU1] is refused with both versions if another version made it", async () => {
    mkdirSync(path.join(home.dataDir, "postgres/data"), { recursive: true });
    writeFileSync(path.join(home.dataDir, "postgres/data/PG_VERSION"), "17\n");
    expect(await home.refusal()).toMatch(/was made by PostgreSQL 17, this release runs 18$/);
  });

  it("[SU1] is not changed if it holds other files", async () => {
    mkdirSync(path.join(home.dataDir, "postgres/data"), { recursive: true });
    writeFileSync(path.join(home.dataDir, "postgres/data/letters.txt"), "mine");
    expect(await home.refusal()).toMatch(/postgres\/data is not empty and no cluster of PostgreSQL/);
    expect(readFileSync(path.join(home.dataDir, "postgres/data/letters.txt"), "utf8")).toBe("mine");
    expect(home.leftBehind()).toEqual(["data", "owner.lock", "owner.pid"]);
  });

  it("[SU1] is named if it is a file or not writable", { tags: ["slow"] }, async () => {
    const file = path.join(home.dataDir, "file");
    writeFileSync(file, "");
    expect(await home.refusal({ DATA_DIR: file })).toContain(file);
    if (asNobody)
      expect(await home.refusalOfProcess({}, nobody)).toMatch(
        new RegExp(`permission denied.*${home.dataDir}`),
      );
  });

  it.runIf(asNobody)(
    "[SU1] is named if it cannot store images, also with an external database",
    { tags: ["slow"] },
    async () => {
      expect(await home.refusalOfProcess(home.ours(), nobody)).toBe(
        `DATA_DIR: EACCES: permission denied, access '${home.dataDir}'`,
      );
      mkdirSync(path.join(home.dataDir, "media"));
      chownSync(home.dataDir, nobody.uid, nobody.gid);
      expect(await home.refusalOfProcess(home.ours(), nobody)).toBe(
        `DATA_DIR: EACCES: permission denied, access '${path.join(home.dataDir, "media")}'`,
      );
    },
  );

  it.runIf(asNobody)(
    "[SU1] is refused with both users if it belongs to another one",
    { tags: ["slow"] },
    async () => {
      mkdirSync(path.join(home.dataDir, "postgres/data"), { recursive: true });
      chownSync(path.join(home.dataDir, "postgres/data"), 4321, 4321);
      expect(await home.refusalOfProcess({}, nobody)).toMatch(
        /belongs to uid 4321, this process runs as 65534$/,
      );
    },
  );

  it.runIf(mayMount)("[SU1] is reported and cleaned up if it is full", async () => {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=20m,mode=755", "tmpfs", home.dataDir]);
    try {
      expect(await home.refusal()).toMatch(/No space left on device/i);
      expect(home.leftBehind()).toEqual(["owner.lock", "owner.pid"]);
    } finally {
      execFileSync("umount", [home.dataDir]);
    }
  });

  it("[SU1] is refused with PostgreSQL's message if the cluster is damaged", { tags: ["slow"] }, async () => {
    await (await home.start()).stop();
    rmSync(path.join(home.dataDir, "postgres/data/global/pg_control"));
    expect(await home.refusal()).toMatch(/^PostgreSQL did not start: .*pg_control/);
    expect(home.leftBehind()).toEqual(["data", "owner.lock", "owner.pid"]);
  });
});

describe("pnpm backup", () => {
  const backup = (...args: string[]) => backupAs({}, ...args);
  const backupAs = (user: { uid?: number; gid?: number }, ...args: string[]) => {
    const program = path.resolve(import.meta.dirname, "../../src/backup/main.ts");
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    const env = { PATH, NODE_COMPILE_CACHE, NODE_NO_WARNINGS: "1", DATA_DIR: home.dataDir };
    const options = { env, encoding: "utf8", ...user } as const;
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], options);
    expect([status, stderr.includes("    at ")]).toEqual([1, false]);
    return stderr;
  };

  it("[SU1] shows its usage if the command is unknown", () => {
    expect(backup("backup", "--with-keys", path.join(home.path, "backup"))).toMatch(/^pnpm backup DIR/);
  });

  it.runIf(asNobody)(
    "[SU1] reports missing permissions instead of a missing data directory",
    { tags: ["slow"] },
    () => {
      mkdirSync(path.join(home.dataDir, "postgres/data"), { recursive: true });
      chmodSync(path.join(home.dataDir, "postgres/data"), 0o700);
      const made = path.join(home.dataDir, "backup");
      expect(backupAs(nobody, "backup", made)).toMatch(/^EACCES: permission denied, \w+ '.*'$/m);
      chmodSync(home.dataDir, 0o700);
      expect(backupAs(nobody, "restore", made)).toMatch(/^EACCES: permission denied, \w+ '.*'$/m);
    },
  );

  it.runIf(mayMount)("[SU1] reports that the disk is full", { tags: ["slow"] }, async () => {
    await (await home.start()).stop();
    const full = mkdtempSync(path.join(home.path, "full-"));
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", full]);
    try {
      expect(backup("backup", path.join(full, "backup"))).toMatch(/^ENOSPC: no space left on device/);
      expect(readdirSync(full)).toEqual([]);
    } finally {
      execFileSync("umount", [full]);
    }
  });
});

describe("the external database", () => {
  const at = (user: string, name: string) => {
    const { host, port } = inject("database");
    return external(`postgres://${user}@/${name}?host=${encodeURIComponent(host)}&port=${port}`);
  };

  it("[SU1] is reported as unreachable, or with its reason if it refuses the login", async () => {
    const silent = createServer((socket) => socket.end()).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const reached = /^The database at DATABASE_URL cannot be reached: /;
    expect(await home.refusal(external("postgres://me:secret@127.0.0.1:1/jieru"))).toMatch(reached);
    expect(await home.refusal(external("postgres://me:secret@nobody.invalid/jieru"))).toMatch(reached);
    expect(await home.refusal(external(`postgres://me:secret@127.0.0.1:${port}/jieru`))).toMatch(reached);
    silent.close();
    expect(await home.refusal(at("jieru", "none"))).toBe('The database says: database "none" does not exist');
    expect(await home.refusal(at("nobody", "postgres"))).toBe(
      'The database says: role "nobody" does not exist',
    );
  });

  it("[SU1] is reported without its password if the URL cannot be read", async () => {
    const sentence = await home.refusal(external("postgres://me:sec%ret@127.0.0.1:99999/jieru"));
    expect(sentence).toContain("DATABASE_URL: cannot be read");
    expect(sentence).not.toContain("ret@");
  });

  it("[SU1] is reported if the role may not create anything", async () => {
    const server = new pg.Client({ ...inject("database") });
    await server.connect();
    await server.query("create role weak login");
    await server.query("create database bare");
    try {
      expect(await home.refusal(at("weak", "bare"))).toBe(
        "The database says: permission denied for schema public",
      );
    } finally {
      await server.query("drop database bare with (force)");
      await server.query("drop role weak");
      await server.end();
    }
  });

  it("[SU11] is refused by both versions if older than 15, and left unchanged", async () => {
    const { host, port } = inject("database");
    const { rows } = await home.database.pool.query("show server_version_num");
    const version = rows[0].server_version_num as string;
    // Reports version 14 and otherwise passes data through.
    const older = createServer((socket) => {
      const there = connect(`${host}/.s.PGSQL.${port}`);
      there.on("data", (said) =>
        socket.write(Buffer.from(said.toString("latin1").replaceAll(version, "140012"), "latin1")),
      );
      socket.pipe(there);
      for (const end of [socket, there])
        end.on("error", () => undefined).once("close", () => [socket, there].map((one) => one.destroy()));
    }).listen(0, "127.0.0.1");
    await once(older, "listening");
    const server = new pg.Client({ ...inject("database") });
    await server.connect();
    await server.query("create database bare");
    try {
      const at = `postgres://jieru@127.0.0.1:${(older.address() as AddressInfo).port}/bare`;
      expect(await home.refusal(external(at))).toBe(
        "The database at DATABASE_URL is PostgreSQL 14, and this release needs 15 or later",
      );
      const bare = new pg.Client({ ...inject("database"), database: "bare" });
      await bare.connect();
      const made = await bare.query("select from pg_class where relnamespace = 'public'::regnamespace");
      await bare.end();
      expect(made.rowCount).toBe(0);
    } finally {
      older.close();
      await server.query("drop database bare with (force)");
      await server.end();
    }
  });

  it("[SU1] is refused in one line if a later release reduced its schema", async () => {
    await home.database.pool.query("insert into schema_migrations (name, contract) values ('999.sql', true)");
    expect(await home.refusal(home.ours())).toContain(
      "A newer release took away what this one needs (999.sql)",
    );
    await home.database.pool.query("delete from schema_migrations where name = '999.sql'");
  });
});

describe("the key", () => {
  it.each(["", "c2hvcnQ="])(
    "[SU3] %j is invalid: nothing starts, and the file stays",
    { tags: ["slow"] },
    async (text) => {
      const file = path.join(home.dataDir, "secret-key");
      writeFileSync(file, text);
      expect(await home.refusal()).toMatch(/secret-key holds no key/);
      expect(readFileSync(file, "utf8")).toBe(text);
    },
  );

  it("[SU3] is created whole, readable by its owner only", async () => {
    await (await home.start()).stop();
    expect(Buffer.from(readFileSync(path.join(home.dataDir, "secret-key"), "utf8"), "base64")).toHaveLength(
      32,
    );
    expect(statSync(path.join(home.dataDir, "secret-key")).mode & 0o777).toBe(0o600);
    expect(readdirSync(home.dataDir).toSorted()).toEqual(["postgres", "secret-key"]);
  });
});

it("[SU1] errors of the database or disk become one sentence, and others keep their stack", () => {
  const sentenceFor = (facts: object) => sentenceOf(Object.assign(new Error("no"), facts));
  const severity = "FATAL";
  for (const code of ["28P01", "3D000", "42501", "25006", "57P03", "53300", "58P01"])
    expect([code, sentenceFor({ code, severity })]).toEqual([code, "The database says: no"]);
  for (const code of ["ENOSPC", "EDQUOT", "EROFS"])
    expect([code, sentenceFor({ code })]).toEqual([code, "no"]);
  for (const code of ["EACCES", "EPERM", "ENOTDIR", "EISDIR"])
    expect([code, sentenceFor({ code, path: "/data" }), sentenceFor({ code })]).toEqual([code, "no", null]);
  for (const facts of [{ code: "42P01", severity }, { code: "23505", severity }, { code: "ECONNRESET" }, {}])
    expect(sentenceFor(facts)).toBe(null);
});
