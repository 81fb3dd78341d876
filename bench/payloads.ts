/** Pushes as WeChat would send them, signed and sealed ahead of time so that the load generator only writes bytes. */
import { randomBytes } from "node:crypto";
import { demoAccount } from "@jieru/dev-env/demo";
import { composePush } from "@jieru/wechat/compose-push";
import type { PushCredentials } from "@jieru/wechat/credentials";
import { parseAesKey } from "@jieru/wechat/crypto";
import { sealEnvelope } from "@jieru/wechat/seal-envelope";

const { appId, originalId, token, mode, format, encodingAesKey } = demoAccount;
const aesKey = parseAesKey(encodingAesKey);
if (!aesKey) throw new Error("the demo's key is not one");
export const credentials: PushCredentials = { appId, originalId, token, mode, format, aesKey };

export interface SealedRequest {
  path: string;
  body: string;
  text: string;
}

let lastId = 22_876_340_532_172_900n;

/** `count` text messages of `customers` customers in turn, each with a MsgId of its own. */
export function sealedTexts(count: number, customers: number, nowMs: number): SealedRequest[] {
  return Array.from({ length: count }, (_, i) => {
    lastId += 1n;
    const createTime = Math.floor(nowMs / 1_000);
    const openid = `oBench${String(i % customers).padStart(8, "0")}`;
    const push = {
      kind: "message",
      toOriginalId: originalId,
      openid,
      createTime,
      messageId: String(lastId),
    } as const;
    const text = `${lastId} 杯口好像磕掉了一块，能补发吗？`;
    const plain = composePush({ ...push, content: { type: "text", text } }, format);
    const nonce = randomBytes(8).toString("hex");
    const { query, body } = sealEnvelope({
      credentials,
      plain,
      timestamp: String(createTime),
      nonce,
      openid,
    });
    return { path: `/wechat/${appId}?${new URLSearchParams(query)}`, body, text };
  });
}
