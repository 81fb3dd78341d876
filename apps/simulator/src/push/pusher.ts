import type { Envelope } from "@jieru/wechat/seal-envelope";
import type { PushEntry } from "../ledger-entry.ts";
import type { SimulatedAccount } from "../options.ts";
import { record } from "../record.ts";
import { getAccount, type World } from "../world.ts";
import { createCustomerLine } from "./customer-line.ts";
import { deliverPush } from "./deliver-push.ts";
import type { HttpClient } from "./http-client.ts";
import { sealPush } from "./seal-push.ts";
import { showUnavailable } from "./show-unavailable.ts";

export interface NewPush {
  entry: Pick<PushEntry, "appId" | "openid" | "msgType" | "msgId" | "createTime" | "content">;
  plain: string;
}

export interface Pusher {
  push(push: NewPush): Promise<PushEntry>;
}

export function createPusher(world: World, client: HttpClient): Pusher {
  const line = createCustomerLine();

  return {
    async push({ entry: about, plain }) {
      const at = world.clock.now();
      const started: Omit<PushEntry, "id"> = {
        kind: "push",
        at,
        ...about,
        deliveries: [],
        outcome: "pending",
      };
      const entry = record(world, started);
      const { config } = getAccount(world, entry.appId);
      if (config.pushUrl === "") return giveUp(world, entry);
      await pause(world.switches.delayPushesMs);
      const attempt = (envelope: Envelope, number: number) =>
        deliverPush(world, client, entry, envelope, number);
      let envelope = seal(world, config, entry.openid, plain);
      let acknowledged = false;
      await line.enter(`${entry.appId} ${entry.openid}`, world.switches.reorderPushes, async () => {
        acknowledged = await attempt(envelope, 1);
      });
      for (let number = 2; !acknowledged && number <= world.switches.deliveries; number++) {
        await pause(world.switches.retrySpacingMs);
        if (world.switches.resignRetries) envelope = seal(world, config, entry.openid, plain);
        acknowledged = await attempt(envelope, number);
      }
      return acknowledged ? settle(world, entry, "acknowledged") : giveUp(world, entry);
    },
  };
}

function seal(world: World, account: SimulatedAccount, openid: string, plain: string): Envelope {
  return sealPush(account, openid, plain, world.clock.now());
}

function settle(world: World, entry: PushEntry, outcome: PushEntry["outcome"]): PushEntry {
  entry.outcome = outcome;
  world.changed();
  return entry;
}

function giveUp(world: World, entry: PushEntry): PushEntry {
  const { config } = getAccount(world, entry.appId);
  if (config.pushUrl !== "") showUnavailable(world, entry);
  return settle(world, entry, "gave_up");
}

const pause = (ms: number) => (ms > 0 ? new Promise<void>((resolve) => setTimeout(resolve, ms)) : undefined);
