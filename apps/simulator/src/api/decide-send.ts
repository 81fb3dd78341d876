import { allowanceAt } from "../allowance.ts";
import type { SendVerdict } from "../ledger-entry.ts";
import type { Phone } from "../phones.ts";
import type { SendFault, Switches } from "../switches.ts";

/** How a well-formed send call ends: what WeChat does with it, and what the caller gets to see. */
export interface SendDecision {
  verdict: SendVerdict;
  delivered: boolean;
  /** What is answered in an orderly way; null when nothing orderly is. */
  errcode: number | null;
}

const no = (errcode: number): SendDecision => ({ verdict: "refused", delivered: false, errcode });

/** Troubles that strike before WeChat looked at the allowance. */
const BEFORE: Partial<Record<SendFault, SendDecision>> = {
  hang_undelivered: { verdict: "hung", delivered: false, errcode: null },
  reset_before: { verdict: "reset_before", delivered: false, errcode: null },
  http_500: { verdict: "garbled", delivered: false, errcode: null },
  html: { verdict: "garbled", delivered: false, errcode: null },
  empty: { verdict: "garbled", delivered: false, errcode: null },
};

/** Troubles that strike after the message reached the phone. */
const AFTER: Partial<Record<SendFault, SendDecision>> = {
  hang: { verdict: "hung", delivered: true, errcode: null },
  reset_after: { verdict: "reset_after", delivered: true, errcode: null },
  cut_json: { verdict: "garbled", delivered: true, errcode: null },
};

/** Decides by fault first, then by the customer's allowance. */
export function decideSend(fault: SendFault, phone: Phone, switches: Switches, now: number): SendDecision {
  const scripted = BEFORE[fault];
  if (scripted) return scripted;
  if (/^-?\d+$/.test(fault)) return no(Number(fault));
  const allowance = allowanceAt(phone.book, switches.allowanceReading, now);
  if (allowance.until <= now) return no(45015);
  if (allowance.left === 0) return no(45047);
  return AFTER[fault] ?? { verdict: "accepted", delivered: true, errcode: 0 };
}
