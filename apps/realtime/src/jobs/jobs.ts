/**
 * Background jobs other than the reply outbox, by pg-boss in its own schema and on its own few connections, so that they
 * never take one from a push. A lost database is reported and waited for; it never ends the process.
 */
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { type Job, type JobInsert, PgBoss, type Queue } from "pg-boss";
import type { JobLog } from "../base/job-log.ts";
import { RefusalError } from "../base/refused.ts";
import { isDatabaseAway } from "../database/failures.ts";
import { jobsSchema } from "../database/migrate.ts";
import { type EnqueueWatch, watchEnqueue } from "./enqueue-watch.ts";

/** Creates queues and starts workers. Repeated when it fails, so it must stand being done again. */
export type SetUpJobs = (boss: PgBoss) => Promise<void>;

export interface JobsOptions {
  /** How to reach the database, as for `new pg.Client(…)`. */
  connection: pg.ClientConfig;
  log: JobLog;
  retryMs?: number;
}

export interface Jobs {
  /** Enqueues jobs, once they have been started. */
  boss: PgBoss;
  /** [DE17] Whether jobs can be enqueued. */
  enqueueing: Pick<EnqueueWatch, "state" | "onChange">;
  /** Resolves when the jobs run, or else after the first failure: then it goes on trying by itself. */
  start(setUps: readonly SetUpJobs[]): Promise<void>;
  /** Takes no more jobs, gives those under way 5 s, and closes. Unfinished ones are repeated later. */
  stop(): Promise<void>;
}

const drainMs = 5_000;

/** None run before `start`. */
export function createJobs({ connection, log, retryMs = 1_000 }: JobsOptions): Jobs {
  const boss = createBoss(connection, log);
  const enqueueing = watchEnqueue(boss);
  watches.set(boss, enqueueing);
  const stopping = new AbortController();
  let trying: Promise<void> | undefined;

  const attempt = async (pending: SetUpJobs[]): Promise<boolean> => {
    try {
      await boss.start();
      for (let setUp = pending[0]; setUp; setUp = pending[0]) {
        await setUp(boss);
        pending.shift();
      }
      return true;
    } catch (error) {
      log.error({ err: error }, "jobs could not start, trying again");
      return false;
    }
  };
  const keepTrying = async (pending: SetUpJobs[]): Promise<void> => {
    while (!stopping.signal.aborted && !(await attempt(pending))) await pause(retryMs, stopping.signal);
  };

  return {
    boss,
    enqueueing,
    async start(setUps) {
      const pending = [...setUps];
      const first = attempt(pending);
      trying = first.then((isDone) => (isDone ? undefined : keepTrying(pending)));
      await first;
    },
    async stop() {
      stopping.abort();
      open.delete(boss);
      await trying;
      open.delete(boss); // a start that was under way may have opened one meanwhile
      enqueueing.stop();
      await boss.stop({ graceful: true, timeout: drainMs });
      // NOTE: the pool ends before its connections have; that the database goes before they have is no news.
      boss.removeAllListeners("error").on("error", () => undefined);
    },
  };
}

export interface Pace {
  /** How many jobs of the queue run at the same time. */
  atOnce?: number;
  /** How often an idle worker polls; less often where the database notifies it of new jobs. */
  pollSeconds?: number;
  pollWithNotifySeconds?: number;
  /** Leaves jobs of a lower priority to other workers. */
  minPriority?: number;
  /** The same of a higher one, which go first everywhere else. */
  maxPriority?: number;
  /** How many jobs of one group run at the same time, on all servers and by all workers of the queue. */
  ofGroupAtOnce?: number;
}

/**
 * Works on the jobs of a queue, and looks for the next as soon as one is done. Left to itself, a worker that has done a job waits
 * for its next poll, whatever else there is to do.
 */
export async function workThrough<T extends object>(
  boss: PgBoss,
  queue: string,
  { atOnce = 1, pollSeconds = 2, pollWithNotifySeconds = 5, minPriority, maxPriority, ofGroupAtOnce }: Pace,
  work: (job: Job<T>) => Promise<void>,
): Promise<void> {
  const options = {
    batchSize: 1,
    pollingIntervalSeconds: pollSeconds,
    notifyPollingIntervalSeconds: pollWithNotifySeconds,
    ...(minPriority !== undefined && { minPriority }),
    ...(maxPriority !== undefined && { maxPriority }),
    ...(ofGroupAtOnce !== undefined && { groupConcurrency: ofGroupAtOnce }),
  };
  for (let i = 0; i < atOnce; i++) {
    const { promise: worker, resolve } = Promise.withResolvers<string>();
    const workOne = async ([job]: Job<T>[]): Promise<void> => {
      if (!job) return;
      try {
        await work(job);
      } finally {
        boss.notifyWorker(await worker);
      }
    };
    resolve(await boss.work<T>(queue, options, workOne));
  }
}

/** [DE13] Logs the failures of a worker: pg-boss records a failed job and does not report it. [DE11] A job that a stop cuts off is no failure. */
export const logFailures =
  (
    log: Pick<JobLog, "warn">,
    queue: string,
    work: () => Promise<void>,
  ): ((jobs: Job<object>[]) => Promise<void>) =>
  (jobs) =>
    work().catch((error: unknown) => {
      if (!jobs[0]?.signal.aborted) log.warn({ err: error, queue }, "a job failed");
      throw error;
    });

function createBoss(connection: pg.ClientConfig, log: JobLog): PgBoss {
  const config = {
    ...connection,
    application_name: "jieru-jobs",
    max: 4,
    connectionTimeoutMillis: 2_000,
    // [DE5] A connection that hears nothing any more must not keep its job for ever.
    query_timeout: 20_000,
    keepAlive: true,
    schema: jobsSchema,
    createSchema: false, // the migrations do, as the role that may
    clockMonitorIntervalSeconds: 60,
    useListenNotify: true,
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
  };
  const boss = new PgBoss(config as ConstructorParameters<typeof PgBoss>[0] & object);
  // NOTE: an `error` event nobody hears would end the process.
  boss.on("error", (error) => log.error({ err: error }, "jobs lost the database"));
  boss.on("warning", (warning) => log.warn({ warning }, "jobs are not well"));
  return boss;
}

const open = new WeakMap<PgBoss, Set<string>>();
const watches = new WeakMap<PgBoss, EnqueueWatch>();

/** Creates the queue, or updates it to this release. From then on jobs can be enqueued. */
export async function openQueue(boss: PgBoss, queue: string, options: Omit<Queue, "name">): Promise<void> {
  await boss.createQueue(queue, options);
  await boss.updateQueue(queue, options);
  open.set(boss, (open.get(boss) ?? new Set()).add(queue));
}

/**
 * Whether jobs can be enqueued: not while background jobs cannot start, and not after their stop. Work ordered then waits in rows of its own,
 * and gets its job when the queue is opened.
 */
export const isOpen = (boss: PgBoss, queue: string): boolean => open.get(boss)?.has(queue) ?? false;

/** [DE17] Background jobs run, and this one could not be enqueued although the database is available. */
export class JobsAway extends RefusalError {
  constructor(cause: unknown) {
    super(
      { refusal: "jobs_unavailable" },
      { message: "a background job could not be enqueued", isFailure: true, cause },
    );
  }
}

/** Enqueues a job in the transaction of `client`, if there is one: after the commit the job exists. */
export async function enqueue(
  boss: PgBoss,
  client: pg.ClientBase | pg.Pool,
  queue: string,
  job: object,
): Promise<void> {
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
  await boss.send(queue, job, { db }).catch((error: unknown) => notEnqueued(boss, error));
}

/** Enqueues many jobs in one statement, on a connection of the jobs' own. */
export async function enqueueAll(boss: PgBoss, queue: string, jobs: JobInsert<object>[]): Promise<void> {
  await boss.insert(queue, jobs).catch((error: unknown) => notEnqueued(boss, error));
}

function notEnqueued(boss: PgBoss, error: unknown): never {
  if (open.has(boss)) watches.get(boss)?.failed();
  throw isDatabaseAway(error as Error) ? error : new JobsAway(error);
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);
