import { icon14, icon20 } from "@jieru/ui/icon.ts";
import { Image, PanelTop } from "lucide-react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import type { CardDraft } from "./card-box.ts";

interface CardPreviewProps {
  draft: CardDraft;
  account: string;
}

/** [CA1] Shows the card as WeChat does: name, two lines of the title, and the middle of the cover. */
export function CardPreview({ draft: { title, cover }, account }: CardPreviewProps) {
  const { t } = useTranslation("cards");
  const isPicture = cover !== null && cover.state !== "refused";
  return (
    <figure
      data-testid="card-preview"
      className="grid content-start gap-1 max-narrow:order-2 max-narrow:w-60"
    >
      <figcaption className="text-12 text-ink-2">{t("preview")}</figcaption>
      <div className="grid gap-2 rounded-tile bg-surface-2 px-3 pt-2.5 pb-1.5 inset-ring inset-ring-border-2">
        <span className="flex min-w-0 items-center gap-1.5 text-12 text-ink-3">
          <PanelTop {...icon14} className="flex-none" />
          <bdi className="truncate">{account}</bdi>
        </span>
        <bdi className="line-clamp-2 min-h-[22px] text-14 wrap-anywhere">{title}</bdi>
        <span className="grid aspect-5/4 place-items-center overflow-hidden rounded-chip bg-surface-0 text-ink-3">
          {isPicture ? (
            <img src={cover.url} alt="" draggable={false} className="block size-full object-cover" />
          ) : (
            <Image {...icon20} />
          )}
        </span>
        <span className="border-t border-border-1 pt-1 text-12 text-ink-3">{t("miniProgram")}</span>
      </div>
    </figure>
  );
}
