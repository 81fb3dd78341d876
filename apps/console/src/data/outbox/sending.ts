/** Sends the queue over HTTP, in order within a conversation. */

import type { AccountId, AgentId, ClientMessageId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { Event } from "@jieru/shared/domain/snapshot";
import type { MessagesPage, ReplyBody } from "@jieru/shared/protocol/http";
import { serverNow } from "../../lib/time/server-clock.ts";
import { readDraft, returnDraft, writeDraft } from "../drafts/draft-store.ts";
import { createRetry } from "../feed/retry.ts";
import { request } from "../http/http.ts";
import { type Failure, isOwnFault, isPassing, isRefusedAs, type Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { queryClient } from "../http/query-client.ts";
import { newUuid } from "../http/uuid.ts";
import { keys } from "../keys.ts";
import { becomingMine } from "../optimistic/actions.ts";
import { changeLoaded } from "../queries/invalidate.ts";
import { placeMessage } from "../store/apply-message.ts";
import { heldOf, holdReply, outboundRefusal, releaseHeld, warningsIn } from "./held-replies.ts";
import {
  changeQueue,
  currentQueue,
  dismissReply,
  forgetConfirmed,
  forgetPendingIn,
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
  queuedAgain,
  requeue,
  rested,
  restored,
  sending,
} from "./send-queue.ts";

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;
export type ReplyContent = Without<ReplyBody, "clientMessageId">;

/** One per page: replies leave after the console of their account is closed, too. */
const retry = createRetry(pump, { firstMs: 500, longestMs: 8000 });

/** Shows the accepted message before the feed brings it. */
function show(message: Message): void {
  changeLoaded<MessagesPage>(queryClient, { queryKey: keys.messages(message.conversationId) }, (page) =>
    page.messages.some((m) => m.id === message.id) ? page : placeMessage(page, message),
  );
}

const isNote = (reply: PendingReply): reply is PendingReply & { body: PendingNoteBody } =>
  reply.body.type === "note";

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
    changeQueue((queue) => requeue(queue, id));
    return retry.later();
  } else if (isRefusedAs(outcome, "session_not_found")) {
    // [RT3] The customer was erased while this page was offline.
    forgetPendingIn(reply.sessionId);
  } else if (outboundRefusal(outcome) && isPlainText(reply)) {
    returnToComposer(reply, outcome);
  } else {
    noteRefused(reply, outcome);
  }
  pump();
}

type TextReply = PendingReply & { body: Extract<ReplyBody, { type: "text" }> };

/** A text that can be edited; a resent message cannot. */
const isPlainText = (reply: PendingReply): reply is TextReply =>
  reply.body.type === "text" && reply.body.resendOf === undefined;

/** [CD10] Returns a refused text to the composer, with the unsent rest of its press. The next Enter accepts the warning. */
function returnToComposer(reply: TextReply, failure: Failure): void {
  const { sessionId, accountId, clientMessageId, at, body } = reply;
  const back = currentQueue().filter(
    (p): p is TextReply => isOfPress(p, reply) && p.state !== "refused" && isPlainText(p),
  );
  noteReturned(back, reply);
  returnDraft(sessionId, back.map((p) => p.body.text).join(""), { at, of: accountId });
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

function pumpOnceFree(queue: readonly PendingReply[]): void {
  for (const { heldUntil } of queue)
    if (heldUntil !== undefined) setTimeout(pump, Math.max(0, heldUntil - serverNow()));
}

/** [OB16] Held replies leave now, as a hidden page cannot undo them. */
function releaseOnLeaving(): void {
  if (document.visibilityState === "hidden") releaseHeldReplies();
}

export const kickSending = retry.now;

export function confirmSent(events: readonly Event[]): void {
  const confirmedIds = events.flatMap((e) => (e.message?.clientMessageId ? [e.message.clientMessageId] : []));
  if (confirmedIds.length === 0) return;
  forgetConfirmed(confirmedIds);
  pump();
}

/** [OB1] Also sends what other pages of the agent left unsent, after this page's own. */
export function sendAllOf(agentId: AgentId): void {
  const here = new Set(currentQueue().map((p) => p.clientMessageId));
  const left = loadPending().filter((p) => !here.has(p.clientMessageId));
  changeQueue((queue) => [...queue.filter((p) => p.agentId === agentId), ...restored(left, agentId)]);
  pumpOnceFree(currentQueue());
  kickSending();
}

const releaseAll = (): void => releaseHeldReplies();

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

interface Author {
  accountId: AccountId;
  session: Pick<Session, "id" | "conversationId"> & Partial<Pick<Session, "lastMessage">>;
  agentId: AgentId;
}

/** Queues a reply. [TR11] `session` is what its author saw. `press` groups replies sent together. */
export function sendReply(author: Author, content: ReplyContent, press?: string): ClientMessageId {
  const { session } = author;
  const clientMessageId = newUuid() as ClientMessageId;
  const seen = session.lastMessage?.id;
  const body = { ...content, clientMessageId, ...(seen && { seen }) } as ReplyBody;
  noteAnswered(session.id, serverNow());
  return enter(author, body, press);
}

/** A text that a conduct rule holds in the composer. */
interface HeldText {
  text: string;
  /** The part that a rule matches, and the parts to send after it. */
  part: string;
  rest: readonly string[];
  beyond?: boolean;
}

/** [CD10] Sends the part that a local rule matches, so that the server decides. The text stays in the composer. */
export async function askOfHeld(author: Author, { text, part, rest, beyond }: HeldText): Promise<void> {
  const { id, lastMessage } = author.session;
  const before = heldOf(id);
  const isSame = before?.text === text;
  if (isSame && before.failure === null) return;
  const clientMessageId = isSame ? before.clientMessageId : (newUuid() as ClientMessageId);
  const entry = { text, clientMessageId, failure: null, accepted: [] };
  holdReply(id, entry);
  await becomingMine(id);
  const seen = lastMessage?.id;
  const how = beyond && { beyondAllowance: true };
  const body = { type: "text", text: part, clientMessageId, ...(seen && { seen }), ...how };
  const outcome = await request<{ message: Message }>("POST", paths.ofSession(id, "replies"), { body });
  const isStillHeld = heldOf(id) === entry;
  if (outcome.ok) {
    show(outcome.value.message);
    if (isStillHeld) releaseHeld(id);
    if (readDraft(id) === text) writeDraft(id, rest.join(""));
  } else if (isRefusedAs(outcome, "session_not_found")) {
    forgetPendingIn(id);
    releaseHeld(id);
  } else if (isStillHeld) holdReply(id, { ...entry, failure: outcome });
}

/** [CD10] Sends a refused reply that cannot be edited, such as a card, and accepts its warnings. */
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

export function sendAgain(reply: PendingReply): void {
  if (!isNote(reply)) noteAnswered(reply.sessionId, serverNow());
  changeQueue((queue) => queuedAgain(queue, reply, serverNow()));
  pump();
}

/** Queues a note for colleagues; it appears in the timeline at once. */
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
