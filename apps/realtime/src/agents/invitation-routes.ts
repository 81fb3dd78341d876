import { invitationDetails, meAnswer, params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { Refused } from "../base/refused.ts";
import { findInvitation, noteOpened } from "../sign-in/invitations.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { getAgentName } from "./bindings.ts";
import { readMe } from "./me.ts";
import type { AgentRoutesOptions } from "./route-options.ts";

export function invitationRoutes(
  instance: FastifyInstance,
  { context, lanes, lookupLimiter }: AgentRoutesOptions,
): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { pool, clock } = context;

  const details = async (token: string) => {
    const now = clock.now();
    const invitation = await findInvitation(pool, token, now);
    if (!invitation) throw new Refused({ refusal: "invitation_invalid" });
    return { ...invitation, now };
  };

  app.get(
    "/api/invitations/:token",
    {
      config: { access: "public", refuses: { 409: "`invitation_invalid`: used, revoked or over." } },
      schema: {
        summary: "Get the details of an invitation by its link",
        params: params.invitation,
        response: { 200: invitationDetails },
      },
    },
    ({ params: { token }, ip }) => lookupLimiter.pass(ip, () => details(token)),
  );

  app.post(
    "/api/invitations/:token/open",
    {
      config: { access: "signed_in" },
      schema: {
        summary: "Record that the signed-in invitee has opened the invitation",
        params: params.invitation,
        response: { 200: invitationDetails },
      },
    },
    async ({ params: { token }, principal: { agentId } }) => {
      await noteOpened(pool, token, agentId, clock.now());
      return details(token);
    },
  );

  app.post(
    "/api/invitations/:token/accept",
    {
      config: { access: "signed_in" },
      schema: {
        summary: "Accept an invitation; returns the signed-in agent",
        params: params.invitation,
        response: { 200: meAnswer },
      },
    },
    async ({ params: { token }, principal: { agentId }, ip }) => {
      const name = await getAgentName(pool, agentId);
      await acceptInvitation(context, lanes, { token, agentId, name, ip });
      return readMe(pool, agentId, clock.now());
    },
  );
}
