/**
 * Pushes of WeChat. JSON and XML are read into the same flat text fields. Source:
 * /miniprogram/dev/framework/open-ability/customer-message/receive.
 */
import type { PushFormat } from "./credentials.ts";
import type { MessageContent } from "./push-content.ts";
import { readContent } from "./push-content.ts";
import { readPushFields } from "./push-fields.ts";

interface PushHead {
  /** `gh_…`, the mini program. Through a cloud function it is the appid. */
  toOriginalId: string;
  openid: string;
  /** Unix seconds, WeChat's clock. */
  createTime: number;
}

export interface CustomerMessage extends PushHead {
  kind: "message";
  /** WeChat's MsgId, digit for digit: it exceeds 2^53. */
  messageId: string;
  content: MessageContent;
}

export interface CustomerEntered extends PushHead {
  kind: "entered";
  /** The button's session-from; null if unknown, which WeChat writes as empty or as `wxapp`. */
  sessionFrom: string | null;
  rawSessionFrom: string;
}

/** An event without use for the console, which is acknowledged and counted. */
export interface OtherEvent extends PushHead {
  kind: "event";
  event: string;
  rawSessionFrom: string;
}

/** A message of a type that is not documented for mini programs. */
export interface OtherMessage extends PushHead {
  kind: "unsupported";
  messageType: string;
  messageId: string;
}

export type Push = CustomerMessage | CustomerEntered | OtherEvent | OtherMessage;

/**
 * Returns the push of a plain body, or null if it is malformed, over 256 KB, or has an invalid field. Fields must not
 * be missing, doubled, too long or of the wrong kind. Never throws.
 */
export function parsePush(plain: string, format: PushFormat): Push | null {
  const fields = readPushFields(plain, format);
  return fields && nameFields(fields);
}

/** An openid has 28 characters. A database index could not hold a much longer one. */
const maxOpenidLength = 128;

type Fields = ReadonlyMap<string, string>;

function nameFields(fields: Fields): Push | null {
  const head = readHead(fields);
  const messageType = fields.get("MsgType");
  if (!head || !messageType) return null;
  return messageType === "event" ? readEvent(head, fields) : readMessage(head, messageType, fields);
}

function readHead(fields: Fields): PushHead | null {
  const toOriginalId = fields.get("ToUserName");
  const openid = fields.get("FromUserName");
  const createTime = fields.get("CreateTime") ?? "";
  if (!toOriginalId || !openid || openid.length > maxOpenidLength) return null;
  if (!/^\d{1,12}$/.test(createTime)) return null;
  return { toOriginalId, openid, createTime: Number(createTime) };
}

function readEvent(head: PushHead, fields: Fields): CustomerEntered | OtherEvent | null {
  const event = fields.get("Event");
  const rawSessionFrom = fields.get("SessionFrom") ?? "";
  if (!event) return null;
  if (event !== "user_enter_tempsession") return { kind: "event", ...head, event, rawSessionFrom };
  const unknown = rawSessionFrom === "" || rawSessionFrom === "wxapp";
  return { kind: "entered", ...head, sessionFrom: unknown ? null : rawSessionFrom, rawSessionFrom };
}

function readMessage(
  head: PushHead,
  messageType: string,
  fields: Fields,
): CustomerMessage | OtherMessage | null {
  const messageId = fields.get("MsgId") ?? fields.get("MsgID");
  if (!messageId) return null;
  const content = readContent(messageType, fields);
  if (content === "unsupported") return { kind: "unsupported", ...head, messageType, messageId };
  return content && { kind: "message", ...head, messageId, content };
}
