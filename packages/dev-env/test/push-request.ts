/** Composes pushes like WeChat, sealed with the given credentials, without the simulator. */

import { composePush } from "@jieru/wechat/compose-push";
import { parseAesKey } from "@jieru/wechat/crypto";
import { sealEnvelope } from "@jieru/wechat/seal-envelope";
import { demoAccount } from "../src/demo.ts";
import { type Answer, request } from "./console.ts";

/** The same values make the same push, however often it is sent. */
export interface Said {
  openid: string;
  text: string;
  saidAtMs: number;
  messageId: string;
}
type Credentials = Partial<typeof demoAccount> | object;

/** Pushes a customer's text to this server, for the demo's first account or another. */
export function pushSaid(
  serverUrl: string,
  { openid, text, saidAtMs, messageId }: Said,
  other: Credentials = {},
): Promise<Answer> {
  const { encodingAesKey, ...account } = { ...demoAccount, ...other };
  const createTime = Math.floor(saidAtMs / 1_000);
  const { originalId: toOriginalId, format } = account;
  const content = { type: "text", text } as const;
  const plain = composePush(
    { kind: "message", toOriginalId, openid, createTime, messageId, content },
    format,
  );
  const credentials = { ...account, aesKey: parseAesKey(encodingAesKey) ?? undefined };
  const { query, body } = sealEnvelope({ credentials, plain, timestamp: createTime, nonce: "n1", openid });
  return request(`${serverUrl}/wechat/${account.appId}?${new URLSearchParams(query)}`, "POST", body);
}
