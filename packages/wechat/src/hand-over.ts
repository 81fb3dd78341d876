/**
 * Routes a customer's message to WeChat's own web tool by the answer to its push (`transfer_customer_service`). It applies to messages, not
 * to events, and is wrapped if the push was. Source: /miniprogram/dev/framework/open-ability/customer-message/trans.
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
  /** The key that opened the push; absent for a plain push. */
  usedKey?: AesKey | undefined;
  originalId: string;
  openid: string;
  /** Our own clock, unix seconds. */
  timestamp: number;
  nonce: string;
  random?: Buffer | undefined;
}

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

/** Returns whether WeChat would accept the body as the routing of this customer; for a program that simulates WeChat. */
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
