import type { SavedViewId } from "@jieru/shared/domain/ids";
import { maxViews, type SavedView } from "@jieru/shared/domain/saved-view";
import { params } from "@jieru/shared/protocol/http";
import {
  newSavedView,
  savedViewAnswer,
  savedViewBody,
  savedViewOrderBody,
  savedViewParams,
  savedViewsAnswer,
} from "@jieru/shared/protocol/saved-views";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Context } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import { deleteView, insertView, listViews, orderViews, renameView, type Unsaved } from "./saved-views.ts";

const config = { access: "agent" } as const;
const path = "/api/accounts/:accountId/views";

const getSaved = (saved: SavedView | Unsaved | null): SavedView => {
  if (saved === "full") throw new Refused({ refusal: "view_limit_reached", limit: maxViews });
  if (saved === "taken") throw new Refused({ refusal: "view_name_taken" });
  if (saved === null) throw new Refused({ refusal: "view_not_found" });
  return saved;
};

export async function savedViewRoutes(
  instance: FastifyInstance,
  { pool, clock, newId }: Pick<Context, "pool" | "clock" | "newId">,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.get(
    path,
    {
      config,
      schema: {
        summary: "List your saved views in your order",
        params: params.account,
        response: { 200: savedViewsAnswer },
      },
    },
    async ({ params: { accountId }, principal: { agentId } }) => ({
      views: await listViews(pool, { accountId, agentId }),
    }),
  );

  app.post(
    path,
    {
      config,
      schema: {
        summary: "Save a view of the lists under a name",
        params: params.account,
        body: newSavedView,
        response: { 200: savedViewAnswer },
      },
    },
    async ({ params: { accountId }, body, principal: { agentId } }) => {
      const made = { id: newId() as SavedViewId, now: clock.now() };
      return { view: getSaved(await insertView(pool, { accountId, agentId }, made, body)) };
    },
  );

  app.patch(
    `${path}/:viewId`,
    {
      config,
      schema: {
        summary: "Rename a saved view",
        params: savedViewParams,
        body: savedViewBody,
        response: { 200: savedViewAnswer },
      },
    },
    async ({ params: { accountId, viewId }, body: { name }, principal: { agentId } }) => ({
      view: getSaved(await renameView(pool, { accountId, agentId }, viewId, name)),
    }),
  );

  app.put(
    `${path}/order`,
    {
      config,
      schema: {
        summary: "Reorder your saved views; those not named follow in their order",
        params: params.account,
        body: savedViewOrderBody,
        response: { 200: savedViewsAnswer },
      },
    },
    async ({ params: { accountId }, body: { ids }, principal: { agentId } }) => {
      await orderViews(pool, { accountId, agentId }, ids);
      return { views: await listViews(pool, { accountId, agentId }) };
    },
  );

  app.delete(
    `${path}/:viewId`,
    { config, schema: { summary: "Delete a saved view", params: savedViewParams } },
    async ({ params: { accountId, viewId }, principal: { agentId } }, reply) => {
      if (!(await deleteView(pool, { accountId, agentId }, viewId))) getSaved(null);
      return reply.code(204).send();
    },
  );
}
