import type { Role } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, QuickReplyId } from "@jieru/shared/domain/ids";
import { type QuickReply, type QuickReplyScope, quickReplyLimit } from "@jieru/shared/domain/quick-reply";
import { params } from "@jieru/shared/protocol/http";
import {
  newQuickReplyBody,
  type QuickReplyChange,
  quickRepliesAnswer,
  quickReplyAnswer,
  quickReplyBody,
  quickReplyOrderBody,
  quickReplyParams,
} from "@jieru/shared/protocol/quick-replies";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { ClientBase, Pool } from "pg";
import { Refused } from "../base/refused.ts";
import { changeQuickReplies, type QuickReplyDeps } from "./change.ts";
import { quickReplyImportRoute } from "./import-route.ts";
import {
  countQuickReplies,
  deleteQuickReply,
  findQuickReply,
  findShortcut,
  insertQuickReply,
  listQuickReplies,
  orderQuickReplies,
  type QuickReplyList,
  updateQuickReply,
} from "./quick-replies.ts";

const path = "/api/accounts/:accountId/quick-replies";
const config = { access: "agent" } as const;

const listFor = (accountId: AccountId, scope: QuickReplyScope, agentId: AgentId): QuickReplyList => ({
  accountId,
  ownerId: scope === "own" ? agentId : null,
});

const gone = (): never => {
  throw new Refused({ refusal: "quick_reply_not_found" });
};

/** Throws `Refused` if the agent may not see it. */
const getStored = async (pool: Pool, accountId: AccountId, agentId: AgentId, id: QuickReplyId) =>
  (await findQuickReply(pool, accountId, agentId, id)) ?? gone();

const isUnchanged = (stored: QuickReply, change: QuickReplyChange): boolean =>
  (Object.keys(change) as (keyof QuickReplyChange)[]).every((field) => change[field] === stored[field]);

async function refuseFull(
  db: ClientBase | Pool,
  list: QuickReplyList,
  scope: QuickReplyScope,
): Promise<void> {
  const limit = quickReplyLimit[scope];
  if ((await countQuickReplies(db, list)) >= limit)
    throw new Refused({ refusal: "quick_reply_limit_reached", limit });
}

/** [QR1] Decides like the desk. */
const mayChange = ({ ownerId }: QuickReplyList, role: Role | null): boolean =>
  ownerId !== null || role !== "agent";

async function refuseTaken(
  db: ClientBase | Pool,
  list: QuickReplyList,
  shortcut: string | null | undefined,
  but: QuickReplyId | null,
): Promise<void> {
  const title = shortcut ? await findShortcut(db, list, shortcut, but) : null;
  if (shortcut && title !== null) throw new Refused({ refusal: "shortcut_taken", shortcut, title });
}

export async function quickReplyRoutes(instance: FastifyInstance, deps: QuickReplyDeps): Promise<void> {
  await quickReplyImportRoute(instance, deps);
  const app = withZod(instance);
  listRoute(app, deps);
  writeRoute(app, deps);
  changeRoute(app, deps);
  deleteRoute(app, deps);
  orderRoute(app, deps);
}

const withZod = (instance: FastifyInstance) => instance.withTypeProvider<ZodTypeProvider>();
type App = ReturnType<typeof withZod>;

function listRoute(app: App, { context: { pool } }: QuickReplyDeps): void {
  app.get(
    path,
    {
      config,
      schema: {
        summary: "List the team's quick replies and your own",
        params: params.account,
        response: { 200: quickRepliesAnswer },
      },
    },
    async ({ params: { accountId }, principal: { agentId } }) => ({
      quickReplies: await listQuickReplies(pool, accountId, agentId),
    }),
  );
}

function writeRoute(app: App, deps: QuickReplyDeps): void {
  const { pool, clock, newId } = deps.context;
  app.post(
    path,
    {
      config,
      schema: {
        summary: "Create a quick reply",
        params: params.account,
        body: newQuickReplyBody,
        response: { 200: quickReplyAnswer },
      },
    },
    async ({ params: { accountId }, body, principal: { agentId: by, role }, ip }) => {
      const list = listFor(accountId, body.scope, by);
      // Checked before the lane, where a refusal would roll back its batch.
      const refuse = async (db: ClientBase | Pool) => {
        await refuseTaken(db, list, body.shortcut, null);
        await refuseFull(db, list, body.scope);
      };
      if (mayChange(list, role)) await refuse(pool);
      const quickReply = await changeQuickReplies(deps, {
        list,
        by,
        ip,
        async write(client) {
          await refuse(client);
          const id = newId() as QuickReplyId;
          return insertQuickReply(client, list, { id, by, at: clock.now() }, body);
        },
        about: ({ title }) => `added ${title}`,
      });
      return { quickReply };
    },
  );
}

function changeRoute(app: App, deps: QuickReplyDeps): void {
  const { pool, clock } = deps.context;
  app.patch(
    `${path}/:quickReplyId`,
    {
      config,
      schema: {
        summary: "Change a quick reply",
        params: quickReplyParams,
        body: quickReplyBody,
        response: { 200: quickReplyAnswer },
      },
    },
    async ({ params: { accountId, quickReplyId: id }, body, principal: { agentId: by, role }, ip }) => {
      const { list, stored } = await getStored(pool, accountId, by, id);
      if (mayChange(list, role)) {
        if (isUnchanged(stored, body)) return { quickReply: stored };
        await refuseTaken(pool, list, body.shortcut, id);
      }
      const quickReply = await changeQuickReplies(deps, {
        list,
        by,
        ip,
        async write(client) {
          await refuseTaken(client, list, body.shortcut, id);
          return (await updateQuickReply(client, list, { id, by, at: clock.now() }, body)) ?? gone();
        },
        about: ({ title }) => `changed ${title}`,
      });
      return { quickReply };
    },
  );
}

function deleteRoute(app: App, deps: QuickReplyDeps): void {
  const { pool } = deps.context;
  app.delete(
    `${path}/:quickReplyId`,
    { config, schema: { summary: "Delete a quick reply", params: quickReplyParams } },
    async ({ params: { accountId, quickReplyId: id }, principal: { agentId: by }, ip }, reply) => {
      const { list } = await getStored(pool, accountId, by, id);
      await changeQuickReplies(deps, {
        list,
        by,
        ip,
        write: async (client) => (await deleteQuickReply(client, list, id)) ?? gone(),
        about: (title) => `deleted ${title}`,
      });
      return reply.code(204).send();
    },
  );
}

function orderRoute(app: App, deps: QuickReplyDeps): void {
  const { pool } = deps.context;
  app.put(
    `${path}/order`,
    {
      config,
      schema: {
        summary: "Reorder quick replies; those not named follow in their order",
        params: params.account,
        body: quickReplyOrderBody,
        response: { 200: quickRepliesAnswer },
      },
    },
    async ({ params: { accountId }, body: { scope, ids }, principal: { agentId: by }, ip }) => {
      const list = listFor(accountId, scope, by);
      const write = (client: ClientBase) => orderQuickReplies(client, list, ids);
      await changeQuickReplies(deps, { list, by, ip, write, about: () => "order" });
      return { quickReplies: await listQuickReplies(pool, accountId, by) };
    },
  );
}
