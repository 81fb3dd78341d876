/** Writes bodies as WeChat does: pushes for a program that simulates WeChat and for tests, and answers with fields (`hand-over.ts`). */
import { cdata } from "./cdata.ts";
import type { PushFormat } from "./credentials.ts";
import type { Push } from "./push.ts";
import type { MessageContent } from "./push-content.ts";

export type PushField = string | { digits: string };

export type PushFields = readonly (readonly [name: string, value: PushField])[];

/** Returns the plain body of a push, which `parsePush` reads back. */
export function composePush(push: Push, format: PushFormat): string {
  return composeFields(pushFields(push), format);
}

/** Returns the plain body with exactly these fields, also doubled or unknown ones. Names are not escaped. */
export function composeFields(fields: PushFields, format: PushFormat): string {
  if (format === "json") return `{${fields.map(jsonField).join(",")}}`;
  return `<xml>${fields.map(xmlField).join("")}</xml>`;
}

/** Returns a push's fields by WeChat's names, to change before composing. */
export function pushFields(push: Push): [name: string, value: PushField][] {
  return [
    ["ToUserName", push.toOriginalId],
    ["FromUserName", push.openid],
    ["CreateTime", { digits: String(push.createTime) }],
    ...bodyFields(push),
  ];
}

function bodyFields(push: Push): [string, PushField][] {
  if (push.kind === "message") {
    return [
      ["MsgType", push.content.type],
      ...contentFields(push.content),
      ["MsgId", digits(push.messageId)],
    ];
  }
  if (push.kind === "unsupported")
    return [
      ["MsgType", push.messageType],
      ["MsgId", digits(push.messageId)],
    ];
  const event = push.kind === "entered" ? "user_enter_tempsession" : push.event;
  return [
    ["MsgType", "event"],
    ["Event", event],
    ["SessionFrom", push.rawSessionFrom],
  ];
}

function contentFields(content: MessageContent): [string, PushField][] {
  if (content.type === "text") return [["Content", content.text]];
  if (content.type === "image")
    return [
      ["PicUrl", content.picUrl],
      ["MediaId", content.mediaId],
    ];
  return [
    ["Title", content.title],
    ["AppId", content.appId],
    ["PagePath", content.pagePath],
    ["ThumbUrl", content.thumbUrl],
    ["ThumbMediaId", content.thumbMediaId],
  ];
}

function digits(messageId: string): PushField {
  return /^(0|[1-9]\d*)$/.test(messageId) ? { digits: messageId } : messageId;
}

function jsonField([name, value]: readonly [string, PushField]): string {
  return `${JSON.stringify(name)}:${typeof value === "string" ? JSON.stringify(value) : value.digits}`;
}

function xmlField([name, value]: readonly [string, PushField]): string {
  return `<${name}>${typeof value === "string" ? cdata(value) : value.digits}</${name}>`;
}
