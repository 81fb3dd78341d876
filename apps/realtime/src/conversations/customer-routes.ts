import { seenOf } from "@jieru/shared/domain/blank";
import type { AccountId, AgentId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { AuditAction } from "@jieru/shared/protocol/audit";
import {
  blockedBody,
  mentionSeenBody,
  messageAnswer,
  noteBody,
  params,
  remarkBody,
  sessionAnswer,
  tagsBody,
} from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import { runRecorded } from "../audit/run-recorded.ts";
import { Refused } from "../base/refused.ts";
import type { Command } from "../desk/command.ts";
import { type Desk, findOpenSession, viewSession } from "../desk/desk.ts";
import { findByClientId } from "../desk/replies.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";
import { findRulingSession, findSession } from "../lane/session-queries.ts";
import { findViewer } from "../policies/viewer.ts";
import { presentMessage } from "../presenters/present.ts";
import { findBlockedSession } from "./blacklist.ts";
import type { ConversationRoutesOptions } from "./route-options.ts";

/** `sessionId`: the newest session, which decides access if none is open (AG7). */
interface Asked {
  agentId: AgentId;
  conversationId: ConversationId;
  sessionId: SessionId;
}

type Recorded = Pick<Asked, "agentId" | "conversationId"> & { accountId: AccountId; ip: string };

/** Answers an id of another account like an unknown one (N34). */
async function ask(
  pool: Pool,
  agentId: AgentId,
  found: Promise<(Pick<Session, "id" | "conversationId"> & { accountId: AccountId }) | null>,
): Promise<{ accountId: AccountId; asked: Asked }> {
  const session = await found;
  if (!session || !(await findViewer(pool, session.accountId, agentId)))
    throw new Refused({ refusal: "session_not_found" });
  const { accountId, conversationId, id: sessionId } = session;
  return { accountId, asked: { agentId, conversationId, sessionId } };
}

function sessionAfter(desk: Desk, { conversationId, sessionId }: Asked): { session: Session } {
  const session = findOpenSession(desk, conversationId) ?? desk.sessions.get(sessionId);
  if (!session) throw new Error(`session ${sessionId} left the desk`);
  return { session: viewSession(desk, session) };
}

export function customerRoutes(
  instance: FastifyInstance,
  { pool, lanes, clock }: ConversationRoutesOptions,
): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const config = { access: "signed_in" } as const;

  const run = async (accountId: AccountId, command: Command): Promise<Desk> =>
    (await runOrRefuse(lanes, accountId, { command })).desk;
  /** [NO2] Returns the session that decides access now. */
  const findRuling = async (sessionId: SessionId) => {
    const named = await findSession(pool, sessionId);
    return named && findRulingSession(pool, named.conversationId);
  };
  const findBlocked = async (id: ConversationId) =>
    (await findRulingSession(pool, id)) ?? findBlockedSession(pool, id);
  const askAbout = (conversationId: ConversationId, agentId: AgentId) =>
    ask(pool, agentId, findRulingSession(pool, conversationId));

  /** [AU1] Returns an audit entry without the remark or tags themselves. */
  const entryOf = (what: AuditAction, { accountId, agentId, conversationId, ip }: Recorded) =>
    ({ what, accountId, agentId, about: conversationId, ip, at: clock.now() }) as const;

  app.put(
    "/api/conversations/:conversationId/remark",
    {
      config,
      schema: {
        summary: "Name the customer",
        params: params.conversation,
        body: remarkBody,
        response: { 200: sessionAnswer },
      },
    },
    async ({ params: { conversationId }, body, principal: { agentId }, ip }) => {
      const { accountId, asked } = await askAbout(conversationId, agentId);
      const remark = seenOf(body.remark)?.trim() ?? null;
      const entry = entryOf("remark_changed", { accountId, ...asked, ip });
      return sessionAfter(await runRecorded(lanes, { do: "set_remark", ...asked, remark }, entry), asked);
    },
  );

  app.patch(
    "/api/conversations/:conversationId/tags",
    {
      config,
      schema: {
        summary: "Put tags on the customer, and take some off",
        params: params.conversation,
        body: tagsBody,
        response: { 200: sessionAnswer },
      },
    },
    async ({ params: { conversationId }, body, principal: { agentId }, ip }) => {
      const { accountId, asked } = await askAbout(conversationId, agentId);
      const entry = entryOf("tags_changed", { accountId, ...asked, ip });
      return sessionAfter(await runRecorded(lanes, { do: "change_tags", ...asked, ...body }, entry), asked);
    },
  );

  app.put(
    "/api/conversations/:conversationId/blocked",
    {
      config,
      schema: {
        summary: "Put the customer on the blacklist, or take them off it",
        params: params.conversation,
        body: blockedBody,
        response: { 200: sessionAnswer },
      },
    },
    async ({ params: { conversationId }, body: { blocked, reason }, principal: { agentId }, ip }) => {
      const found = blocked ? findRulingSession(pool, conversationId) : findBlocked(conversationId);
      const { accountId, asked } = await ask(pool, agentId, found);
      const what = blocked ? "customer_blocked" : "customer_unblocked";
      const entry = entryOf(what, { accountId, ...asked, ip });
      const command = { do: "set_blocked", ...asked, blocked, reason: seenOf(reason) } as const;
      return sessionAfter(await runRecorded(lanes, command, entry), asked);
    },
  );

  app.post(
    "/api/sessions/:sessionId/notes",
    {
      config,
      schema: {
        summary: "Leave a note for colleagues; the customer never gets it",
        params: params.session,
        body: noteBody,
        response: { 200: messageAnswer },
      },
    },
    async ({ params: { sessionId }, body, principal: { agentId } }) => {
      const { accountId, asked } = await ask(pool, agentId, findRuling(sessionId));
      const desk = await run(accountId, { do: "add_note", ...asked, ...body });
      const message = findByClientId(desk, body.clientMessageId);
      if (!message) throw new Error("the note left the desk");
      return { message: presentMessage(message) };
    },
  );

  app.post(
    "/api/sessions/:sessionId/mentions/seen",
    {
      config,
      schema: {
        summary: "I have seen a note that is meant for me",
        params: params.session,
        body: mentionSeenBody,
        response: { 200: sessionAnswer },
      },
    },
    async ({ params: { sessionId }, body, principal: { agentId } }) => {
      const { accountId, asked } = await ask(pool, agentId, findRuling(sessionId));
      return sessionAfter(await run(accountId, { do: "see_mention", ...asked, ...body }), asked);
    },
  );
}
