/**
 * Handing a customer's message over to WeChat's own web tool: not by a call, but by what the push is answered with
 * (`transfer_customer_service`). It is for messages, not for events; wrapped wherever the push came wrapped.
 * Source: /miniprogram/dev/framework/open-ability/customer-message/trans.
 */

import { composeFields } from "./compose-push.ts";
import { contentTypes, type PushCredentials } from "./credentials.ts";
import type { AesKey } from "./crypto.ts";
import { hasJsonTypes } from "./json-fields.ts";
import { readPushFields } from "./push-fields.ts";
import { openReply, sealReply, type WrappedReply } from "./reply-envelope.ts";

const MSG_TYPE = "transfer_customer_service";

export interface HandOver {
  credentials: PushCredentials;
  /** The key that opened the push; none when it came clear. */
  usedKey?: AesKey | undefined;
  /** The mini program, as the push names it. */
  originalId: string;
  /** The customer. */
  openid: string;
  /** Our own clock, unix seconds. */
  timestamp: number;
  /** The nonce of the push. */
  nonce: string;
  random?: Buffer | undefined;
}

/** The answer to the push of the message that is handed over. Sender and receiver stand the other way round. */
export function handOverAnswer(input: HandOver): { body: string; contentType: string } {
  const { credentials, usedKey, originalId, openid, timestamp, nonce, random } = input;
  const plain = composeFields(
    [
      ["ToUserName", openid],
      ["FromUserName", originalId],
      ["CreateTime", { digits: String(timestamp) }],
      ["MsgType", MSG_TYPE],
    ],
    credentials.format,
  );
  const body = usedKey ? sealReply({ credentials, aesKey: usedKey, plain, timestamp, nonce, random }) : plain;
  return { body, contentType: contentTypes[credentials.format] };
}

/** Whether WeChat would take the body as handing this customer over; for a program that plays WeChat. */
export function isHandOver(input: WrappedReply & { openid: string }): boolean {
  const { credentials, nonce, openid, body } = input;
  const { mode, format, originalId } = credentials;
  const opened = mode === "plain" ? null : openReply({ credentials, nonce, body });
  const plain = opened ?? (mode === "secure" ? "" : body);
  const fields = readPushFields(plain, format);
  return (
    (format === "xml" || hasJsonTypes(plain, { CreateTime: "number" })) &&
    fields?.get("MsgType") === MSG_TYPE &&
    fields.get("ToUserName") === openid &&
    fields.get("FromUserName") === originalId &&
    /^[0-9]{10}$/.test(fields.get("CreateTime") ?? "")
  );
}
