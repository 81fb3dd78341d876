import type { SentCard } from "@jieru/shared/protocol/cards";
import { cx } from "@jieru/ui/cx.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { Image } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Thumbnail } from "../Thumbnail.tsx";

export const optionId = (listId: string, at: number): string => `${listId}-${at}`;

const noCover = (
  <span className="grid h-8 w-10 flex-none place-items-center rounded-chip bg-bubble-in text-ink-3">
    <Image {...icon14} />
  </span>
);

interface SentCardsProps {
  id: string;
  cards: readonly SentCard[];
  /** The index that Enter would choose; -1: none. */
  at: number;
  onChoose: (card: SentCard) => void;
}

/** [CA3] Lists recently sent cards. The title field keeps the focus. */
export function SentCards({ id, cards, at, onChoose }: SentCardsProps) {
  const { t } = useTranslation("cards");
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView?.({ block: "nearest" });
  }, [at]);
  const isEmpty = cards.length === 0;
  return (
    <div className={isEmpty ? "hidden" : "col-span-full grid gap-1 max-narrow:order-1"}>
      <span className="text-12 text-ink-2">{t("sent")}</span>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={t("sent")}
        data-testid="sent-cards"
        className="thin-scroll max-h-44 overflow-y-auto rounded-control inset-ring inset-ring-border-2"
      >
        {cards.map((card, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the title's box hears the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: the title's box keeps the focus and names the active one.
          <div
            key={`${card.title}\n${card.pagePath}`}
            id={optionId(id, i)}
            role="option"
            aria-selected={i === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(card)}
            className={cx(
              "flex cursor-default items-center gap-2.5 px-2 py-1 max-narrow:min-h-11",
              i === at ? "bg-surface-selected" : "hover:bg-surface-hover",
            )}
          >
            <Thumbnail
              mediaId={card.cover.mediaId}
              width={40}
              height={32}
              instead={noCover}
              className="block h-8 w-10 flex-none rounded-chip object-cover"
            />
            <span className="grid min-w-0 flex-1">
              <bdi className="truncate">{card.title}</bdi>
              <bdi className="truncate text-12 text-ink-3">{card.pagePath}</bdi>
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
