import { z } from "zod";
import { readJsonAnswer } from "./answer.ts";
import { type Api, callApi } from "./api.ts";
import { jsonPost } from "./endpoint.ts";

/** A reply. `mediaId` and `thumbMediaId` come from `uploadImage`. */
export type OutboundMessage =
  | { type: "text"; text: string }
  | { type: "image"; mediaId: string }
  | { type: "link"; title: string; description: string; url: string; thumbUrl: string }
  | { type: "miniprogrampage"; title: string; pagePath: string; thumbMediaId: string };

/** `/business/send` is for sub-merchants and answers 40101 to all others. */
const SEND_PATH = "/cgi-bin/message/custom/send";

const Done = z.object({ errcode: z.union([z.literal(0), z.literal("0")]) });

/**
 * Sends one reply and resolves when WeChat accepted it (errcode 0). It calls a second time only after a refused token, and does not begin
 * after `beginBy` (`performance.now()`). Throws `WechatRefused`, or `WechatUnknown` with `maybe_sent` if WeChat may have delivered it:
 * WeChat gives no message id and has no query for it. Source: …/kf-message/api_sendcustommessage.
 */
export async function send(
  api: Api,
  openid: string,
  message: OutboundMessage,
  beginBy?: number,
): Promise<void> {
  const body = { touser: openid, msgtype: message.type, [message.type]: wireContent(message) };
  await postCommand(api, SEND_PATH, body, beginBy);
}

export async function postCommand(api: Api, path: string, body: object, beginBy?: number): Promise<void> {
  await callApi(api, { path, init: jsonPost(body), beginBy }, (answer) => readJsonAnswer(answer, Done));
}

function wireContent(message: OutboundMessage): object {
  switch (message.type) {
    case "text":
      return { content: message.text };
    case "image":
      return { media_id: message.mediaId };
    case "link":
      return {
        title: message.title,
        description: message.description,
        url: message.url,
        thumb_url: message.thumbUrl,
      };
    case "miniprogrampage":
      return { title: message.title, pagepath: message.pagePath, thumb_media_id: message.thumbMediaId };
  }
}
