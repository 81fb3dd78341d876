import { slotProblemIn } from "@jieru/shared/domain/auto-reply";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { mayManage } from "./agents.ts";
import type { AccountChange, Command } from "./command.ts";
import { automaticTextRefusal } from "./conduct-rules.ts";
import type { Desk, DeskAccount, Moment } from "./desk.ts";
import type { Decision } from "./fact.ts";

/** Compares plain values. The field order may differ after a read from the database. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [these, those] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const fields = new Set([...Object.keys(these), ...Object.keys(those)]);
  return [...fields].every((field) => isSame(these[field], those[field]));
}

const incomplete = (account: DeskAccount): Refusal | null =>
  account.replyPreset === "own" && account.ownReplies === null ? { refusal: "own_replies_missing" } : null;

/** [GR7] Refuses only changes of these two settings. Time alone may lead to an account that never opens again. */
function untellable(account: DeskAccount, change: AccountChange, now: number): Refusal | null {
  if (!("autoReply" in change || "openingHours" in change)) return null;
  const why = slotProblemIn(account, now);
  return why && { refusal: "next_opening_unknown", why };
}

type ChangeAccount = Extract<Command, { do: "change_account" }>;

/** [ST1] Changes the account if `by` is an admin at the time of the decision (AG6). Repeating a value has no effect. */
export function changeAccount(desk: Desk, { by, change }: ChangeAccount, moment: Moment): Decision {
  const refusal = by && mayManage(desk, by);
  if (refusal) return refusal;
  const account = { ...desk.account, ...change };
  if (isSame(account, desk.account)) return [];
  const bad =
    incomplete(account) ?? untellable(account, change, moment.now) ?? automaticTextRefusal(desk, { account });
  return bad ?? [{ type: "account_changed", at: moment.now, account }];
}

/** [MA11] Returns a fact when WeChat begins to refuse, changes its reason, or accepts again. */
export function noteCredentials(
  desk: Desk,
  refused: Extract<Command, { do: "note_credentials" }>["refused"],
  moment: Moment,
): Decision {
  const { credentialsRefused: known } = desk.account;
  if (!refused) {
    const account = { ...desk.account, credentialsRefused: null };
    return known ? [{ type: "credentials_accepted", at: moment.now, account }] : [];
  }
  const before = known?.why === refused.why ? known : null;
  const repliesUntil = before?.repliesUntil === null ? null : refused.repliesUntil;
  const credentialsRefused = { ...refused, repliesUntil, since: before?.since ?? moment.now };
  if (isSame(known, credentialsRefused)) return [];
  return [{ type: "credentials_refused", at: moment.now, account: { ...desk.account, credentialsRefused } }];
}

/** [PU9] Returns a fact when pushes stop for an unusual time, and when they resume. */
export function noteSilence(desk: Desk, since: number | null, moment: Moment): Decision {
  const isSilent = desk.account.pushesSilentSince !== null;
  if (isSilent === (since !== null)) return [];
  const account = { ...desk.account, pushesSilentSince: since };
  return [{ type: isSilent ? "pushes_came_back" : "pushes_ceased", at: moment.now, account }];
}
