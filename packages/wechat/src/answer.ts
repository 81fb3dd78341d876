import type { z } from "zod";
import type { Answer } from "./call.ts";
import { type ErrcodeMeaning, errcodeMeaning } from "./errcodes.ts";
import { WechatRefused, WechatUnknown } from "./errors.ts";
import { escapeControls } from "./json-fields.ts";

/**
 * Returns the JSON answer in the call's type. Throws `WechatRefused` for an errcode other than 0 at any HTTP status (business errors have
 * 200), and `WechatUnknown` for any other answer.
 */
export function readJsonAnswer<T>(
  answer: Answer,
  schema: z.ZodType<T>,
  meaningOf: (errcode: number) => ErrcodeMeaning = errcodeMeaning,
): T {
  const json = parseJson(answer.bytes);
  if (json === undefined) throw unknown(answer, "not_json");
  const refused = refusalIn(json, answer.secrets, meaningOf);
  if (refused) throw refused;
  const parsed = schema.safeParse(json);
  if (answer.status !== 200 || !parsed.success) throw unknown(answer, "unexpected_answer");
  return parsed.data;
}

export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(escapeControls(bytes.toString())) as unknown;
  } catch {
    return undefined;
  }
}

/** Returns the refusal of a JSON value with an errcode (a number, or digits in some old samples), or null. */
export function refusalIn(
  json: unknown,
  secrets: readonly string[],
  meaningOf: (errcode: number) => ErrcodeMeaning = errcodeMeaning,
): WechatRefused | null {
  if (typeof json !== "object" || json === null || !Object.hasOwn(json, "errcode")) return null;
  const { errcode, errmsg } = json as { errcode: unknown; errmsg?: unknown };
  if (!/^-?[0-9]{1,10}$/.test(String(errcode)) || Number(errcode) === 0) return null;
  const message = typeof errmsg === "string" ? strikeOut(errmsg, secrets).slice(0, 500) : "";
  return new WechatRefused({ errcode: Number(errcode), errmsg: message }, meaningOf(Number(errcode)));
}

/** Returns the failure of an unusable answer. An unusual HTTP status is more informative than the body's fault. */
export function unknown(answer: Answer, cause: string): WechatUnknown {
  return new WechatUnknown({
    phase: "maybe_sent",
    cause: answer.status === 200 ? cause : `http_${answer.status}`,
  });
}

function strikeOut(text: string, secrets: readonly string[]): string {
  return secrets.filter(Boolean).reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
}
