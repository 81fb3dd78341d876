/**
 * Meanings of WeChat's errcodes. Sources: error tables of the platform's pages on sending, typing, media and access tokens, else those of
 * public SDKs.
 */

/**
 * The reaction to a refusal.
 * `retry`: Send the same message again after a pause. A -1 may hide a delivery, so only a person may repeat it.
 * `token`: Refresh once, retry once.
 * `media`: Upload again and retry once.
 * `terminal`: Do not retry; tell the agent.
 * `ops`: A fault of configuration, permission or code: alert, do not retry.
 * `ignore`: No reaction.
 */
export type RefusalClass = "retry" | "token" | "media" | "terminal" | "ops" | "ignore";

export type WechatReason =
  | "busy"
  | "token"
  | "credentials"
  | "address_not_allowed"
  | "customer_unreachable"
  | "media_expired"
  | "media_unacceptable"
  | "media_too_big"
  | "type_not_allowed"
  | "content_malformed"
  | "content_empty"
  | "content_too_long"
  | "content_risky"
  | "wrong_path"
  | "request_malformed"
  | "quota_used"
  | "too_fast"
  | "window_closed"
  | "allowance_used"
  | "typing_not_possible"
  | "not_authorised"
  | "account_restricted"
  | "code_invalid"
  | "other";

export interface ErrcodeMeaning {
  class: RefusalClass;
  reason: WechatReason;
}

const TABLE: readonly (readonly [RefusalClass, WechatReason, readonly number[]])[] = [
  ["retry", "busy", [-1, 4]],
  ["token", "token", [40001, 40014, 41001, 42001]],
  ["ops", "credentials", [40002, 40013, 40125, 40243, 41002, 41004]],
  ["ops", "address_not_allowed", [40164, 89501, 89503, 89506, 89507]],
  ["terminal", "customer_unreachable", [40003, 43004, 43005, 43019, 48002]],
  ["media", "media_expired", [40007, 46001]],
  ["terminal", "media_unacceptable", [40004, 40005, 40006, 40009, 41005, 41006, 44001]],
  ["terminal", "media_too_big", [45001]],
  ["terminal", "type_not_allowed", [40008, 45008, 48008]],
  ["terminal", "content_malformed", [40033]],
  ["terminal", "content_empty", [44002, 44004]],
  ["terminal", "content_too_long", [45002, 45003, 45004, 45005, 45006]],
  ["terminal", "content_risky", [87014]],
  ["ops", "wrong_path", [40101, 40200]],
  ["ops", "request_malformed", [43002, 43003, 47001]],
  ["ops", "quota_used", [45009]],
  ["retry", "too_fast", [45011]],
  ["terminal", "window_closed", [45015]],
  ["terminal", "allowance_used", [45047]],
  ["ignore", "typing_not_possible", [45072, 45080, 45081]],
  ["ops", "not_authorised", [48001, 48004, 61007, 61024]],
  ["terminal", "account_restricted", [50001, 50002]],
  ["ops", "account_restricted", [50004, 50007]],
  ["terminal", "code_invalid", [40029, 40163, 41008, 42003]],
];

const MEANINGS = new Map<number, ErrcodeMeaning>(
  TABLE.flatMap(([kind, reason, codes]) => codes.map((code) => [code, { class: kind, reason }] as const)),
);

/** Returns the meaning of an errcode; an unknown one is terminal, `other`. */
export function errcodeMeaning(errcode: number): ErrcodeMeaning {
  return MEANINGS.get(errcode) ?? { class: "terminal", reason: "other" };
}

/** Returns the meaning for a token or login call, in which a bad token means a wrong secret that no refresh cures. */
export function credentialMeaning(errcode: number): ErrcodeMeaning {
  const meaning = errcodeMeaning(errcode);
  return meaning.class === "token" ? { class: "ops", reason: "credentials" } : meaning;
}
