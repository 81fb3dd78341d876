import { type CustomerAction, grant } from "../allowance.ts";
import type { PushEntry } from "../ledger-entry.ts";
import { mediumPath, sniffImage } from "../media.ts";
import type { Phone, PhoneMessage } from "../phones.ts";
import { getAccount, randomWord, type World } from "../world.ts";
import type { Pusher } from "./pusher.ts";
import { type PayloadFields, writePayload } from "./write-payload.ts";

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

/** Creates the acts of all customers. */
export function createCustomerActs(world: World, pusher: Pusher): CustomerActs {
  function push(phone: Phone, fields: PayloadFields, overrides: PushOverrides = {}): Promise<PushEntry> {
    const { config } = getAccount(world, phone.appId);
    const createTime = overrides.createTime ?? Math.floor(world.clock.now() / 1000);
    const msgId = fields.msgType === "event" ? null : (overrides.msgId ?? String(++world.lastMsgId));
    const head = { toUserName: config.originalId, fromUserName: phone.openid, createTime, msgId };
    const plain = writePayload({ ...head, ...fields }, config.format, world.switches.stringNumbers);
    const { appId, openid } = phone;
    const entry = { appId, openid, msgType: fields.msgType, msgId, createTime, content: contentOf(fields) };
    return pusher.push({ entry, plain });
  }

  /** Shows the act on the phone, opens its allowance, and pushes it; as two of the same second if switched. */
  function act(
    phone: Phone,
    action: CustomerAction,
    shown: Omit<PhoneMessage, "id" | "at" | "from">,
    fields: PayloadFields,
    overrides: PushOverrides = {},
  ): Promise<PushEntry> {
    const at = world.clock.now();
    phone.book = grant(phone.book, action, world.switches.allowanceTable, at);
    if (action === "message") phone.exchangeAt = at;
    world.phones.show(phone, { ...shown, at, from: action === "enter" ? "system" : "customer" });
    const pushed = push(phone, fields, overrides);
    world.changed();
    return pushed;
  }

  const picUrl = (mediaId: string) => `${world.url}/mmbiz/${mediaId}`;

  return {
    sayText(phone, text, overrides) {
      const createTime = Math.floor(world.clock.now() / 1000);
      const pushed = act(
        phone,
        "message",
        { type: "text", text },
        { msgType: "text", content: text },
        overrides,
      );
      if (!world.switches.twoInOneSecond) return pushed;
      const again = `${text}（同一秒的第二条）`;
      const second = { type: "text", text: again } as const;
      return act(phone, "message", second, { msgType: "text", content: again }, { createTime }).then(
        () => pushed,
      );
    },
    sayImage(phone, bytes, overrides) {
      const mediaId = randomWord(48);
      const contentType = sniffImage(bytes) ?? "application/octet-stream";
      world.media.add({ mediaId, appId: phone.appId, contentType, bytes, createdAt: world.clock.now() });
      const shown = { type: "image", text: "", imagePath: mediumPath(mediaId) } as const;
      return act(phone, "message", shown, { msgType: "image", picUrl: picUrl(mediaId), mediaId }, overrides);
    },
    sendCard(phone, card, overrides) {
      const shown = { type: "miniprogrampage", title: card.title, text: card.pagePath } as const;
      const fields = { msgType: "miniprogrampage", ...card, cardAppId: phone.appId } as const;
      return act(phone, "message", shown, fields, overrides);
    },
    enter(phone, sessionFrom, overrides) {
      const given = world.switches.sessionFromWxapp ? "wxapp" : sessionFrom;
      const cut = Buffer.from(given).subarray(0, SESSION_FROM_BYTES).toString("utf8");
      const shown = { type: "entered", text: sessionFrom } as const;
      return act(
        phone,
        "enter",
        shown,
        { msgType: "event", event: "user_enter_tempsession", sessionFrom: cut },
        overrides,
      );
    },
  };
}

function contentOf(fields: PayloadFields): string {
  if (fields.msgType === "text") return fields.content;
  if (fields.msgType === "image") return fields.mediaId;
  return fields.msgType === "event" ? fields.event : fields.title;
}
