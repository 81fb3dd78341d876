import { rest } from "../rest.ts";
import { campaignName } from "../stage/postgres-place.ts";
import { signal } from "../stage/processes.ts";
import type { Fault, Scene } from "./fault.ts";

function toPostmaster({ stage }: Scene, name: NodeJS.Signals): void {
  const pid = stage.postgres.postmaster();
  if (pid !== null) signal(pid, name);
}

async function freeze({ stage, random }: Scene): Promise<void> {
  const family = stage.postgres.family();
  for (const pid of family) signal(pid, "SIGSTOP");
  await rest(random.int(1_000, 6_000));
  for (const pid of new Set([...family, ...stage.postgres.family()])) signal(pid, "SIGCONT");
}

/** All connections except the campaign's own, independent of their names. */
const servers = `datname = 'postgres' and backend_type = 'client backend' and application_name <> '${campaignName}'`;

/** Returns the pid of a busy connection, or null if there is none for a second. */
async function findBusy({ stage }: Scene): Promise<number | null> {
  for (let tries = 0; tries < 100; tries++) {
    const [busy] = await stage.postgres.rows<{ pid: number }>(
      `select pid from pg_stat_activity where ${servers} and state <> 'idle' limit 1`,
    );
    if (busy) return busy.pid;
    await rest(10);
  }
  return null;
}

/** Freezes one connection, which keeps its locks; requests sent meanwhile run when it continues. */
async function freezeOne(scene: Scene): Promise<void> {
  const pid = await findBusy(scene);
  if (pid === null) throw new Error("no connection was busy");
  signal(pid, "SIGSTOP");
  await rest(scene.random.int(500, 6_000));
  signal(pid, "SIGCONT");
}

export const postgresFaults: Fault[] = [
  {
    name: "kill -9 of PostgreSQL",
    ids: "F9",
    group: "programs",
    weight: 2,
    strike: async (scene) => toPostmaster(scene, "SIGKILL"),
  },
  {
    name: "immediate stop of PostgreSQL",
    ids: "F9",
    group: "programs",
    strike: async (scene) => toPostmaster(scene, "SIGQUIT"),
  },
  {
    name: "fast stop of PostgreSQL",
    ids: "F9",
    group: "programs",
    strike: async (scene) => toPostmaster(scene, "SIGINT"),
  },
  { name: "PostgreSQL frozen (STOP, CONT)", ids: "F10", group: "programs", strike: freeze },
  { name: "one busy backend frozen (STOP, CONT)", ids: "F10 F14", group: "programs", strike: freezeOne },
  {
    name: "kill -9 of one backend",
    ids: "F9",
    group: "programs",
    async strike({ stage, random }) {
      const found = await stage.postgres.rows<{ pid: number }>(
        `select pid from pg_stat_activity where ${servers}`,
      );
      if (found.length > 0) signal(random.pick(found).pid, "SIGKILL");
    },
  },
  {
    name: "every connection terminated",
    ids: "F9 F14",
    group: "programs",
    async strike({ stage }) {
      await stage.postgres.rows(`select pg_terminate_backend(pid) from pg_stat_activity where ${servers}`);
    },
  },
  {
    name: "one busy connection terminated",
    ids: "F14",
    group: "programs",
    async strike(scene) {
      const pid = await findBusy(scene);
      if (pid === null) throw new Error("no connection was busy");
      await scene.stage.postgres.rows(`select pg_terminate_backend($1)`, [pid]);
    },
  },
  {
    name: "the head row locked by somebody else",
    ids: "F14",
    group: "programs",
    async strike({ stage, random }) {
      await stage.postgres.rows(
        `do $$ begin perform from accounts for update; perform pg_sleep(${random.int(1, 4)}); end $$`,
      );
    },
  },
];
