import type { Push } from "@jieru/wechat/push";
import type { MessageContent } from "@jieru/wechat/push-content";
import { grant } from "../allowance.ts";
import type { PushEntry } from "../ledger-entry.ts";
import { mediumPath, sniffImage } from "../media.ts";
import type { Phone, PhoneMessage } from "../phones.ts";
import { getAccount, randomWord, type World } from "../world.ts";
import type { Pusher } from "./pusher.ts";
import { writePayload } from "./write-payload.ts";

/** Values of a push that a test wants to fix; everything else is the platform's choice. */
export interface PushOverrides {
  /** A 64-bit MsgId as text. */
  msgId?: string;
  /** Seconds. */
  createTime?: number;
}

export interface Card {
  title: string;
  pagePath: string;
}

/** What customers do on their phones. Each act resolves with the push it caused, settled. */
export interface CustomerActs {
  sayText(phone: Phone, text: string, overrides?: PushOverrides): Promise<PushEntry>;
  sayImage(phone: Phone, bytes: Buffer, overrides?: PushOverrides): Promise<PushEntry>;
  sendCard(phone: Phone, card: Card, overrides?: PushOverrides): Promise<PushEntry>;
  /** Enters by the contact button. */
  enter(phone: Phone, sessionFrom: string, overrides?: PushOverrides): Promise<PushEntry>;
}

/** SessionFrom is cut at this many bytes, perhaps inside a character (as the page for mini games has it). */
const SESSION_FROM_BYTES = 1_000;

/** What a customer does, as far as it is pushed: says something, or enters. */
type Deed = MessageContent | { type: "entered"; sessionFrom: string };

/** Creates the acts of all customers. */
export function createCustomerActs(world: World, pusher: Pusher): CustomerActs {
  function push({ appId, openid }: Phone, deed: Deed, overrides: PushOverrides): Promise<PushEntry> {
    const { config } = getAccount(world, appId);
    const createTime = overrides.createTime ?? Math.floor(world.clock.now() / 1000);
    const head = { toOriginalId: config.originalId, openid, createTime };
    const pushed: Push =
      deed.type === "entered"
        ? { kind: "entered", ...head, sessionFrom: deed.sessionFrom, rawSessionFrom: deed.sessionFrom }
        : {
            kind: "message",
            ...head,
            messageId: overrides.msgId ?? String(++world.lastMsgId),
            content: deed,
          };
    const msgType = deed.type === "entered" ? "event" : deed.type;
    const msgId = pushed.kind === "message" ? pushed.messageId : null;
    const entry = { appId, openid, msgType, msgId, createTime, content: contentOf(deed) } as const;
    return pusher.push({ entry, plain: writePayload(pushed, config.format, world.switches.stringNumbers) });
  }

  /** Shows the act on the phone, opens its allowance, and pushes it. */
  function act(
    phone: Phone,
    shown: Omit<PhoneMessage, "id" | "at" | "from">,
    deed: Deed,
    overrides: PushOverrides = {},
  ): Promise<PushEntry> {
    const at = world.clock.now();
    const enters = deed.type === "entered";
    phone.book = grant(phone.book, enters ? "enter" : "message", world.switches.allowanceTable, at);
    if (!enters) phone.exchangeAt = at;
    world.phones.show(phone, { ...shown, at, from: enters ? "system" : "customer" });
    const pushed = push(phone, deed, overrides);
    world.changed();
    return pushed;
  }

  const picUrl = (mediaId: string) => `${world.url}/mmbiz/${mediaId}`;

  return {
    sayText(phone, text, overrides) {
      const createTime = Math.floor(world.clock.now() / 1000);
      const said = (words: string) => ({ type: "text", text: words }) as const;
      const pushed = act(phone, said(text), said(text), overrides);
      if (!world.switches.twoInOneSecond) return pushed;
      const again = said(`${text}（同一秒的第二条）`);
      return act(phone, again, again, { createTime }).then(() => pushed);
    },
    sayImage(phone, bytes, overrides) {
      const mediaId = randomWord(48);
      const contentType = sniffImage(bytes) ?? "application/octet-stream";
      world.media.add({ mediaId, appId: phone.appId, contentType, bytes, createdAt: world.clock.now() });
      const shown = { type: "image", text: "", imagePath: mediumPath(mediaId) } as const;
      return act(phone, shown, { type: "image", picUrl: picUrl(mediaId), mediaId }, overrides);
    },
    sendCard(phone, card, overrides) {
      const type = "miniprogrampage";
      const shown = { type, title: card.title, text: card.pagePath } as const;
      const noCover = { thumbUrl: "", thumbMediaId: "" };
      return act(phone, shown, { type, ...card, appId: phone.appId, ...noCover }, overrides);
    },
    enter(phone, sessionFrom, overrides) {
      const given = world.switches.sessionFromWxapp ? "wxapp" : sessionFrom;
      const cut = Buffer.from(given).subarray(0, SESSION_FROM_BYTES).toString("utf8");
      const shown = { type: "entered", text: sessionFrom } as const;
      return act(phone, shown, { type: "entered", sessionFrom: cut }, overrides);
    },
  };
}

/** What the ledger says of it. */
function contentOf(deed: Deed): string {
  if (deed.type === "text") return deed.text;
  if (deed.type === "image") return deed.mediaId;
  return deed.type === "entered" ? "user_enter_tempsession" : deed.title;
}
