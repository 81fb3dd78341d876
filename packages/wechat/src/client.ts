import type { TokenSource } from "./api.ts";
import type { Fetch } from "./call.ts";
import { type DownloadedMedia, downloadMedia, type ImageUpload, uploadImage } from "./media.ts";
import { type OutboundMessage, send } from "./send.ts";
import { createTyping, type Typing } from "./typing.ts";

export interface WechatClientOptions {
  baseUrl: string;
  appId: string;
  tokens: TokenSource;
  fetch?: Fetch | undefined;
  /** For one HTTP call in total; default 10 s. */
  timeoutMs?: number | undefined;
}

export interface WechatClient {
  readonly appId: string;
  /** Does not send after `beginBy` (`performance.now()`). */
  send(openid: string, message: OutboundMessage, beginBy?: number): Promise<void>;
  typing: Typing;
  uploadImage(image: ImageUpload): Promise<string>;
  downloadMedia(mediaId: string): Promise<DownloadedMedia>;
}

/** Every method rejects with `WechatRefused` (WeChat refused) or `WechatUnknown` (unclear), nothing else. */
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
