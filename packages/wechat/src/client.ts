/** One account's client of WeChat's API. */
import type { TokenSource } from "./api.ts";
import type { Fetch } from "./call.ts";
import { type DownloadedMedia, downloadMedia, type ImageUpload, uploadImage } from "./media.ts";
import { type OutboundMessage, send } from "./send.ts";
import { createTyping, type Typing } from "./typing.ts";

export interface WechatClientOptions {
  /** `https://api.weixin.qq.com`. */
  baseUrl: string;
  appId: string;
  tokens: TokenSource;
  fetch?: Fetch | undefined;
  /** For one HTTP call in total; 10 s unless given. */
  timeoutMs?: number | undefined;
}

export interface WechatClient {
  readonly appId: string;
  /** With `beginBy`, by `performance.now()`, it is not sent where it cannot begin by then. */
  send(openid: string, message: OutboundMessage, beginBy?: number): Promise<void>;
  typing: Typing;
  /** Resolves with the media id. */
  uploadImage(image: ImageUpload): Promise<string>;
  downloadMedia(mediaId: string): Promise<DownloadedMedia>;
}

/** Every method rejects with `WechatRefused` (WeChat said no) or `WechatUnknown` (we do not know), nothing else. */
export function createWechatClient(options: WechatClientOptions): WechatClient {
  const { appId, baseUrl, tokens, fetch, timeoutMs } = options;
  const api = { baseUrl, tokens, fetch, timeoutMs };
  return {
    appId,
    send: (openid, message, beginBy) => send(api, openid, message, beginBy),
    typing: createTyping(api),
    uploadImage: (image) => uploadImage(api, image),
    downloadMedia: (mediaId) => downloadMedia(api, mediaId),
  };
}
