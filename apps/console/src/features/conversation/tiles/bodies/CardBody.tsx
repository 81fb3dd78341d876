import type { Card } from "@jieru/shared/domain/message";
import { icon14 } from "@jieru/ui/icon.ts";
import { PanelTop } from "lucide-react";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { BoxBody } from "./BoxBody.tsx";

/** Shows cover, title and page path, which names the product or order. */
export function CardBody({ card }: { card: Card }) {
  const { t } = useTranslation("conversation");
  return (
    <BoxBody title={card.title} cover={card.cover}>
      <PanelTop {...icon14} />
      <span className="min-w-0" title={card.pagePath}>
        <span className="block">{t("tile.card")}</span>
        {card.pagePath && <bdi className="block truncate">{card.pagePath}</bdi>}
      </span>
    </BoxBody>
  );
}
