/**
 * Texts that conduct rules hold in the composer. [CD3] The server's response counts until the text changes.
 *
 *     Enter ──► asking ──► warned ──► Enter sends, naming the warnings
 *                  └─────► refused or offline: Enter asks again, under the same id
 */

import type { ClientMessageId, SessionId } from "@jieru/shared/domain/ids";
import type { ConductHit } from "@jieru/shared/domain/outbound-guard";
import type { ReplyBody } from "@jieru/shared/protocol/http";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { create } from "zustand";
import { type Failure, isRefusedAs } from "../http/outcome.ts";

export type AcceptedWarning = NonNullable<ReplyBody["acceptedWarnings"]>[number];

export interface HeldReply {
  text: string;
  /** The same id is used again for the same text, as a response may have been lost. */
  clientMessageId: ClientMessageId;
  failure: Failure | null;
  accepted: readonly AcceptedWarning[];
}

export type OutboundRefusal = Extract<Refusal, { refusal: "outbound_refused" | "outbound_warned" }>;

/** Returns what a conduct rule refused, or null for another failure. */
export function outboundRefusal(failure: Failure | null): OutboundRefusal | null {
  if (!failure) return null;
  if (isRefusedAs(failure, "outbound_warned") || isRefusedAs(failure, "outbound_refused"))
    return failure.refusal;
  return null;
}

export function warningsIn(failure: Failure | null): AcceptedWarning[] {
  const refusal = outboundRefusal(failure);
  if (refusal?.refusal !== "outbound_warned") return [];
  return [...refusal.rules.map(({ id }) => id), ...(refusal.repetition ? (["repetition"] as const) : [])];
}

/** [CD3] Returns the warnings that this send accepts, as the agent has seen them; null if the server must be asked first. */
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

export const useHeld = (id: SessionId): HeldReply | undefined => useHeldReplies((held) => held.get(id));

export const holdReply = (id: SessionId, reply: HeldReply): void =>
  useHeldReplies.setState((held) => new Map(held).set(id, reply), true);

export function releaseHeld(id: SessionId): void {
  const held = new Map(useHeldReplies.getState());
  if (held.delete(id)) useHeldReplies.setState(held, true);
}
