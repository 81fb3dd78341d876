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
interface Target {
  agentId: AgentId;
  conversationId: ConversationId;
  sessionId: SessionId;
}

type Recorded = Pick<Target, "agentId" | "conversationId"> & { accountId: AccountId; ip: string };

/** Answers an id of another account like an unknown one (N34). */
async function ask(
  pool: Pool,
  agentId: AgentId,
  found: Promise<(Pick<Session, "id" | "conversationId"> & { accountId: AccountId }) | null>,
): Promise<{ accountId: AccountId; target: Target }> {
  const session = await found;
  if (!session || !(await findViewer(pool, session.accountId, agentId)))
    throw new Refused({ refusal: "session_not_found" });
  const { accountId, conversationId, id: sessionId } = session;
  return { accountId, target: { agentId, conversationId, sessionId } };
}

function sessionAfter(desk: Desk, { conversationId, sessionId }: Target): { session: Session } {
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
        summary: "Set the customer's remark",
        params: params.conversation,
        body: remarkBody,
        response: { 200: sessionAnswer },
      },
    },
    async ({ params: { conversationId }, body, principal: { agentId }, ip }) => {
      const { accountId, target } = await askAbout(conversationId, agentId);
      const remark = seenOf(body.remark)?.trim() ?? null;
      const entry = entryOf("remark_changed", { accountId, ...target, ip });
      return sessionAfter(await runRecorded(lanes, { do: "set_remark", ...target, remark }, entry), target);
    },
  );

  app.patch(
    "/api/conversations/:conversationId/tags",
    {
      config,
      schema: {
        summary: "Add and remove tags of a customer",
        params: params.conversation,
        body: tagsBody,
        response: { 200: sessionAnswer },
      },
    },
    async ({ params: { conversationId }, body, principal: { agentId }, ip }) => {
      const { accountId, target } = await askAbout(conversationId, agentId);
      const entry = entryOf("tags_changed", { accountId, ...target, ip });
      return sessionAfter(await runRecorded(lanes, { do: "change_tags", ...target, ...body }, entry), target);
    },
  );

  app.put(
    "/api/conversations/:conversationId/blocked",
    {
      config,
      schema: {
        summary: "Block or unblock the customer",
        params: params.conversation,
        body: blockedBody,
        response: { 200: sessionAnswer },
      },
    },
    async ({ params: { conversationId }, body: { blocked, reason }, principal: { agentId }, ip }) => {
      const found = blocked ? findRulingSession(pool, conversationId) : findBlocked(conversationId);
      const { accountId, target } = await ask(pool, agentId, found);
      const what = blocked ? "customer_blocked" : "customer_unblocked";
      const entry = entryOf(what, { accountId, ...target, ip });
      const command = { do: "set_blocked", ...target, blocked, reason: seenOf(reason) } as const;
      return sessionAfter(await runRecorded(lanes, command, entry), target);
    },
  );

  app.post(
    "/api/sessions/:sessionId/notes",
    {
      config,
      schema: {
        summary: "Add a note for colleagues; the customer never gets it",
        params: params.session,
        body: noteBody,
        response: { 200: messageAnswer },
      },
    },
    async ({ params: { sessionId }, body, principal: { agentId } }) => {
      const { accountId, target } = await ask(pool, agentId, findRuling(sessionId));
      const desk = await run(accountId, { do: "add_note", ...target, ...body });
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
        summary: "Mark a mention of you as seen",
        params: params.session,
        body: mentionSeenBody,
        response: { 200: sessionAnswer },
      },
    },
    async ({ params: { sessionId }, body, principal: { agentId } }) => {
      const { accountId, target } = await ask(pool, agentId, findRuling(sessionId));
      return sessionAfter(await run(accountId, { do: "see_mention", ...target, ...body }), target);
    },
  );
}
