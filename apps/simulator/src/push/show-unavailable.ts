import type { PushEntry } from "../ledger-entry.ts";
import type { World } from "../world.ts";

/** WeChat's text to a customer when the server did not accept a message. */
export const UNAVAILABLE = "该小程序客服暂时无法提供服务，请稍后再试";

export function showUnavailable(world: World, entry: PushEntry): void {
  const phone = world.phones.find(entry.appId, entry.openid);
  if (!phone || phone.messages.some((message) => message.pushId === entry.id)) return;
  const at = world.clock.now();
  world.phones.show(phone, { at, from: "system", type: "unavailable", text: UNAVAILABLE, pushId: entry.id });
}
