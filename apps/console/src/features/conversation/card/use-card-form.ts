import type { SentCard } from "@jieru/shared/protocol/cards";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { sendReply } from "../../../data/outbox/sending.ts";
import { sentCardsQuery } from "../../../data/queries/cards.ts";
import { isComposing } from "../../../lib/keyboard/keys.ts";
import { useEnterKey } from "../../../lib/keyboard/use-enter-key.ts";
import { focusComposer } from "../../opening/focus-composer.ts";
import { useSendState } from "../composer/use-composer.ts";
import { useConversation, useOpenSession } from "../conversation-context.ts";
import { type CardDraft, closeCard, readyCover, useCardDraft, writeCard } from "./card-box.ts";
import { cardFault, pagePathOf } from "./card-fault.ts";
import { findCards, nextPlace } from "./find-cards.ts";

const none: readonly SentCard[] = [];
const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export function useCardForm() {
  const { accountId, viewer } = useConversation();
  const session = useOpenSession();
  const { conversationId } = session;
  const draft = useCardDraft(conversationId);
  const write = (change: Partial<CardDraft>) => writeCard(conversationId, change);
  const { block } = useSendState({ text: "", image: "ready" }).state;
  const fault = cardFault(draft);
  const { data = none } = useQuery(sentCardsQuery(accountId));
  const found = findCards(data, draft);
  const [at, setAt] = useState(-1);
  const active = found[at] ?? null;
  // Whether "send" was pressed: until then empty fields are no errors.
  const [tried, setTried] = useState(false);

  const choose = ({ title, pagePath, cover }: SentCard) => {
    write({ title, pagePath, cover: readyCover(cover.mediaId) });
    setAt(-1);
  };
  const send = (): boolean => {
    const { cover, title } = draft;
    setTried(true);
    if (block || fault || cover?.state !== "ready") return false;
    const card = { title, pagePath: pagePathOf(draft.pagePath), mediaId: cover.mediaId };
    sendReply({ accountId, session, agentId: viewer.id }, { type: "miniprogrampage", card });
    closeCard();
    writeCard(conversationId, null);
    focusComposer();
    return true;
  };
  const setTitle = (title: string) => {
    write({ title });
    setAt(-1);
  };
  return { draft, write, setTitle, found, active, at, setAt, choose, send, block, fault, tried };
}

export type CardFormModel = ReturnType<typeof useCardForm>;

/** [CA5] Arrows choose a sent card; Enter takes it, or sends if none is chosen. */
export function useCardKeys(form: CardFormModel, onSend: () => void) {
  const keys = useEnterKey(
    () => (form.active ? form.choose(form.active) : onSend()),
    () => undefined,
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || isComposing(event) || form.found.length === 0) return keys.onKeyDown(event);
    event.preventDefault();
    form.setAt(nextPlace(form.at, step, form.found.length));
  };
  return { onKeyDown, onKeyUp: keys.onKeyUp };
}
