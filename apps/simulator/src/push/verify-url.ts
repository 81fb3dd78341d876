import { randomInt } from "node:crypto";
import { sign } from "@jieru/wechat/signature";
import type { SimulatedAccount } from "../options.ts";
import type { World } from "../world.ts";
import type { HttpClient } from "./http-client.ts";

/** Whether the server under test proved that it knows the Token. */
export interface Verification {
  ok: boolean;
  status: number | null;
  body: string;
}

/** The GET that WeChat makes when an administrator saves the push settings (developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push). */
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
