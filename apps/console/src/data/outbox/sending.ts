/** Sends the queue: by HTTP, in order within a conversation, again when nobody answered. */

import type { AccountId, AgentId, ClientMessageId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { Event } from "@jieru/shared/domain/snapshot";
import type { MessagesPage, ReplyBody } from "@jieru/shared/protocol/http";
import { serverNow } from "../../lib/time/server-clock.ts";
import { putBackDraft, readDraft, writeDraft } from "../drafts/draft-store.ts";
import { createRetry } from "../feed/retry.ts";
import { request } from "../http/http.ts";
import { type Failure, isOwnFault, isPassing, isRefusedAs, type Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { queryClient } from "../http/query-client.ts";
import { newUuid } from "../http/uuid.ts";
import { keys } from "../keys.ts";
import { becomingMine } from "../optimistic/actions.ts";
import { changeLoaded } from "../queries/ask-again.ts";
import { placeMessage } from "../store/apply-message.ts";
import { heldOf, holdReply, outboundRefusal, releaseHeld, warningsIn } from "./held-replies.ts";
import {
  changeQueue,
  currentQueue,
  dismissReply,
  forgetPendingIn,
  forgetTold,
  noteAccepted,
  noteAnswered,
  noteFault,
  noteRefused,
  noteReturned,
  releaseHeldReplies,
  useReplies,
} from "./pending-replies.ts";
import { loadPending, onPendingRemoved } from "./pending-storage.ts";
import { isDelayed } from "./send-delay.ts";
import {
  enqueue,
  holdMs,
  isOfPress,
  nextToSend,
  type PendingNoteBody,
  type PendingReply,
  putBack,
  queuedAgain,
  rested,
  restored,
  sending,
} from "./send-queue.ts";

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;
/** The content of a reply, before it gets its id. */
export type ReplyContent = Without<ReplyBody, "clientMessageId">;

/** One for the page: replies to every account leave by it, also after the console of their account has closed. */
const retry = createRetry(pump, { firstMs: 500, longestMs: 8000 });

/** Shows the accepted message without waiting for the feed, which brings it too; both are one tile. */
function show(message: Message): void {
  changeLoaded<MessagesPage>(queryClient, { queryKey: keys.messages(message.conversationId) }, (page) =>
    page.messages.some((m) => m.id === message.id) ? page : placeMessage(page, message),
  );
}

const isNote = (reply: PendingReply): reply is PendingReply & { body: PendingNoteBody } =>
  reply.body.type === "note";

/** [NO4] [NO8] Notes have their own endpoint; that of replies refuses them. */
function post(reply: PendingReply): Promise<Outcome<{ message: Message }>> {
  if (!isNote(reply))
    return request("POST", paths.ofSession(reply.sessionId, "replies"), { body: reply.body });
  const { type: _, ...body } = reply.body;
  return request("POST", paths.ofSession(reply.sessionId, "notes"), { body });
}

async function send(reply: PendingReply): Promise<void> {
  const id = reply.clientMessageId;
  changeQueue((queue) => sending(queue, id));
  const before = becomingMine(reply.sessionId);
  if (before) await before;
  const outcome = await post(reply);
  if (outcome.ok) {
    retry.worked();
    const { message } = outcome.value;
    show(message);
    if (!isNote(reply) && currentQueue().some((p) => p.clientMessageId === id))
      noteAccepted(id, { sessionId: reply.sessionId, seq: message.seq });
    dismissReply(id);
  } else if (isOwnFault(outcome)) {
    const pauseMs = noteFault(reply, outcome);
    if (pauseMs !== null) setTimeout(wake, pauseMs, id);
  } else if (isPassing(outcome)) {
    changeQueue((queue) => putBack(queue, id));
    return retry.later();
  } else if (isRefusedAs(outcome, "session_not_found")) {
    // [RT3] The customer was erased while nobody could tell this page.
    forgetPendingIn(reply.sessionId);
  } else if (outboundRefusal(outcome) && isPlainText(reply)) {
    returnToBox(reply, outcome);
  } else {
    noteRefused(reply, outcome);
  }
  pump();
}

type TextReply = PendingReply & { body: Extract<ReplyBody, { type: "text" }> };

/** A text that can be written anew; one that sends a message again cannot. */
const isPlainText = (reply: PendingReply): reply is TextReply =>
  reply.body.type === "text" && reply.body.resendOf === undefined;

/**
 * [CD10] A rule that this page did not know, or a repetition: the text goes back into the box with what the same press still has to
 * send, and the next Enter answers the warning.
 */
function returnToBox(reply: TextReply, failure: Failure): void {
  const { sessionId, accountId, clientMessageId, at, body } = reply;
  const back = currentQueue().filter(
    (p): p is TextReply => isOfPress(p, reply) && p.state !== "refused" && isPlainText(p),
  );
  noteReturned(back, reply);
  putBackDraft(sessionId, back.map((p) => p.body.text).join(""), { at, of: accountId });
  const accepted = body.acceptedWarnings ?? [];
  holdReply(sessionId, { text: readDraft(sessionId), clientMessageId, failure, accepted });
}

function wake(id: ClientMessageId): void {
  changeQueue((queue) => rested(queue, id));
  pump();
}

function pump(): void {
  for (const reply of nextToSend(currentQueue(), serverNow())) void send(reply);
}

/** [OB16] Sends held replies once their time is over. */
function pumpOnceFree(queue: readonly PendingReply[]): void {
  for (const { heldUntil } of queue)
    if (heldUntil !== undefined) setTimeout(pump, Math.max(0, heldUntil - serverNow()));
}

/** [OB16] A reply cannot be taken back on a page that is left, so held replies leave now. */
function releaseOnLeaving(): void {
  if (document.visibilityState === "hidden") releaseHeldReplies();
}

/** Tries again at once: the network is back. */
export const kickSending = retry.now;

/** The feed has brought these messages: our own replies among them are not pending any more. */
export function confirmSent(events: readonly Event[]): void {
  const told = events.flatMap((e) => (e.message?.clientMessageId ? [e.message.clientMessageId] : []));
  if (told.length === 0) return;
  forgetTold(told);
  pump();
}

/** Sends from here, too, what other pages of the same agent left unsent or are sending still, after what this page sends: each once (OB1). */
export function sendAllOf(agentId: AgentId): void {
  const here = new Set(currentQueue().map((p) => p.clientMessageId));
  const left = loadPending().filter((p) => !here.has(p.clientMessageId));
  changeQueue((queue) => [...queue.filter((p) => p.agentId === agentId), ...restored(left, agentId)]);
  pumpOnceFree(currentQueue());
  kickSending();
}

const releaseAll = (): void => releaseHeldReplies();

/** Until the returned function is called, a reply that another tab is done with leaves this page, and a network that is back is used. */
export function startSending(agentId: AgentId): () => void {
  sendAllOf(agentId);
  const stop = onPendingRemoved(dismissReply);
  const stopReleasing = useReplies.subscribe(({ releases }, before) => {
    if (releases !== before.releases) pump();
  });
  window.addEventListener("online", kickSending);
  document.addEventListener("visibilitychange", releaseOnLeaving);
  window.addEventListener("pagehide", releaseAll);
  return () => {
    stop();
    stopReleasing();
    document.removeEventListener("visibilitychange", releaseOnLeaving);
    window.removeEventListener("pagehide", releaseAll);
    window.removeEventListener("online", kickSending);
  };
}

/** Whose words these are, and in which session. */
interface Author {
  accountId: AccountId;
  session: Pick<Session, "id" | "conversationId"> & Partial<Pick<Session, "lastMessage">>;
  agentId: AgentId;
}

/**
 * Puts a reply in the queue and returns at once; `usePendingReplies` has its tile. [TR11] It may be sent much later, so
 * `session` is the session as its author saw it. `press`: what it has in common with what is sent together with it.
 */
export function sendReply(author: Author, content: ReplyContent, press?: string): ClientMessageId {
  const { session } = author;
  const clientMessageId = newUuid() as ClientMessageId;
  const seen = session.lastMessage?.id;
  const body = { ...content, clientMessageId, ...(seen && { seen }) } as ReplyBody;
  noteAnswered(session.id, serverNow());
  return enter(author, body, press);
}

/** A text that a conduct rule keeps in the box. */
interface HeldText {
  /** The whole draft. */
  text: string;
  /** The part of it that a rule matches, and the parts to send after it. */
  part: string;
  rest: readonly string[];
  /** [RA8] */
  beyond?: boolean;
}

/**
 * [CD10] Asks the server of a text that a rule of this page matches, so that the server decides and counts it. The text stays in
 * the box. If the rules have changed meanwhile, the server takes the part, and the rest of the draft stays.
 */
export async function askOfHeld(author: Author, { text, part, rest, beyond }: HeldText): Promise<void> {
  const { id, lastMessage } = author.session;
  const before = heldOf(id);
  const isSame = before?.text === text;
  if (isSame && before.failure === null) return;
  const clientMessageId = isSame ? before.clientMessageId : (newUuid() as ClientMessageId);
  const asked = { text, clientMessageId, failure: null, accepted: [] };
  holdReply(id, asked);
  await becomingMine(id);
  const seen = lastMessage?.id;
  const how = beyond && { beyondAllowance: true };
  const body = { type: "text", text: part, clientMessageId, ...(seen && { seen }), ...how };
  const outcome = await request<{ message: Message }>("POST", paths.ofSession(id, "replies"), { body });
  const isStillHeld = heldOf(id) === asked;
  if (outcome.ok) {
    show(outcome.value.message);
    if (isStillHeld) releaseHeld(id);
    if (readDraft(id) === text) writeDraft(id, rest.join(""));
  } else if (isRefusedAs(outcome, "session_not_found")) {
    forgetPendingIn(id);
    releaseHeld(id);
  } else if (isStillHeld) holdReply(id, { ...asked, failure: outcome });
}

/** [CD10] Sends a refused reply that cannot be written anew, such as a card, with the warnings its author has seen. */
export function sendAnyway(reply: PendingReply): void {
  const { accountId, sessionId, conversationId, agentId, body, failure } = reply;
  if (body.type === "note") return;
  const acceptedWarnings = [...new Set([...(body.acceptedWarnings ?? []), ...warningsIn(failure)])];
  dismissReply(reply.clientMessageId);
  const session = { id: sessionId, conversationId };
  noteAnswered(sessionId, serverNow());
  const clientMessageId = newUuid() as ClientMessageId;
  enter({ accountId, session, agentId }, { ...body, clientMessageId, acceptedWarnings });
}

/** [OB13] Sends again what our server failed over, and what was given up with it. */
export function sendAgain(reply: PendingReply): void {
  if (!isNote(reply)) noteAnswered(reply.sessionId, serverNow());
  changeQueue((queue) => queuedAgain(queue, reply, serverNow()));
  pump();
}

/** Leaves a note for colleagues. It is queued like a reply and appears in the timeline at once. */
export const sendNote = (author: Author, note: string, mentions: readonly AgentId[] = []): ClientMessageId =>
  enter(author, {
    type: "note",
    clientMessageId: newUuid() as ClientMessageId,
    note,
    ...(mentions.length > 0 && { mentions }),
  });

function enter(
  { accountId, session, agentId }: Author,
  body: PendingReply["body"],
  press?: string,
): ClientMessageId {
  const { clientMessageId } = body;
  const heldUntil = isDelayed() && body.type !== "note" && !body.resendOf ? serverNow() + holdMs : undefined;
  const place = { accountId, sessionId: session.id, conversationId: session.conversationId };
  const entry: PendingReply = {
    clientMessageId,
    ...place,
    agentId,
    body,
    at: serverNow(),
    state: "queued",
    failure: null,
    ...(press && { press }),
    ...(heldUntil && { heldUntil }),
  };
  changeQueue((queue) => enqueue(queue, entry));
  pumpOnceFree([entry]);
  pump();
  return clientMessageId;
}
