import { mediumPath } from "../media.ts";
import type { PhoneMessage } from "../phones.ts";
import { isObject, textAt } from "./read-json.ts";

export type CheckedMessage = { shown: Omit<PhoneMessage, "id" | "at" | "from"> } | { errcode: number };

export interface MessageLimits {
  textLimitBytes: number;
  hasMedium(mediaId: string): boolean;
}

const TITLE_BYTES = 256;
const DESCRIPTION_BYTES = 512;
const URL_BYTES = 1_024;

const bytes = (text: string) => Buffer.byteLength(text, "utf8");
const no = (errcode: number): CheckedMessage => ({ errcode });

/** Checks the content of one of the four message types (developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_sendcustommessage). */
export function checkMessage(body: Record<string, unknown>, limits: MessageLimits): CheckedMessage {
  const msgtype = textAt(body, "msgtype");
  const content = body[msgtype];
  if (!Object.hasOwn(CHECKS, msgtype)) return no(40008);
  if (!isObject(content)) return no(44002);
  return CHECKS[msgtype as keyof typeof CHECKS](content, limits);
}

const CHECKS = { text: checkText, image: checkImage, link: checkLink, miniprogrampage: checkCard };

function checkText(content: Record<string, unknown>, limits: MessageLimits): CheckedMessage {
  const text = textAt(content, "content");
  if (text === "") return no(44004);
  return bytes(text) > limits.textLimitBytes ? no(45002) : { shown: { type: "text", text } };
}

function checkImage(content: Record<string, unknown>, limits: MessageLimits): CheckedMessage {
  const mediaId = textAt(content, "media_id");
  if (mediaId === "") return no(41006);
  if (!limits.hasMedium(mediaId)) return no(40007);
  return { shown: { type: "image", text: "", imagePath: mediumPath(mediaId) } };
}

function checkLink(content: Record<string, unknown>): CheckedMessage {
  const [title, text, url] = [
    textAt(content, "title"),
    textAt(content, "description"),
    textAt(content, "url"),
  ];
  if (title === "" || url === "") return no(44004);
  if (bytes(title) > TITLE_BYTES) return no(45003);
  if (bytes(text) > DESCRIPTION_BYTES) return no(45004);
  return bytes(url) > URL_BYTES ? no(45005) : { shown: { type: "link", title, text, url } };
}

function checkCard(content: Record<string, unknown>, limits: MessageLimits): CheckedMessage {
  const [title, text] = [textAt(content, "title"), textAt(content, "pagepath")];
  const mediaId = textAt(content, "thumb_media_id");
  if (title === "" || text === "") return no(44004);
  if (mediaId === "") return no(41006);
  if (!limits.hasMedium(mediaId)) return no(40007);
  return { shown: { type: "miniprogrampage", title, text, imagePath: mediumPath(mediaId) } };
}
