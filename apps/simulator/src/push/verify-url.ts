import { randomInt } from "node:crypto";
import { sign } from "@jieru/wechat/signature";
import type { SimulatedAccount } from "../options.ts";
import type { World } from "../world.ts";
import type { HttpClient } from "./http-client.ts";

export interface Verification {
  ok: boolean;
  status: number | null;
  body: string;
}

/**
 * Sends the GET with which WeChat checks saved push settings
 * (developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push).
 */
export async function verifyUrl(
  world: World,
  client: HttpClient,
  config: Pick<SimulatedAccount, "pushUrl" | "token">,
): Promise<Verification> {
  const timestamp = String(Math.floor(world.clock.now() / 1000));
  const nonce = String(randomInt(100_000_000, 2_000_000_000));
  const echostr = `${randomInt(1, 2 ** 47)}${randomInt(1000, 9999)}`;
  const url = new URL(config.pushUrl);
  const signature = sign([config.token, timestamp, nonce]);
  for (const [key, value] of Object.entries({ signature, timestamp, nonce, echostr }))
    url.searchParams.set(key, value);
  const answer = await client.get(url);
  if ("failure" in answer) return { ok: false, status: null, body: answer.failure };
  return { ok: answer.status === 200 && answer.body === echostr, ...answer };
}
