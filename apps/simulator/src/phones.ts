import { type AllowanceBook, EMPTY_BOOK } from "./allowance.ts";
import type { LedgerEntry } from "./ledger-entry.ts";

/** One thing on a customer's screen. */
export interface PhoneMessage {
  id: number;
  at: number;
  from: "customer" | "shop" | "system";
  type: "text" | "image" | "miniprogrampage" | "link" | "entered" | "unavailable";
  text: string;
  /** Path of the picture on this server. */
  imagePath?: string;
  /** The push whose failure this line reports. */
  pushId?: number;
  title?: string;
  url?: string;
}

/** A customer of one account: their phone, and what WeChat knows about the conversation. */
export interface Phone {
  appId: string;
  openid: string;
  name: string;
  sessionFrom: string;
  /** Whether the page shows it; customers made by a bench are not shown. */
  shown: boolean;
  messages: PhoneMessage[];
  /** The newest ledger entries about this customer, oldest first. */
  traffic: LedgerEntry[];
  book: AllowanceBook;
  /** When either side last said something (epoch ms); 0 when never. */
  exchangeAt: number;
  typingUntil: number;
}

export interface PhoneStore {
  find(appId: string, openid: string): Phone | null;
  /** The phone of this customer, created if there is none; `given` overwrites its fields. */
  ensure(
    appId: string,
    openid: string,
    given?: Partial<Pick<Phone, "name" | "sessionFrom" | "shown">>,
  ): Phone;
  listShown(): Phone[];
  show(phone: Phone, message: Omit<PhoneMessage, "id">): PhoneMessage;
  restore(phones: Phone[]): void;
}

const MESSAGES_KEPT = 200;

const keyOf = (appId: string, openid: string) => `${appId} ${openid}`;

/** Creates the store of all phones. */
export function createPhoneStore(): PhoneStore {
  const phones = new Map<string, Phone>();
  let lastMessageId = 0;

  function add(appId: string, openid: string): Phone {
    const name = `用户 ${openid.slice(-4)}`;
    const state = { messages: [], traffic: [], book: EMPTY_BOOK, exchangeAt: 0, typingUntil: 0 };
    const phone: Phone = { appId, openid, name, sessionFrom: "", shown: false, ...state };
    phones.set(keyOf(appId, openid), phone);
    return phone;
  }

  return {
    find: (appId, openid) => phones.get(keyOf(appId, openid)) ?? null,
    ensure(appId, openid, given) {
      const phone = phones.get(keyOf(appId, openid)) ?? add(appId, openid);
      return given ? Object.assign(phone, given) : phone;
    },
    listShown: () => [...phones.values()].filter((phone) => phone.shown),
    show(phone, message) {
      const shown = { id: ++lastMessageId, ...message };
      phone.messages.push(shown);
      if (phone.messages.length > MESSAGES_KEPT) phone.messages.shift();
      return shown;
    },
    restore(saved) {
      for (const phone of saved) {
        phones.set(keyOf(phone.appId, phone.openid), phone);
        for (const message of phone.messages) lastMessageId = Math.max(lastMessageId, message.id);
      }
    },
  };
}
