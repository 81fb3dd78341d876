/**
 * Texts that conduct rules keep in the box of their session, and what the server said of each. [CD3] What was said counts as long as
 * the text stays unchanged.
 *
 *     Enter ──► asking ──► warned ──► Enter sends, naming the warnings
 *                  └─────► refused, or not reached: Enter asks again, under the same id
 */

import type { ClientMessageId, SessionId } from "@jieru/shared/domain/ids";
import type { ConductHit } from "@jieru/shared/domain/outbound-guard";
import type { ReplyBody } from "@jieru/shared/protocol/http";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { create } from "zustand";
import { type Failure, isRefusedAs } from "../http/outcome.ts";

export type AcceptedWarning = NonNullable<ReplyBody["acceptedWarnings"]>[number];

export interface HeldReply {
  /** The whole draft as it was when the server was asked. */
  text: string;
  /** Asked again unchanged, the text is the same reply: an answer may have been lost. */
  clientMessageId: ClientMessageId;
  /** null while the server is being asked. */
  failure: Failure | null;
  /** The warnings that were accepted before. */
  accepted: readonly AcceptedWarning[];
}

export type OutboundRefusal = Extract<Refusal, { refusal: "outbound_refused" | "outbound_warned" }>;

/** Returns what a conduct rule says of a reply, or null if it failed for another reason. */
export function outboundRefusal(failure: Failure | null): OutboundRefusal | null {
  if (!failure) return null;
  if (isRefusedAs(failure, "outbound_warned") || isRefusedAs(failure, "outbound_refused"))
    return failure.refusal;
  return null;
}

/** Returns the warnings that a refusal names, as the next try accepts them. */
export function warningsIn(failure: Failure | null): AcceptedWarning[] {
  const refusal = outboundRefusal(failure);
  if (refusal?.refusal !== "outbound_warned") return [];
  return [...refusal.rules.map(({ id }) => id), ...(refusal.repetition ? (["repetition"] as const) : [])];
}

/**
 * [CD3] Returns the warnings that a press on "send" accepts, since the agent has seen them; null if the server must be asked first.
 */
export function acceptedBy(
  held: HeldReply | undefined,
  text: string,
  hits: readonly ConductHit[],
): AcceptedWarning[] | null {
  const warned = held?.text === text ? warningsIn(held.failure) : [];
  if (hits.some(({ action }) => action === "block") || (hits.length > 0 && warned.length === 0)) return null;
  if (!held || warned.length === 0) return [];
  return [...new Set([...held.accepted, ...warned, ...hits.map(({ ruleId }) => ruleId)])];
}

const useHeldReplies = create<ReadonlyMap<SessionId, HeldReply>>()(() => new Map());

export const heldOf = (id: SessionId): HeldReply | undefined => useHeldReplies.getState().get(id);

/** `heldOf`, as it changes. */
export const useHeld = (id: SessionId): HeldReply | undefined => useHeldReplies((held) => held.get(id));

export const holdReply = (id: SessionId, reply: HeldReply): void =>
  useHeldReplies.setState((held) => new Map(held).set(id, reply), true);

/** The text was sent, or its customer was erased. */
export function releaseHeld(id: SessionId): void {
  const held = new Map(useHeldReplies.getState());
  if (held.delete(id)) useHeldReplies.setState(held, true);
}
