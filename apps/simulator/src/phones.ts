import { type AllowanceBook, EMPTY_BOOK } from "./allowance.ts";
import type { LedgerEntry } from "./ledger-entry.ts";

export interface PhoneMessage {
  id: number;
  at: number;
  from: "customer" | "shop" | "system";
  type: "text" | "image" | "miniprogrampage" | "link" | "entered" | "unavailable";
  text: string;
  imagePath?: string;
  pushId?: number;
  title?: string;
  url?: string;
}

export interface Phone {
  appId: string;
  openid: string;
  name: string;
  sessionFrom: string;
  /** Whether the page shows the phone. The page does not show customers of a bench. */
  shown: boolean;
  messages: PhoneMessage[];
  traffic: LedgerEntry[];
  book: AllowanceBook;
  /** The time of the last message of either side (epoch ms); 0 if there is none. */
  exchangeAt: number;
  typingUntil: number;
}

export interface PhoneStore {
  find(appId: string, openid: string): Phone | null;
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
