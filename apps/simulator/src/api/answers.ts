import { randomBytes } from "node:crypto";

/**
 * Texts of the platform (developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_sendcustommessage; public SDKs for the
 * rest).
 */
const MESSAGES: Record<number, string> = {
  [-1]: "system error",
  40001: "invalid credential, access_token is invalid or not latest",
  40002: "invalid grant_type",
  40003: "invalid openid",
  40004: "invalid media type",
  40005: "invalid file type",
  40007: "invalid media_id",
  40008: "invalid message type",
  40009: "invalid image size",
  40013: "invalid appid",
  40029: "invalid code",
  40033: "invalid charset. please check your request, if include \\uxxxx will create fail!",
  40101: "missing parameter",
  40125: "invalid appsecret",
  40164: "invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist",
  40243: "AppSecret is frozen",
  40163: "code been used",
  40200: "invalid account type",
  41001: "access_token missing",
  41005: "media data missing",
  41006: "media_id missing",
  41008: "missing code",
  42001: "access_token expired",
  42003: "code expired",
  44002: "empty post data",
  44004: "empty content",
  45002: "content size out of limit",
  45003: "title size out of limit",
  45004: "description size out of limit",
  45005: "url size out of limit",
  45009: "reach max api daily quota limit",
  45011: "api minute-quota reach limit, must slower, retry next minute",
  45015: "response out of time limit or subscription is canceled",
  45047: "out of response count limit",
  45072: "command invalid",
  45080: "no message exchange in the last 30 seconds",
  45081: "already typing",
  47001: "data format error",
  48001: "api unauthorized",
  50007: "account frozen",
  87014: "risky content",
};

const requestId = () =>
  randomBytes(12)
    .toString("hex")
    .replace(/(.{8})(?=.)/g, "$1-");

export interface ApiAnswer {
  errcode: number;
  errmsg: string;
}

export const OK: ApiAnswer = { errcode: 0, errmsg: "ok" };

export function refuse(errcode: number): ApiAnswer {
  return { errcode, errmsg: `${MESSAGES[errcode] ?? "error"} rid: ${requestId()}` };
}
