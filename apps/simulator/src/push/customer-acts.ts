import type { Push } from "@jieru/wechat/push";
import type { MessageContent } from "@jieru/wechat/push-content";
import { grant, limitsOf } from "../allowance.ts";
import type { PushEntry } from "../ledger-entry.ts";
import { mediumPath, sniffImage } from "../media.ts";
import type { Phone, PhoneMessage } from "../phones.ts";
import { getAccount, randomWord, type World } from "../world.ts";
import type { Pusher } from "./pusher.ts";
import { writePayload } from "./write-payload.ts";

export interface PushOverrides {
  /** A 64-bit MsgId as text. */
  msgId?: string;
  /** In seconds. */
  createTime?: number;
}

export interface Card {
  title: string;
  pagePath: string;
}

export interface CustomerActs {
  sayText(phone: Phone, text: string, overrides?: PushOverrides): Promise<PushEntry>;
  sayImage(phone: Phone, bytes: Buffer, overrides?: PushOverrides): Promise<PushEntry>;
  sendCard(phone: Phone, card: Card, overrides?: PushOverrides): Promise<PushEntry>;
  enter(phone: Phone, sessionFrom: string, overrides?: PushOverrides): Promise<PushEntry>;
}

/** WeChat cuts SessionFrom at this many bytes, possibly inside a character (page for mini games). */
const SESSION_FROM_BYTES = 1_000;

type PushedAct = MessageContent | { type: "entered"; sessionFrom: string };

export function createCustomerActs(world: World, pusher: Pusher): CustomerActs {
  function push({ appId, openid }: Phone, act: PushedAct, overrides: PushOverrides): Promise<PushEntry> {
    const { config } = getAccount(world, appId);
    const createTime = overrides.createTime ?? Math.floor(world.clock.now() / 1000);
    const head = { toOriginalId: config.originalId, openid, createTime };
    const pushed: Push =
      act.type === "entered"
        ? { kind: "entered", ...head, sessionFrom: act.sessionFrom, rawSessionFrom: act.sessionFrom }
        : {
            kind: "message",
            ...head,
            messageId: overrides.msgId ?? String(++world.lastMsgId),
            content: act,
          };
    const msgType = act.type === "entered" ? "event" : act.type;
    const msgId = pushed.kind === "message" ? pushed.messageId : null;
    const entry = { appId, openid, msgType, msgId, createTime, content: contentOf(act) } as const;
    return pusher.push({ entry, plain: writePayload(pushed, config.format, world.switches.stringNumbers) });
  }

  function perform(
    phone: Phone,
    shown: Omit<PhoneMessage, "id" | "at" | "from">,
    act: PushedAct,
    overrides: PushOverrides = {},
  ): Promise<PushEntry> {
    const at = world.clock.now();
    const enters = act.type === "entered";
    const { allowanceTable, grantedByMessage } = world.switches;
    const limits = limitsOf(allowanceTable, grantedByMessage);
    phone.book = grant(phone.book, enters ? "enter" : "message", limits, at);
    if (!enters) phone.exchangeAt = at;
    world.phones.show(phone, { ...shown, at, from: enters ? "system" : "customer" });
    const pushed = push(phone, act, overrides);
    world.changed();
    return pushed;
  }

  const picUrl = (mediaId: string) => `${world.url}/mmbiz/${mediaId}`;

  return {
    sayText(phone, text, overrides) {
      const createTime = Math.floor(world.clock.now() / 1000);
      const textContent = (words: string) => ({ type: "text", text: words }) as const;
      const pushed = perform(phone, textContent(text), textContent(text), overrides);
      if (!world.switches.twoInOneSecond) return pushed;
      const again = textContent(`${text}（同一秒的第二条）`);
      return perform(phone, again, again, { createTime }).then(() => pushed);
    },
    sayImage(phone, bytes, overrides) {
      const mediaId = randomWord(48);
      const contentType = sniffImage(bytes) ?? "application/octet-stream";
      world.media.add({ mediaId, appId: phone.appId, contentType, bytes, createdAt: world.clock.now() });
      const shown = { type: "image", text: "", imagePath: mediumPath(mediaId) } as const;
      return perform(phone, shown, { type: "image", picUrl: picUrl(mediaId), mediaId }, overrides);
    },
    sendCard(phone, card, overrides) {
      const type = "miniprogrampage";
      const shown = { type, title: card.title, text: card.pagePath } as const;
      const noCover = { thumbUrl: "", thumbMediaId: "" };
      return perform(phone, shown, { type, ...card, appId: phone.appId, ...noCover }, overrides);
    },
    enter(phone, sessionFrom, overrides) {
      const sentFrom = world.switches.sessionFromWxapp ? "wxapp" : sessionFrom;
      const cut = Buffer.from(sentFrom).subarray(0, SESSION_FROM_BYTES).toString("utf8");
      const shown = { type: "entered", text: sessionFrom } as const;
      return perform(phone, shown, { type: "entered", sessionFrom: cut }, overrides);
    },
  };
}

function contentOf(act: PushedAct): string {
  if (act.type === "text") return act.text;
  if (act.type === "image") return act.mediaId;
  return act.type === "entered" ? "user_enter_tempsession" : act.title;
}
