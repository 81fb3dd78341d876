/** A push as WeChat would make it, sealed with whatever credentials the test says, without the simulator. */
import { parseAesKey } from "@jieru/wechat/aes-key";
import { sealEnvelope } from "@jieru/wechat/seal-envelope";
import { demoAccount } from "../src/demo.ts";
import { pushPath } from "../src/dev-env.ts";
import { type Answer, request } from "./console.ts";

export interface Said {
  openid: string;
  text: string;
  /** Epoch ms; the instant and the MsgId make the push one. */
  at: number;
  msgId: bigint;
}
type Credentials = Partial<Pick<typeof demoAccount, "token" | "encodingAesKey">> | object;

export function pushTo(serverUrl: string, said: Said, other: Credentials = {}): Promise<Answer> {
  const { encodingAesKey, originalId, ...rest } = { ...demoAccount, ...other };
  const createTime = Math.floor(said.at / 1_000);
  const { openid, text, msgId } = said;
  const plain = `{"ToUserName":"${originalId}","FromUserName":"${openid}","CreateTime":${createTime - 1},"MsgType":"text","Content":"${text}","MsgId":${msgId}}`;
  const aesKey = parseAesKey(encodingAesKey) ?? undefined;
  const credentials = { ...rest, originalId, aesKey };
  const { query, body } = sealEnvelope({
    credentials,
    plain,
    timestamp: createTime,
    nonce: `n${msgId}`,
    openid,
  });
  return request(`${serverUrl}${pushPath}?${new URLSearchParams(query)}`, "POST", body);
}
