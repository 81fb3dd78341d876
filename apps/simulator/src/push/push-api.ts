import type { PushEntry } from "../ledger-entry.ts";
import type { World } from "../world.ts";
import type { Card, CustomerActs, PushOverrides } from "./customer-acts.ts";
import type { Pusher } from "./pusher.ts";

/** Acts as a customer and creates the phone if it is unknown. Each act resolves when its push is acknowledged or given up. */
export interface PushApi {
  pushText(appId: string, openid: string, text: string, overrides?: PushOverrides): Promise<PushEntry>;
  pushImage(appId: string, openid: string, bytes: Buffer, overrides?: PushOverrides): Promise<PushEntry>;
  pushCard(appId: string, openid: string, card: Card, overrides?: PushOverrides): Promise<PushEntry>;
  /** Enters by the contact button; `sessionFrom` defaults to that of the phone. */
  pushEnter(
    appId: string,
    openid: string,
    sessionFrom?: string,
    overrides?: PushOverrides,
  ): Promise<PushEntry>;
  pushRaw(appId: string, openid: string, plain: string): Promise<PushEntry>;
}

export function createPushApi(world: World, acts: CustomerActs, pusher: Pusher): PushApi {
  const phone = (appId: string, openid: string) => world.phones.ensure(appId, openid);
  return {
    pushText: (appId, openid, text, overrides) => acts.sayText(phone(appId, openid), text, overrides),
    pushImage: (appId, openid, bytes, overrides) => acts.sayImage(phone(appId, openid), bytes, overrides),
    pushCard: (appId, openid, card, overrides) => acts.sendCard(phone(appId, openid), card, overrides),
    pushEnter(appId, openid, sessionFrom, overrides) {
      const who = phone(appId, openid);
      return acts.enter(who, sessionFrom ?? who.sessionFrom, overrides);
    },
    pushRaw(appId, openid, plain) {
      const createTime = Math.floor(world.clock.now() / 1000);
      const entry = { appId, openid, msgType: "event", msgId: null, createTime, content: plain } as const;
      return pusher.push({ entry, plain });
    },
  };
}
