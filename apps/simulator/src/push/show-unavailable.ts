import type { PushEntry } from "../ledger-entry.ts";
import type { World } from "../world.ts";

/** What a customer reads when the mini program's server did not take a message. */
export const UNAVAILABLE = "该小程序客服暂时无法提供服务，请稍后再试";

/** Shows the line on the customer's phone, at most once for each push. */
export function showUnavailable(world: World, entry: PushEntry): void {
  const phone = world.phones.find(entry.appId, entry.openid);
  if (!phone || phone.messages.some((message) => message.pushId === entry.id)) return;
  const at = world.clock.now();
  world.phones.show(phone, { at, from: "system", type: "unavailable", text: UNAVAILABLE, pushId: entry.id });
}
