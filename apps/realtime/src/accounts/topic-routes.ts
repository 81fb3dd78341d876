import type { AccountId } from "@jieru/shared/domain/ids";
import type { Topic } from "@jieru/shared/domain/wrap-up";
import { params } from "@jieru/shared/protocol/http";
import {
  newTopicBody,
  topicBody,
  topicOrderBody,
  topicParams,
  topicsAnswer,
} from "@jieru/shared/protocol/wrap-up";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { recordAudit } from "../audit/record-audit.ts";
import type { Clock } from "../base/context.ts";
import type { TopicsChange } from "../desk/command.ts";
import type { Lanes } from "../lane/lane.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";

const path = "/api/accounts/:accountId/topics";
const config = { access: "admin" } as const;

function aboutOf(change: TopicsChange, topics: readonly Topic[]): string {
  if ("order" in change) return "order";
  if ("add" in change) return `added ${change.add}`;
  const name = topics.find(({ id }) => id === change.topicId)?.name ?? "";
  if (change.retired === undefined) return `renamed ${name}`;
  return `${change.retired ? "retired" : "offered"} ${name}`;
}

export async function topicRoutes(
  instance: FastifyInstance,
  { lanes, clock }: { lanes: Lanes; clock: Clock },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  const run = async (
    { principal: { agentId }, ip }: Pick<FastifyRequest, "principal" | "ip">,
    accountId: AccountId,
    change: TopicsChange,
  ) => {
    const { desk } = await runOrRefuse(lanes, accountId, {
      command: { do: "change_topics", agentId, change },
      async sideEffect(client, did) {
        if (!did.ok || did.facts.length === 0) return;
        const about = aboutOf(change, did.desk.account.topics ?? []);
        const at = clock.now();
        await recordAudit(client, { what: "topics_changed", accountId, agentId, about, ip, at });
      },
    });
    return { topics: desk.account.topics ?? [] };
  };

  app.post(
    path,
    {
      config,
      schema: {
        summary: "Create a topic",
        params: params.account,
        body: newTopicBody,
        response: { 200: topicsAnswer },
      },
    },
    (request) => run(request, request.params.accountId, { add: request.body.name }),
  );
  app.patch(
    `${path}/:topicId`,
    {
      config,
      schema: {
        summary: "Rename, retire or restore a topic",
        params: topicParams,
        body: topicBody,
        response: { 200: topicsAnswer },
      },
    },
    (request) => {
      const { accountId, topicId } = request.params;
      const { name, retired } = request.body;
      const change = { ...(name !== undefined && { name }), ...(retired !== undefined && { retired }) };
      return run(request, accountId, { topicId, ...change });
    },
  );
  app.put(
    `${path}/order`,
    {
      config,
      schema: {
        summary: "Reorder topics; those not named follow in their order",
        params: params.account,
        body: topicOrderBody,
        response: { 200: topicsAnswer },
      },
    },
    (request) => run(request, request.params.accountId, { order: request.body.ids }),
  );
}
