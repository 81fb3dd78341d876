import type { Role } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import {
  invitationAnswer,
  invitationBody,
  invitationDetails,
  meAnswer,
  params,
} from "@jieru/shared/protocol/http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { recordAudit } from "../audit/record-audit.ts";
import { transaction } from "../database/transaction.ts";
import { Refused } from "../problem.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { getAgentName } from "./bindings.ts";
import { deleteInvitation, findInvitation, insertInvitation, invitationUrl } from "./invitations.ts";
import { readMe } from "./me.ts";
import type { AgentRoutesOptions } from "./routes.ts";

const invalid = () => new Refused({ refusal: "invitation_invalid" });

/** [SI4] An admin invites, the invitee looks and confirms. */
export function invitationRoutes(instance: FastifyInstance, options: AgentRoutesOptions): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { context, lanes } = options;
  const { pool, clock } = context;

  app.post(
    "/api/accounts/:accountId/invitations",
    {
      config: { access: "admin" },
      schema: {
        summary: "Invite a person: a link that works once, within 24 hours",
        params: params.account,
        body: invitationBody,
        response: { 200: invitationAnswer },
      },
    },
    (request) => invite(options, request, request.params.accountId, request.body.role),
  );

  app.delete(
    "/api/accounts/:accountId/invitations/:token",
    {
      config: { access: "admin" },
      schema: { summary: "Take an invitation back", params: params.account.extend(params.invitation.shape) },
    },
    async ({ params: { accountId, token }, principal: { agentId }, ip }, reply) => {
      if (!(await deleteInvitation(pool, accountId, token))) throw invalid();
      const at = clock.now();
      await recordAudit(pool, { what: "invitation_revoked", accountId, agentId, about: null, ip, at });
      return reply.code(204).send();
    },
  );

  app.get(
    "/api/invitations/:token",
    {
      config: { access: "public" },
      schema: {
        summary: "What an invitation is for, to whoever holds it",
        params: params.invitation,
        response: { 200: invitationDetails },
      },
    },
    async ({ params: { token } }) => {
      const invitation = await findInvitation(pool, token, clock.now());
      if (!invitation) throw invalid();
      return invitation;
    },
  );

  app.post(
    "/api/invitations/:token/accept",
    {
      config: { access: "signed_in" },
      schema: {
        summary: "Become an agent of the account that invites; answers who I am now",
        params: params.invitation,
        response: { 200: meAnswer },
      },
    },
    async ({ params: { token }, principal: { agentId }, ip }) => {
      const name = await getAgentName(pool, agentId);
      await acceptInvitation(context, lanes, { token, agentId, name, ip });
      return readMe(pool, agentId);
    },
  );
}

async function invite(
  { context }: AgentRoutesOptions,
  { principal: { agentId }, ip }: Pick<FastifyRequest, "principal" | "ip">,
  accountId: AccountId,
  role: Role,
) {
  const at = context.clock.now();
  const invitation = await transaction(context.pool, async (client) => {
    await recordAudit(client, { what: "invitation_created", accountId, agentId, about: role, ip, at });
    return insertInvitation(client, { accountId, role, invitedBy: agentId, now: at });
  });
  return { ...invitation, url: invitationUrl(context.config.publicUrl, invitation.token) };
}
