import { repetitionWarning } from "@jieru/shared/domain/conduct-rule";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { messageAnswer, params, replyBody } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { ClientBase } from "pg";
import { recordAudit } from "../audit/record-audit.ts";
import { failpoint } from "../base/failpoint.ts";
import { Refused } from "../base/refused.ts";
import { countRefusal, countSentAnyway } from "../conduct-rules/conduct-counts.ts";
import type { ReplyContent } from "../desk/command.ts";
import { imageIn } from "../desk/image-in.ts";
import { findByClientId } from "../desk/replies.ts";
import type { BatchInput, Outcome } from "../lane/batch.ts";
import { attachUpload } from "../media/uploads/uploads.ts";
import { presentMessage } from "../presenters/present.ts";
import { replyContent } from "./reply-content.ts";
import type { SessionRoutesOptions } from "./route-options.ts";
import { getAccountOfSession } from "./run-on-session.ts";

interface Sender {
  accountId: AccountId;
  agentId: AgentId;
  ip: string;
  now: number;
}

/** Attaches the image and records accepted warnings (CD3) in the reply's transaction. */
function sideEffectsOf(
  sender: Sender,
  content: ReplyContent,
  acceptedWarnings: readonly string[],
): Pick<BatchInput, "sideEffect"> {
  if (!imageIn(content) && acceptedWarnings.length === 0) return {};
  return {
    async sideEffect(client, outcome) {
      if (imageIn(content)) await attachUpload(client, outcome);
      await recordAccepted(client, sender, outcome);
    },
  };
}

async function recordAccepted(client: ClientBase, sender: Sender, outcome: Outcome): Promise<void> {
  const fact = outcome.ok ? outcome.facts.find((f) => f.accepted) : undefined;
  if (!outcome.ok || !fact?.accepted) return;
  const { accountId, agentId, ip, now } = sender;
  await countSentAnyway(client, { ...sender, account: outcome.desk.account }, fact.accepted);
  await recordAudit(client, {
    what: "conduct_warning_accepted",
    accountId,
    agentId,
    about: fact.conversation.id,
    detail: fact.accepted.map(({ name }) => name ?? repetitionWarning).join("\n"),
    ip,
    at: now,
  });
}

/** [OB1] Answers once the reply is committed. The feed reports its delivery. */
export function replyRoute(
  instance: FastifyInstance,
  { pool, lanes, clock, store }: SessionRoutesOptions,
): void {
  instance.withTypeProvider<ZodTypeProvider>().post(
    "/api/sessions/:sessionId/replies",
    {
      config: { access: "signed_in", pace: "replies" },
      schema: {
        summary: "Send a reply to the customer",
        params: params.session,
        body: replyBody,
        response: { 200: messageAnswer },
      },
    },
    async ({ params: { sessionId }, body, principal: { agentId }, ip, log }) => {
      const accountId = await getAccountOfSession(pool, sessionId, agentId);
      const content = await replyContent(
        { pool, store },
        { accountId, sessionId, agentId, now: clock.now() },
        body,
      );
      const {
        clientMessageId,
        resendOf = null,
        seen = null,
        acceptedWarnings = [],
        beyondAllowance = false,
      } = body;
      await failpoint("reply.received");
      const about = { accountId, agentId, ip, now: clock.now() };
      const outcome = await lanes.runInput(accountId, {
        command: {
          do: "reply",
          agentId,
          sessionId,
          clientMessageId,
          content,
          resendOf,
          seen,
          acceptedWarnings,
          beyondAllowance,
        },
        ...sideEffectsOf(about, content, acceptedWarnings),
      });
      if (!outcome.ok) {
        await countRefusal(pool, about, outcome.refusal).catch((err: unknown) =>
          log.warn({ err, accountId }, "a refusal by a conduct rule was not counted"),
        );
        throw new Refused(outcome.refusal);
      }
      const { desk } = outcome;
      await failpoint("reply.after_commit");
      const message = findByClientId(desk, clientMessageId);
      if (!message) throw new Error("the reply left the desk");
      return { message: presentMessage(message) };
    },
  );
}
