import type { QuickReply, QuickReplyValues } from "@jieru/shared/domain/quick-reply";
import { fillQuickReply, politeYou, textOfParts } from "@jieru/shared/domain/quick-reply";
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useId,
  useLayoutEffect,
  useMemo,
  useState,
} from "react";
import { markSearch } from "../../../data/drafts/draft-store.ts";
import { useQuickReplies } from "../../../data/queries/quick-replies.ts";
import { useAccount, useMe } from "../../../data/queries/use-snapshot.ts";
import type { DraftBoxHandle } from "../composer/draft-box-handle.ts";
import { useConversation } from "../conversation-context.ts";
import { searchQuickReplies } from "./search.ts";
import { searchIn, type TextAtOpening, writtenSince } from "./search-in.ts";

export interface QuickReplyMenuModel {
  id: string;
  open: boolean;
  search: string;
  found: QuickReply[];
  active: QuickReply | null;
  values: QuickReplyValues;
  point: (q: QuickReply) => void;
  choose: (q: QuickReply) => void;
  close: () => void;
  /** Opens the list whatever the text is. Stable until the list opens or closes. */
  toggle: () => void;
  typed: (next: string) => void;
  sent: () => void;
  setAway: (away: boolean) => void;
  /** Returns whether the menu handled the key. Enter and Esc come through `useEnterKey`, which handles IMEs. */
  onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
}

function useQuickReplyValues(): QuickReplyValues {
  const { accountId, session } = useConversation();
  const me = useMe(accountId);
  const account = useAccount(accountId);
  const customer = session.customer.remark ?? politeYou;
  return useMemo(
    () => ({ customer, agent: me.name, account: account.name }),
    [customer, me.name, account.name],
  );
}

const nowhere: TextAtOpening = ["", "", ""];
const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** [QR7] [QR8] The list above the text box. The typed text is the search; the box keeps the focus. */
export function useQuickReplyMenu(text: string, box: RefObject<DraftBoxHandle | null>): QuickReplyMenuModel {
  const { accountId, session } = useConversation();
  const all = useQuickReplies(accountId);
  const values = useQuickReplyValues();
  const id = useId();
  const [openedAt, setOpenedAt] = useState<TextAtOpening | null>(null);
  const [dismissed, setDismissed] = useState(false);
  const [away, setAway] = useState(true);
  const [pointed, setPointed] = useState<QuickReply["id"] | null>(null);
  const slashed = searchIn(text);
  const search = openedAt && slashed === null ? writtenSince(openedAt, text) : slashed;
  const found = useMemo(() => searchQuickReplies(all, search ?? ""), [all, search]);
  // After the button, a search without matches means that the agent goes on writing.
  const isMatch = search === "" || (search !== null && found.length > 0);
  const isWanted = openedAt && slashed === null ? isMatch : slashed !== null && !dismissed;
  const open = !away && isWanted;
  const searched = slashed !== null && !dismissed && found.length > 0 ? text : undefined;
  // Until the quick replies are loaded, it is unknown whether the text is a search.
  const known = all.length > 0;
  useLayoutEffect(() => {
    if (known) markSearch(session.id, searched);
  }, [session.id, searched, known]);
  const active = found.find((q) => q.id === pointed) ?? found[0] ?? null;

  const close = useCallback(() => {
    setOpenedAt(null);
    setDismissed(true);
    setPointed(null);
  }, []);
  const choose = (q: QuickReply) => {
    close();
    const [before, , after] = slashed === null ? (openedAt ?? box.current?.parts() ?? nowhere) : nowhere;
    box.current?.put(textOfParts(fillQuickReply(q.text, values)), before.length, after.length);
  };
  const move = (step: number) => {
    const at = found.findIndex((q) => q.id === active?.id);
    setPointed(found[(at + step + found.length) % found.length]?.id ?? null);
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!open || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    const step = steps[event.key];
    if (!active || (!step && event.key !== "Tab")) return false;
    event.preventDefault();
    if (step) move(step);
    else choose(active);
    return true;
  };
  const typed = (next: string) => {
    if (openedAt && writtenSince(openedAt, next) === null) setOpenedAt(null);
    setPointed(null);
    if (searchIn(next) === null) setDismissed(false);
  };
  const toggle = useCallback(() => {
    box.current?.focus();
    if (open) return close();
    setDismissed(false);
    setOpenedAt(box.current?.parts() ?? nowhere);
  }, [box, open, close]);
  const sent = () => setOpenedAt(null);
  const point = (q: QuickReply) => setPointed(q.id);
  return {
    ...{ id, open, search: search ?? "", found, active, values },
    ...{ point, choose, close, toggle, typed, sent, setAway, onKey },
  };
}
