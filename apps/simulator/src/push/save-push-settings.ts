import { parseAesKey } from "@jieru/wechat/crypto";
import type { SimulatedAccount } from "../options.ts";
import { getAccount, type World } from "../world.ts";
import type { HttpClient } from "./http-client.ts";
import { type Verification, verifyUrl } from "./verify-url.ts";

export type PushSettings = Pick<SimulatedAccount, "pushUrl" | "token" | "encodingAesKey" | "mode" | "format">;

export interface SettingsOutcome extends Verification {
  /** The objection of WeChat's page; null if the settings are in force. */
  problem: "token" | "aes_key" | "check_failed" | null;
}

const notAsked = { ok: false, status: null, body: "" };

/** Applies the settings if the server at the address proves that it knows the Token, as "提交" does. */
export async function savePushSettings(
  world: World,
  client: HttpClient,
  appId: string,
  settings: PushSettings,
): Promise<SettingsOutcome> {
  const { config } = getAccount(world, appId);
  if (!/^[A-Za-z0-9]{3,32}$/.test(settings.token)) return { ...notAsked, problem: "token" };
  if (!parseAesKey(settings.encodingAesKey)) return { ...notAsked, problem: "aes_key" };
  const check = await verifyUrl(world, client, { ...config, ...settings });
  if (!check.ok) return { ...check, problem: "check_failed" };
  Object.assign(config, settings);
  world.changed();
  return { ...check, problem: null };
}
