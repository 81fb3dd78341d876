import { setTimeout as delay } from "node:timers/promises";
import type { AccountId, ConversationId, MediaId, SessionId } from "@jieru/shared/domain/ids";
import { sentRatingText } from "@jieru/shared/domain/rating";
import { WechatRefused, WechatUnknown } from "@jieru/wechat/errors";
import type { OutboundMessage } from "@jieru/wechat/send";
import type { WechatClients } from "../accounts/connection/wechat-clients.ts";
import { within } from "../base/async.ts";
import type { Clock } from "../base/context.ts";
import { failpoint } from "../base/failpoint.ts";
import type { Command, DeliveryOutcome } from "../desk/command.ts";
import { type Desk, type DeskMessage, getConversation } from "../desk/desk.ts";
import type { Lanes } from "../lane/lane.ts";
import { MediaLost } from "../media/uploads/sent-media.ts";
import { outcomeOf } from "./outcome.ts";
import type { DueReply } from "./queue.ts";

export interface DeliverOptions {
  lanes: Lanes;
  clock: Clock;
  clients: WechatClients;
  /** Returns WeChat's media id. `renew`: WeChat no longer knows the previous id. */
  wechatMediaId(accountId: AccountId, mediaId: MediaId, renew: boolean): Promise<string>;
  ratingLink(sessionId: SessionId): string;
  onRefused?(refusal: WechatRefused, due: DueReply): void;
  /** No answer came; the reply may have arrived. */
  onDoubt?(unknown: WechatUnknown, due: DueReply): void;
  onSent?(conversationId: ConversationId): void;
  /** Time to begin the send; 4.5 s unless given. */
  beginWithinMs?: number;
  /** Stops the retries of outcomes. */
  ended: AbortSignal;
}

/** [OB2] A send takes up to 10 s of the 15 s lease, so a late one is retried instead. */
const defaultBeginWithinMs = 4_500;

/** For errors before sending. Refusals and lost media stay, unless WeChat was only busy. */
const beforeSending = (error: unknown): never => {
  if (error instanceof WechatRefused && error.reason !== "busy") throw error.beforehand();
  if (error instanceof MediaLost) throw error;
  const cause = error instanceof WechatUnknown ? error.cause : "not_prepared";
  throw new WechatUnknown({ phase: "not_sent", cause });
};

/** [CR3] Adds the link when sending, as no record has it. */
function textOf({ ratingLink }: DeliverOptions, desk: Desk, { id, sessionId, text }: Text): string {
  const asks = sessionId && desk.sessions.get(sessionId)?.rating?.messageId === id;
  return asks ? sentRatingText(text, ratingLink(sessionId)) : text;
}
type Text = Extract<DeskMessage, { type: "text" }>;

async function wireContent(
  options: DeliverOptions,
  desk: Desk,
  m: DeskMessage,
  renew: boolean,
): Promise<OutboundMessage> {
  const media = (id: MediaId) => options.wechatMediaId(desk.account.id, id, renew);
  switch (m.type) {
    case "text":
      return { type: "text", text: textOf(options, desk, m) };
    case "image":
      return { type: "image", mediaId: await media(m.image.mediaId) };
    case "link":
      return { type: "link", ...m.link };
    case "miniprogrampage": {
      const { title, pagePath, cover } = m.card;
      return {
        type: "miniprogrampage",
        title,
        pagePath,
        thumbMediaId: cover ? await media(cover.mediaId) : "",
      };
    }
    default:
      throw new Error(`a ${m.type} cannot be sent`);
  }
}

async function call(
  options: DeliverOptions,
  desk: Desk,
  m: DeskMessage,
  beginBy: number,
  renew = false,
): Promise<void> {
  const accountId = desk.account.id;
  const { openid } = getConversation(desk, m.conversationId);
  const prepare = async () => {
    const client = await options.clients.of(accountId);
    return { client, content: await wireContent(options, desk, m, renew) };
  };
  try {
    const leftMs = Math.max(0, beginBy - performance.now());
    const { client, content } = await within(leftMs, prepare()).catch(beforeSending);
    await client.send(openid, content, beginBy);
  } catch (error) {
    const isLost = error instanceof WechatRefused && error.class === "media" && carriesImage(m);
    if (renew || !isLost) throw error;
    await call(options, desk, m, beginBy, true);
  }
}

const carriesImage = ({ type }: DeskMessage): boolean => type === "image" || type === "miniprogrampage";

const recordRetries = { firstMs: 100, atMostMs: 2_000, forMs: 10 * 60_000 };

/** [OB6] Reports the outcome until it is stored. Rejects when time is up or the server ends. */
async function recordOutcome(
  { lanes, ended }: DeliverOptions,
  accountId: AccountId,
  outcome: Command,
): Promise<void> {
  const until = performance.now() + recordRetries.forMs;
  for (let pauseMs = recordRetries.firstMs; ; pauseMs = Math.min(2 * pauseMs, recordRetries.atMostMs)) {
    try {
      await lanes.run(accountId, outcome);
      return;
    } catch (error) {
      if (ended.aborted || performance.now() > until) throw error;
    }
    await delay(pauseMs, undefined, { signal: ended }).catch(() => undefined);
  }
}

/** [DE11] The delivery began too late: another server may send it at once. */
const leftToOthers = (attempt: number, now: number): DeliveryOutcome => ({
  kind: "retry",
  attempt,
  notBefore: now,
  why: { kind: "not_sent", reason: "unreachable", code: null },
});

/**
 * Makes one attempt: commits `sending`, calls WeChat, reports the outcome (OB2). `onBegun` gets its number before the
 * call. Returns null if another server has it.
 */
export async function deliver(
  options: DeliverOptions,
  due: DueReply,
  onBegun: (attempt: number) => void = () => undefined,
): Promise<DeliveryOutcome["kind"] | null> {
  const { lanes, clock, ended } = options;
  const { accountId, messageId } = due;
  await failpoint("outbox.before_sending");
  const beginBy = performance.now() + (options.beginWithinMs ?? defaultBeginWithinMs);
  const started = await lanes.run(accountId, { do: "start_delivery", messageId });
  const message = started.ok ? started.desk.messages.get(messageId) : undefined;
  if (!started.ok || started.facts.length === 0 || message?.delivery?.state !== "sending") return null;
  await failpoint("outbox.after_sending");
  const attempt = started.desk.outbox.get(messageId)?.attempts ?? 1;
  if (ended.aborted) {
    const outcome = leftToOthers(attempt, clock.now());
    await lanes.run(accountId, { do: "finish_delivery", messageId, outcome });
    return null;
  }
  onBegun(attempt);
  const calling = call(options, started.desk, message, beginBy).then(
    (): DeliveryOutcome => ({ kind: "sent" }),
    (error: unknown) => {
      if (error instanceof WechatRefused) options.onRefused?.(error, due);
      if (error instanceof WechatUnknown && error.phase === "maybe_sent") options.onDoubt?.(error, due);
      return outcomeOf(error, carriesImage(message), attempt, clock.now());
    },
  );
  await failpoint("outbox.during_call");
  const outcome = await calling;
  if (outcome.kind === "sent") options.onSent?.(message.conversationId);
  await failpoint("outbox.after_answer");
  await recordOutcome(options, accountId, { do: "finish_delivery", messageId, outcome });
  return outcome.kind;
}
