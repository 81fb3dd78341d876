import type { AccountId, WebhookId } from "@jieru/shared/domain/ids";
import { params } from "@jieru/shared/protocol/http";
import { type Webhook, webhookLimit } from "@jieru/shared/protocol/webhooks";
import {
  newWebhookAnswer,
  webhookAnswer,
  webhookBody,
  webhookChange,
  webhookOfAccount,
  webhookSecretAnswer,
  webhooksAnswer,
  webhookTestAnswer,
} from "@jieru/shared/protocol/webhooks-schema";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { ClientBase, Pool } from "pg";
import { changeBy } from "../audit/change-by.ts";
import type { Context } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import { noteDenial } from "../http/denials.ts";
import type { Lookup } from "../http/dns-lookup.ts";
import { addressRefusalNow } from "./address.ts";
import { type Changer, changeWebhook, createWebhook, removeWebhook, renewSecret } from "./change.ts";
import { findWebhook, listWebhooks } from "./rows.ts";
import type { Sent } from "./send.ts";
import type { WebhookRow } from "./webhook-row.ts";

export interface WebhookRoutesOptions extends Changer {
  context: Pick<Context, "pool" | "clock" | "newId"> & {
    config: Pick<Context["config"], "deliversWebhooks" | "webhookHosts">;
  };
  /** Throws `Refused` for too many tests, or if webhooks are off. */
  test(row: WebhookRow): Promise<Sent>;
  /** Replaces DNS. */
  lookup?: Lookup | undefined;
}

const path = "/api/accounts/:accountId/webhooks";
const one = `${path}/:webhookId`;
const config = { access: "admin" } as const;

export async function webhookRoutes(instance: FastifyInstance, options: WebhookRoutesOptions): Promise<void> {
  const app = withZod(instance);
  listRoute(app, options);
  changeRoutes(app, options);
  secretRoute(app, options);
  testRoute(app, options);
}

const withZod = (instance: FastifyInstance) => instance.withTypeProvider<ZodTypeProvider>();
type App = ReturnType<typeof withZod>;

function listRoute(app: App, { context: { pool, clock, config: settings } }: WebhookRoutesOptions): void {
  app.get(
    path,
    {
      config,
      schema: {
        summary: "List the webhooks with their delivery state, oldest first, without secrets",
        params: params.account,
        response: { 200: webhooksAnswer },
      },
    },
    async ({ params: { accountId } }) => ({
      webhooks: await listWebhooks(pool, accountId, clock.now()),
      limit: webhookLimit,
      delivers: settings.deliversWebhooks,
    }),
  );
}

function changeRoutes(app: App, options: WebhookRoutesOptions): void {
  const { pool, clock } = options.context;

  app.post(
    path,
    {
      config,
      schema: {
        summary: "Create a webhook for events from now on; its secret is shown once",
        params: params.account,
        body: webhookBody,
        response: { 200: newWebhookAnswer },
      },
    },
    async (request) => {
      const { accountId } = request.params;
      const url = await acceptedUrl(options, request, request.body.url);
      const made = await createWebhook(options, changeBy(accountId, request), { ...request.body, url });
      return { webhook: await present(pool, accountId, made.id, clock.now()), secret: made.secret };
    },
  );

  app.patch(
    one,
    {
      config,
      schema: {
        summary: "Change a webhook, or switch it on or off; no events are stored while it is off",
        params: webhookOfAccount,
        body: webhookChange,
        response: { 200: webhookAnswer },
      },
    },
    async (request) => {
      const { accountId, webhookId } = request.params;
      const { url: requestedUrl, ...change } = request.body;
      const url = requestedUrl === undefined ? undefined : await acceptedUrl(options, request, requestedUrl);
      await changeWebhook(options, changeBy(accountId, request), webhookId, { ...change, url });
      return { webhook: await present(pool, accountId, webhookId, clock.now()) };
    },
  );

  app.delete(
    one,
    { config, schema: { summary: "Delete a webhook", params: webhookOfAccount } },
    async (request, reply) => {
      await removeWebhook(options, changeBy(request.params.accountId, request), request.params.webhookId);
      return reply.code(204).send();
    },
  );
}

function secretRoute(app: App, options: WebhookRoutesOptions): void {
  app.post(
    `${one}/secret`,
    {
      config,
      schema: {
        summary: "Renew the secret; it is shown once, and the old one also signs for a day",
        params: webhookOfAccount,
        response: { 200: webhookSecretAnswer },
      },
    },
    async (request) => ({
      secret: await renewSecret(
        options,
        changeBy(request.params.accountId, request),
        request.params.webhookId,
      ),
    }),
  );
}

function testRoute(app: App, { context: { pool }, test }: WebhookRoutesOptions): void {
  app.post(
    `${one}/test`,
    {
      config,
      schema: {
        summary: "Send an event of type `test` and return the answer",
        params: webhookOfAccount,
        response: { 200: webhookTestAnswer },
      },
    },
    async ({ params: { accountId, webhookId } }) => {
      const row = await findWebhook(pool, accountId, webhookId);
      if (!row) throw new Refused({ refusal: "webhook_not_found" });
      const started = performance.now();
      const sent = await test(row);
      return { ...sent, tookMs: Math.round(performance.now() - started) };
    },
  );
}

/** Returns the stored address. [AG6] Checks the admin again after the lookup. Throws `Refused`. */
async function acceptedUrl(
  { context: { config: settings }, lookup }: WebhookRoutesOptions,
  request: FastifyRequest,
  text: string,
): Promise<string> {
  const url = URL.parse(text);
  const why = await addressRefusalNow(url, settings.webhookHosts, lookup);
  await request.judgeAgain();
  if (why === "not_public") noteDenial(request, "N22", "webhook");
  if (!url || why) throw new Refused({ refusal: "webhook_url_refused", why: why ?? "unreadable" });
  return url.href;
}

async function present(
  db: Pool | ClientBase,
  accountId: AccountId,
  id: WebhookId,
  now: number,
): Promise<Webhook> {
  const found = (await listWebhooks(db, accountId, now)).find((each) => each.id === id);
  // Another admin may have removed it.
  if (!found) throw new Refused({ refusal: "webhook_not_found" });
  return found;
}
