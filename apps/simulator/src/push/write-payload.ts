import { composeFields, type PushField } from "@jieru/wechat/compose-push";
import type { PushFormat } from "@jieru/wechat/credentials";

/** What a push says, by kind. */
export type PayloadFields =
  | { msgType: "text"; content: string }
  | { msgType: "image"; picUrl: string; mediaId: string }
  | { msgType: "miniprogrampage"; title: string; pagePath: string; cardAppId: string }
  | { msgType: "event"; event: string; sessionFrom: string };

export interface PayloadHead {
  toUserName: string;
  fromUserName: string;
  /** Seconds. */
  createTime: number;
  msgId: string | null;
}

/** The plain body (developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/receive); with `asText`, JSON carries its numbers as strings. */
export function writePayload(
  payload: PayloadHead & PayloadFields,
  format: PushFormat,
  asText: boolean,
): string {
  const number = (digits: string): PushField => (asText ? digits : { digits });
  return composeFields(
    [
      ["ToUserName", payload.toUserName],
      ["FromUserName", payload.fromUserName],
      ["CreateTime", number(String(payload.createTime))],
      ["MsgType", payload.msgType],
      ...contentFields(payload),
      ...(payload.msgId === null ? [] : [["MsgId", number(payload.msgId)] as const]),
    ],
    format,
  );
}

function contentFields(payload: PayloadFields): [string, string][] {
  if (payload.msgType === "text") return [["Content", payload.content]];
  if (payload.msgType === "image") {
    return [
      ["PicUrl", payload.picUrl],
      ["MediaId", payload.mediaId],
    ];
  }
  if (payload.msgType === "event") {
    return [
      ["Event", payload.event],
      ["SessionFrom", payload.sessionFrom],
    ];
  }
  return [
    ["Title", payload.title],
    ["AppId", payload.cardAppId],
    ["PagePath", payload.pagePath],
    ["ThumbUrl", ""],
    ["ThumbMediaId", ""],
  ];
}
