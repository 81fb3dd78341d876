import type { Role } from "@jieru/shared/domain/agent";
import type { AccountId, InvitationId } from "@jieru/shared/domain/ids";
import { invitationAnswer, invitationBody, params } from "@jieru/shared/protocol/http";
import {
  invitationDoneAnswer,
  invitationLimit,
  invitationOfAccount,
  invitationsAnswer,
  invitationsQuery,
} from "@jieru/shared/protocol/invitations";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { recordAudit } from "../audit/record-audit.ts";
import { Refused } from "../base/refused.ts";
import { withNamedLock } from "../database/named-lock.ts";
import { transaction } from "../database/transaction.ts";
import { insertInvitation, invitationUrl } from "../sign-in/invitations.ts";
import {
  countOpenInvitations,
  findInvitationOf,
  listOpenInvitations,
  revokeInvitation,
} from "./account-invitations.ts";
import type { AgentRoutesOptions } from "./route-options.ts";

type By = Pick<FastifyRequest, "principal" | "ip">;
const invalid = () => new Refused({ refusal: "invitation_invalid" });

export function accountInvitationRoutes(instance: FastifyInstance, options: AgentRoutesOptions): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { pool, clock } = options.context;

  app.post(
    "/api/accounts/:accountId/invitations",
    {
      config: { access: "admin" },
      schema: {
        summary: "Create an invitation: a link that works once, within 24 hours",
        params: params.account,
        body: invitationBody,
        response: { 200: invitationAnswer },
      },
    },
    (request) => invite(options, request, request.params.accountId, request.body.role),
  );

  app.get(
    "/api/accounts/:accountId/invitations",
    {
      config: { access: "admin" },
      schema: {
        summary: "List open invitations, newest first, in pages",
        params: params.account,
        querystring: invitationsQuery,
        response: { 200: invitationsAnswer },
      },
    },
    async ({ params: { accountId }, query: { before, beforeId, limit } }) => {
      const now = clock.now();
      const last = before !== undefined && beforeId !== undefined ? { before, beforeId } : null;
      const found = await listOpenInvitations(pool, accountId, { last, limit: limit + 1 }, now);
      const invitations = found.slice(0, limit);
      const end = found.length > limit ? invitations.at(-1) : undefined;
      return {
        invitations,
        next: end ? { before: end.createdAt, beforeId: end.id } : null,
        total: await countOpenInvitations(pool, accountId, now),
      };
    },
  );

  app.get(
    "/api/accounts/:accountId/invitations/:invitationId",
    {
      config: { access: "admin" },
      schema: {
        summary: "Get the state of an invitation",
        params: invitationOfAccount,
        response: { 200: invitationDoneAnswer },
      },
    },
    async ({ params: { accountId, invitationId } }) => {
      const invitation = await findInvitationOf(pool, accountId, invitationId, clock.now());
      if (!invitation) throw invalid();
      return { invitation };
    },
  );

  app.delete(
    "/api/accounts/:accountId/invitations/:invitationId",
    {
      config: { access: "admin" },
      schema: { summary: "Revoke an invitation", params: invitationOfAccount },
    },
    async (request, reply) => {
      await revoke(options, request, request.params.accountId, request.params.invitationId);
      return reply.code(204).send();
    },
  );
}

/** [SI15] Throws `Refused` at the maximum number of open invitations. */
async function invite(
  { context }: AgentRoutesOptions,
  { principal: { agentId }, ip }: By,
  accountId: AccountId,
  role: Role,
) {
  const [id, at] = [context.newId() as InvitationId, context.clock.now()];
  const invitation = await withNamedLock(context.pool, `invitations:${accountId}`, async (client) => {
    if ((await countOpenInvitations(client, accountId, at)) >= invitationLimit)
      throw new Refused({ refusal: "invitation_limit_reached", limit: invitationLimit });
    const about = `${id} ${role}`;
    await recordAudit(client, { what: "invitation_created", accountId, agentId, about, ip, at });
    return insertInvitation(client, { id, accountId, role, invitedBy: agentId, now: at });
  });
  return { ...invitation, url: invitationUrl(context.config.publicUrl, invitation.token) };
}

async function revoke(
  { context }: AgentRoutesOptions,
  { principal: { agentId }, ip }: By,
  accountId: AccountId,
  id: InvitationId,
): Promise<void> {
  const at = context.clock.now();
  await transaction(context.pool, async (client) => {
    if (!(await revokeInvitation(client, accountId, id, at))) throw invalid();
    await recordAudit(client, { what: "invitation_revoked", accountId, agentId, about: id, ip, at });
  });
}
