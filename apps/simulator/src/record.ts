import type { NewLedgerEntry } from "./ledger-entry.ts";
import type { World } from "./world.ts";

const TRAFFIC_KEPT = 20;

export function record<T extends NewLedgerEntry>(world: World, entry: T): T & { id: number } {
  const recorded = world.ledger.add(entry);
  const phone = entry.openid === null ? null : world.phones.find(entry.appId, entry.openid);
  if (phone) {
    phone.traffic.push(recorded);
    if (phone.traffic.length > TRAFFIC_KEPT) phone.traffic.shift();
  }
  world.changed();
  return recorded;
}
