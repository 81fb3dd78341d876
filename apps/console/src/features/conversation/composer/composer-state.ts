/**
 * The state of the composer for a session, a viewer, a text and a moment (RA3, RA5, SE5, SE10). An owner may always
 * type; only sending is refused, with a reason.
 */
import { supervises, type Viewer } from "@jieru/shared/domain/agent";
import {
  type Allowance,
  type AllowanceLevel,
  allowanceLevel,
  spendReply,
} from "@jieru/shared/domain/allowance";
import { isBlank } from "@jieru/shared/domain/blank";
import { blockOf, type Session, type SessionBlock } from "@jieru/shared/domain/session";
import { byteLength, splitText, textLimitBytes } from "@jieru/shared/domain/text-limit";

export type Gate = "waiting" | "inactive" | "watching" | "not_owner" | "ended";

export type SendBlock =
  | SessionBlock
  | { refusal: "read_only" }
  | { refusal: "nothing_written" }
  | { refusal: "image_not_ready" }
  | { refusal: "slot_open"; slot: string }
  | { refusal: "too_few_replies"; cost: number; left: number };

export type TryBlock =
  | "not_at_zero"
  | "refused"
  | "under_way"
  | "nothing_written"
  | "slot_open"
  | "one_reply"
  | "image_not_ready"
  | "read_only";

export interface ComposerInput {
  session: Session;
  viewer: Viewer;
  now: number;
  text: string;
  /** The attached image. A refused one is not ready. */
  image: "none" | "not_ready" | "ready";
  /** Replies that the server has not counted yet. */
  unsent: number;
  openSlot?: string | null;
  readOnly?: boolean;
}

export interface ComposerState {
  gate: Gate | null;
  /** The allowance minus all pending replies. */
  allowance: Allowance;
  level: AllowanceLevel;
  parts: string[];
  bytes: number;
  overBytes: number;
  /** How many replies pressing "send" would use. */
  cost: number;
  block: SendBlock | null;
  tryBlock: TryBlock | null;
}

/** [DR19] Returns whether only the allowance prevents sending: Enter then prepares the reply. */
export const isHeldBack = ({ gate, block }: Pick<ComposerState, "gate" | "block">): boolean =>
  gate === null && (block?.refusal === "reply_allowance_used" || block?.refusal === "reply_window_closed");

export function composerState(input: ComposerInput): ComposerState {
  const { session, viewer, now, text, unsent } = input;
  const allowance = unsent === 0 ? session.allowance : spendReply(session.allowance, unsent);
  const bytes = byteLength(text);
  const parts = isBlank(text) ? [] : splitText(text);
  const cost = parts.length + (input.image === "none" ? 0 : 1);
  const block = sendBlock(input, allowance, cost);
  return {
    gate: gateOf(session, viewer),
    allowance,
    level: allowanceLevel(allowance, now),
    parts,
    bytes,
    overBytes: Math.max(0, bytes - textLimitBytes),
    cost,
    block,
    tryBlock: tryBlock(input, block, cost),
  };
}

function tryBlock(input: ComposerInput, block: SendBlock | null, cost: number): TryBlock | null {
  const { session, unsent, image } = input;
  if (block?.refusal === "read_only") return "read_only";
  if (block?.refusal !== "reply_allowance_used") return "not_at_zero";
  const delivery = session.lastMessage?.delivery;
  const isBusy = unsent > 0 || delivery === "queued" || delivery === "sending";
  const { attempt = isBusy ? "under_way" : null } = session.allowance;
  if (attempt) return attempt;
  if (cost === 0) return "nothing_written";
  if (input.openSlot) return "slot_open";
  if (cost > 1) return "one_reply";
  return image === "not_ready" ? "image_not_ready" : null;
}

function gateOf(session: Session, viewer: Viewer): Gate | null {
  if (session.state === "ended" || session.state === "waiting") return session.state;
  if (session.ownerId !== viewer.id) return supervises(viewer) ? "watching" : "not_owner";
  return session.state === "inactive" ? "inactive" : null;
}

function sendBlock(input: ComposerInput, allowance: Allowance, cost: number): SendBlock | null {
  if (input.readOnly) return { refusal: "read_only" };
  const block = blockOf("reply", { ...input.session, allowance }, input.viewer, input.now);
  if (block) return block;
  if (cost === 0) return { refusal: "nothing_written" };
  if (input.openSlot) return { refusal: "slot_open", slot: input.openSlot };
  if (cost > allowance.left) return { refusal: "too_few_replies", cost, left: allowance.left };
  return input.image === "not_ready" ? { refusal: "image_not_ready" } : null;
}
