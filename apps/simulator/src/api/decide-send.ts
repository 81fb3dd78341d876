import { allowanceAt } from "../allowance.ts";
import type { SendVerdict } from "../ledger-entry.ts";
import type { Phone } from "../phones.ts";
import type { SendFault, Switches } from "../switches.ts";

export interface SendDecision {
  verdict: SendVerdict;
  delivered: boolean;
  /** The errcode of a well-formed answer; null when the caller gets none. */
  errcode: number | null;
}

export const refused = (errcode: number): SendDecision => ({ verdict: "refused", delivered: false, errcode });

const BEFORE_DELIVERY: Partial<Record<SendFault, SendDecision>> = {
  hang_undelivered: { verdict: "hung", delivered: false, errcode: null },
  reset_before: { verdict: "reset_before", delivered: false, errcode: null },
  http_500: { verdict: "garbled", delivered: false, errcode: null },
  html: { verdict: "garbled", delivered: false, errcode: null },
  empty: { verdict: "garbled", delivered: false, errcode: null },
};

const AFTER_DELIVERY: Partial<Record<SendFault, SendDecision>> = {
  hang: { verdict: "hung", delivered: true, errcode: null },
  reset_after: { verdict: "reset_after", delivered: true, errcode: null },
  cut_json: { verdict: "garbled", delivered: true, errcode: null },
};

export function decideSend(fault: SendFault, phone: Phone, switches: Switches, now: number): SendDecision {
  const scripted = BEFORE_DELIVERY[fault];
  if (scripted) return scripted;
  if (/^-?\d+$/.test(fault)) return refused(Number(fault));
  const allowance = allowanceAt(phone.book, switches.allowanceReading, now);
  if (allowance.until <= now) return refused(45015);
  if (allowance.left === 0) return refused(45047);
  return AFTER_DELIVERY[fault] ?? { verdict: "accepted", delivered: true, errcode: 0 };
}
