/** What agents do with sessions. Every route is a command through the account's lane. */
import { seenOf } from "@jieru/shared/domain/blank";
import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import {
  assignBody,
  messageAnswer,
  params,
  readBody,
  replyBody,
  sessionAnswer,
  transferBody,
} from "@jieru/shared/protocol/http";
import { endBody, wrapUpBody } from "@jieru/shared/protocol/wrap-up";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import type { Clock } from "../context.ts";
import type { Command } from "../desk/command.ts";
import { type Desk, viewSession } from "../desk/desk.ts";
import { findByClientId } from "../desk/replies.ts";
import { failpoint } from "../failpoint.ts";
import { Refused } from "../http/problem.ts";
import type { Lanes } from "../lane/lane.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";
import { imageIn } from "../media/media-row.ts";
import type { MediaStore } from "../media/media-store.ts";
import { attachUpload } from "../media/uploads.ts";
import type { Principal } from "../policies/access.ts";
import { admitToSession } from "../policies/conversation.ts";
import { presentMessage } from "../presenters/message.ts";
import { findEndNotice } from "./end-notice.ts";
import { recordPassingOn } from "./record-passing-on.ts";
import { replyContent } from "./reply-content.ts";
import { findSession } from "./session-queries.ts";

export interface SessionRoutesOptions {
  pool: Pool;
  lanes: Lanes;
  clock: Clock;
  store: MediaStore;
}
interface OnSession {
  params: { sessionId: SessionId };
  principal: Principal;
  ip: string;
}
/** A command about a session, before it is known which account's lane it belongs to. */
type Ask = (sessionId: SessionId, agentId: AgentId) => Command;

/**
 * The account a session belongs to. An id that exists elsewhere answers like one that does not exist (N34), as does one of before its
 * customer was erased (RT3).
 */
async function accountOfSession(pool: Pool, sessionId: SessionId, agentId: AgentId): Promise<AccountId> {
  const { rows } = await pool.query<{ account_id: AccountId }>(
    `select s.account_id from sessions s join bindings b on b.account_id = s.account_id and b.agent_id = $2
      where s.id = $1 and not exists (
        select from conversations c where c.id = s.conversation_id and c.erased_seq >= s.last_seq)`,
    [sessionId, agentId],
  );
  if (!rows[0]) throw new Refused({ refusal: "session_not_found" });
  return rows[0].account_id;
}

function sessionIn(desk: Desk, sessionId: SessionId): Session {
  const session = desk.sessions.get(sessionId);
  if (!session) throw new Error(`session ${sessionId} left the desk`);
  return viewSession(desk, session);
}

export async function sessionRoutes(
  instance: FastifyInstance,
  { pool, lanes, clock, store }: SessionRoutesOptions,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const config = { access: "signed_in" } as const;

  const runOnSession = async ({ params: { sessionId }, principal: { agentId }, ip }: OnSession, ask: Ask) => {
    const accountId = await accountOfSession(pool, sessionId, agentId);
    const command = ask(sessionId, agentId);
    const record = recordPassingOn(command, { accountId, agentId, ip, at: clock.now() });
    const { desk } = await runOrRefuse(lanes, accountId, { command, ...(record && { alongside: record }) });
    return { session: sessionIn(desk, sessionId) };
  };

  const simple = (name: string, summary: string, ask: Ask): void => {
    app.post(
      `/api/sessions/:sessionId/${name}`,
      { config, schema: { summary, params: params.session, response: { 200: sessionAnswer } } },
      (request) => runOnSession(request, ask),
    );
  };
  simple("pick-up", "Take a waiting session", (sessionId, agentId) => ({
    do: "pick_up",
    agentId,
    sessionId,
  }));
  simple("reactivate", "Wake an inactive session", (sessionId, agentId) => ({
    do: "reactivate",
    agentId,
    sessionId,
  }));
  simple("take-over", "A supervisor makes it theirs", (sessionId, agentId) => ({
    do: "take_over",
    agentId,
    sessionId,
  }));

  app.post(
    "/api/sessions/:sessionId/end",
    {
      config,
      schema: {
        summary: "Close the episode, and say what it was about",
        params: params.session,
        body: endBody,
        response: { 200: sessionAnswer },
      },
    },
    (request) =>
      runOnSession(request, (sessionId, agentId) => ({
        do: "end",
        agentId,
        sessionId,
        ...(request.body?.wrapUp && { wrapUp: request.body.wrapUp }),
      })),
  );
  app.put(
    "/api/sessions/:sessionId/wrap-up",
    {
      config,
      schema: {
        summary: "Say what a session was about, before its end or after",
        params: params.session,
        body: wrapUpBody,
        response: { 200: sessionAnswer },
      },
    },
    async (request) => {
      const noticeId = await findEndNotice(pool, request.params.sessionId);
      return runOnSession(request, (sessionId, agentId) => ({
        do: "wrap_up",
        agentId,
        sessionId,
        wrapUp: request.body.wrapUp,
        noticeId,
      }));
    },
  );
  app.post(
    "/api/sessions/:sessionId/assign",
    {
      config,
      schema: {
        summary: "Give a waiting session to an agent",
        params: params.session,
        body: assignBody,
        response: { 200: sessionAnswer },
      },
    },
    (request) =>
      runOnSession(request, (sessionId, agentId) => ({
        do: "assign",
        agentId,
        sessionId,
        to: request.body.agentId,
      })),
  );
  app.post(
    "/api/sessions/:sessionId/transfer",
    {
      config,
      schema: {
        summary: "Hand a session to another agent, or back to the waiting line",
        params: params.session,
        body: transferBody,
        response: { 200: sessionAnswer },
      },
    },
    (request) =>
      runOnSession(request, (sessionId, agentId) => ({
        do: "transfer",
        agentId,
        sessionId,
        to: request.body.agentId ?? null,
        note: seenOf(request.body.note),
      })),
  );
  app.post(
    "/api/sessions/:sessionId/read",
    {
      config,
      schema: {
        summary: "The owner has seen everything up to a seq",
        params: params.session,
        body: readBody,
        response: { 200: sessionAnswer },
      },
    },
    (request) =>
      runOnSession(request, (sessionId, agentId) => ({
        do: "mark_read",
        agentId,
        sessionId,
        upTo: request.body.upTo,
      })),
  );
  app.post(
    "/api/sessions/:sessionId/replies",
    {
      config: { ...config, pace: "replies" },
      schema: {
        summary: "Answer the customer",
        params: params.session,
        body: replyBody,
        response: { 200: messageAnswer },
      },
    },
    async ({ params: { sessionId }, body, principal }) => {
      const accountId = await accountOfSession(pool, sessionId, principal.agentId);
      const answering = { accountId, sessionId, agentId: principal.agentId, now: clock.now() };
      const content = await replyContent({ pool, store }, answering, body);
      const { clientMessageId, resendOf = null, seen = null } = body;
      await failpoint("reply.received");
      const { desk } = await runOrRefuse(lanes, accountId, {
        command: {
          do: "reply",
          agentId: principal.agentId,
          sessionId,
          clientMessageId,
          content,
          resendOf,
          seen,
        },
        ...(imageIn(content) && { alongside: attachUpload }),
      });
      await failpoint("reply.after_commit");
      const message = findByClientId(desk, clientMessageId);
      if (!message) throw new Error("the reply left the desk");
      return { message: presentMessage(message) };
    },
  );
  app.get(
    "/api/sessions/:sessionId",
    { config, schema: { summary: "One session", params: params.session, response: { 200: sessionAnswer } } },
    async ({ params: { sessionId }, principal }) => {
      const session = await findSession(pool, sessionId);
      if (!session) throw new Refused({ refusal: "session_not_found" });
      await admitToSession(pool, session, principal.agentId);
      return { session };
    },
  );
}
