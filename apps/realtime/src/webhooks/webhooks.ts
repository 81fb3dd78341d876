/** Outgoing webhooks, each served by one server at a time. */
import type { FastifyInstance } from "fastify";
import type { PgBoss } from "pg-boss";
import type { Context } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import type { ChangeListener } from "../feed/change-listener.ts";
import type { Deny } from "../http/security-log.ts";
import { type SetUpJobs, workThrough } from "../jobs/jobs.ts";
import { type Deliverer, deliverTo, type Outcome, sendTest } from "./deliver.ts";
import { type Due, watchDue } from "./due.ts";
import { createPlaces, type Places } from "./places.ts";
import { webhookRoutes } from "./routes.ts";
import type { SendOptions, Sent } from "./send.ts";
import type { WebhookRow } from "./webhook-row.ts";

export interface WebhooksOptions {
  context: Pick<Context, "pool" | "clock" | "newId" | "log"> & {
    config: Pick<Context["config"], "deliversWebhooks" | "webhookHosts">;
  };
  changes: Pick<ChangeListener, "onAccountChanged" | "onBack">;
  boss: PgBoss;
  secretKey: Buffer;
  deny: Deny;
  onOutcome(outcome: Outcome): void;
  sending?: Omit<SendOptions, "hosts">;
}

export interface Webhooks {
  setUp: SetUpJobs;
  routes(app: FastifyInstance): Promise<void>;
  /** Aborted requests are sent again with the same ids. */
  stop(): void;
}

const queue = "deliver-webhooks";
const queueOptions = {
  retryLimit: 0,
  expireInSeconds: 2 * 60,
  /** [WH6] After this time another server takes over the jobs of a dead one. */
  heartbeatSeconds: 15,
  deleteAfterSeconds: 10 * 60,
  notify: true,
};
/** [WH6] Connections for slow, all and quick webhooks. */
const forSlowAtOnce = 1;
const forAnyAtOnce = 1;
const forQuickAtOnce = 3;
const [slow, quick] = [0, 1];
/** [WH6] Leaves connections to other hosts, and one for quick webhooks of the same host. */
const ofHostAtOnce = forAnyAtOnce + forQuickAtOnce - 1;
const tidyEveryMs = 10 * 60 * 1_000;
const testsAtOnce = 4;

export function openWebhooks({
  context,
  changes,
  boss,
  secretKey,
  deny,
  ...options
}: WebhooksOptions): Webhooks {
  const stopping = new AbortController();
  const deliverer: Deliverer = {
    context,
    secretKey,
    sending: { hosts: context.config.webhookHosts, ...options.sending },
    stopping: stopping.signal,
    onOutcome(outcome) {
      if (outcome === "refused") deny({ rule: "N22", why: "webhook" });
      options.onOutcome(outcome);
    },
  };
  const enqueue = async (due: Due[]): Promise<void> => {
    if (!working) return;
    const jobs = due.map((each) => ({
      data: each,
      singletonKey: each.webhookId,
      group: { id: each.host },
      priority: each.slow ? slow : quick,
    }));
    await boss.insert(queue, jobs);
  };
  let working = false;
  const due = watchDue({ ...context, changes, enqueue });
  const tidying = setInterval(
    () =>
      void boss
        .deleteStoredJobs(queue)
        .catch((error: unknown) => context.log.warn({ err: error, queue }, "old jobs could not be deleted")),
    tidyEveryMs,
  ).unref();
  let tests = 0;
  const test = async (row: WebhookRow): Promise<Sent> => {
    if (!context.config.deliversWebhooks) throw new Refused({ refusal: "webhooks_silent" });
    if (tests >= testsAtOnce || stopping.signal.aborted) throw new Refused({ refusal: "server_busy" });
    tests++;
    try {
      return await sendTest(deliverer, row);
    } catch (error) {
      throw stopping.signal.aborted ? new Refused({ refusal: "server_busy" }) : error;
    } finally {
      tests--;
      due.findDue();
    }
  };
  return {
    async setUp(given) {
      if (!context.config.deliversWebhooks) return;
      await given.createQueue(queue, { ...queueOptions, policy: "stately" });
      await given.updateQueue(queue, queueOptions);
      const places = createPlaces(ofHostAtOnce);
      const deliver = ({ data }: { data: Due }) => deliverInTurn(deliverer, data, { places, enqueue });
      const ofGroupAtOnce = ofHostAtOnce;
      await workThrough(given, queue, { atOnce: forSlowAtOnce, maxPriority: slow, ofGroupAtOnce }, deliver);
      await workThrough(given, queue, { atOnce: forAnyAtOnce, ofGroupAtOnce }, deliver);
      await workThrough(given, queue, { atOnce: forQuickAtOnce, minPriority: quick, ofGroupAtOnce }, deliver);
      working = true;
      due.findDue();
    },
    routes: (app) =>
      webhookRoutes(app, {
        context,
        secretKey,
        onChange: due.findDue,
        test,
        lookup: options.sending?.lookup,
      }),
    stop() {
      stopping.abort();
      due.stop();
      clearInterval(tidying);
    },
  };
}

interface InTurn {
  places: Places;
  enqueue(due: Due[]): Promise<void>;
}

async function deliverInTurn(deliverer: Deliverer, of: Due, { places, enqueue }: InTurn): Promise<void> {
  const leave = places.take(of.host);
  try {
    const more = leave ? await deliverTo(deliverer, of) : of;
    if (more && !deliverer.stopping.aborted) await enqueue([{ ...of, slow: more.slow }]);
  } catch (error) {
    // The next search finds the waiting events.
    if (!deliverer.stopping.aborted)
      deliverer.context.log.error({ err: error, ...of }, "events could not be delivered to a webhook");
  } finally {
    leave?.();
  }
}
