/**
 * What WeChat pushes, in our words. JSON and XML are read into the same flat text fields and named by one function.
 * Source: /miniprogram/dev/framework/open-ability/customer-message/receive.
 */
import type { PushFormat } from "./credentials.ts";
import type { MessageContent } from "./push-content.ts";
import { readContent } from "./push-content.ts";
import { readPushFields } from "./push-fields.ts";

interface PushHead {
  /** `gh_…`, the mini program written to. Through a cloud function it is the appid. */
  toOriginalId: string;
  /** The customer within this mini program. */
  openid: string;
  /** Unix seconds, WeChat's clock. */
  createTime: number;
}

/** The customer said something we can show. */
export interface CustomerMessage extends PushHead {
  kind: "message";
  /** WeChat's MsgId, digit for digit: it goes beyond 2^53. */
  messageId: string;
  content: MessageContent;
}

/** The customer entered by the contact button. */
export interface CustomerEntered extends PushHead {
  kind: "entered";
  /** The button's session-from; null when unknown, which WeChat writes as empty or as `wxapp`. */
  sessionFrom: string | null;
  rawSessionFrom: string;
}

/** An event the console has no use for: acknowledge and count. */
export interface OtherEvent extends PushHead {
  kind: "event";
  event: string;
  rawSessionFrom: string;
}

/** A message of a type that mini programs are not documented to get. */
export interface OtherMessage extends PushHead {
  kind: "unsupported";
  messageType: string;
  messageId: string;
}

export type Push = CustomerMessage | CustomerEntered | OtherEvent | OtherMessage;

/**
 * The push in a plain body, or null when it cannot be read: not well formed, over 256 KB, or a field missing, doubled,
 * too long to be what it is said to be, or of the wrong kind. Never throws.
 */
export function parsePush(plain: string, format: PushFormat): Push | null {
  const fields = readPushFields(plain, format);
  return fields && nameFields(fields);
}

/** An openid has 28 characters. Who is named by more is nobody whom an index of the database could hold. */
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

/** Both `MsgId` and `MsgID` occur. */
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
