/** Background jobs other than replies, by pg-boss. The process survives a lost database. */
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { type Job, type JobInsert, PgBoss, type Queue } from "pg-boss";
import type { JobLog } from "../base/job-log.ts";
import { RefusalError } from "../base/refused.ts";
import { isDatabaseAway } from "../database/failures.ts";
import { jobsSchema } from "../database/migrate.ts";
import { type EnqueueWatch, watchEnqueue } from "./enqueue-watch.ts";

/** Repeated after a failure, so it must be idempotent. */
export type SetUpJobs = (boss: PgBoss) => Promise<void>;

export interface JobsOptions {
  connection: pg.ClientConfig;
  log: JobLog;
  retryMs?: number;
}

export interface Jobs {
  boss: PgBoss;
  enqueueing: Pick<EnqueueWatch, "state" | "onChange">;
  /** Resolves when the jobs run, or after the first failure. Then it retries. */
  start(setUps: readonly SetUpJobs[]): Promise<void>;
  /** Gives running jobs 5 s. Unfinished jobs are repeated later. */
  stop(): Promise<void>;
}

const drainMs = 5_000;

/** Jobs do not run before `start`. */
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
      open.delete(boss); // a pending start may have opened one
      enqueueing.stop();
      await boss.stop({ graceful: true, timeout: drainMs });
      // NOTE: the pool ends before its connections, so their loss is expected.
      boss.removeAllListeners("error").on("error", () => undefined);
    },
  };
}

export interface Pace {
  /** Parallel jobs of this worker. */
  atOnce?: number;
  /** Poll interval of an idle worker; longer if the database notifies it. */
  pollSeconds?: number;
  pollWithNotifySeconds?: number;
  /** Leaves lower priorities to other workers. */
  minPriority?: number;
  /** Leaves higher priorities to other workers, which take those first. */
  maxPriority?: number;
  /** Parallel jobs of one group, counted over all servers. */
  ofGroupAtOnce?: number;
}

/** Processes jobs without waiting for the next poll in between. */
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

/** [DE13] Logs failures, which pg-boss does not report. [DE11] Interruptions by a stop do not count. */
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
    // [DE5] Ends a wait on a dead connection.
    query_timeout: 20_000,
    keepAlive: true,
    schema: jobsSchema,
    createSchema: false, // the migrations create it
    clockMonitorIntervalSeconds: 60,
    useListenNotify: true,
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
  };
  const boss = new PgBoss(config as ConstructorParameters<typeof PgBoss>[0] & object);
  // NOTE: without a listener, an `error` event would end the process.
  boss.on("error", (error) => log.error({ err: error }, "jobs lost the database"));
  boss.on("warning", (warning) => log.warn({ warning }, "the job queue reported a problem"));
  return boss;
}

const open = new WeakMap<PgBoss, Set<string>>();
const watches = new WeakMap<PgBoss, EnqueueWatch>();

/** Creates or updates the queue. Then jobs can be enqueued. */
export async function openQueue(boss: PgBoss, queue: string, options: Omit<Queue, "name">): Promise<void> {
  await boss.createQueue(queue, options);
  await boss.updateQueue(queue, options);
  open.set(boss, (open.get(boss) ?? new Set()).add(queue));
}

/** False before the start and after the stop. Work requested meanwhile gets its job later. */
export const isOpen = (boss: PgBoss, queue: string): boolean => open.get(boss)?.has(queue) ?? false;

/** [DE17] The job could not be enqueued although the database is available. */
export class JobsAway extends RefusalError {
  constructor(cause: unknown) {
    super(
      { refusal: "jobs_unavailable" },
      { message: "a background job could not be enqueued", isFailure: true, cause },
    );
  }
}

/** The job exists after the commit of `client`. */
export async function enqueue(
  boss: PgBoss,
  client: pg.ClientBase | pg.Pool,
  queue: string,
  job: object,
): Promise<void> {
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
  await boss.send(queue, job, { db }).catch((error: unknown) => notEnqueued(boss, error));
}

/** Uses one statement on pg-boss's connection. */
export async function enqueueAll(boss: PgBoss, queue: string, jobs: JobInsert<object>[]): Promise<void> {
  await boss.insert(queue, jobs).catch((error: unknown) => notEnqueued(boss, error));
}

function notEnqueued(boss: PgBoss, error: unknown): never {
  if (open.has(boss)) watches.get(boss)?.failed();
  throw isDatabaseAway(error as Error) ? error : new JobsAway(error);
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);
