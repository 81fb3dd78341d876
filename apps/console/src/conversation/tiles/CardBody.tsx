import type { Card } from "@jieru/shared/domain/message";
import { PanelTop } from "lucide-react";
import { useTranslation } from "react-i18next";
import { icon14 } from "../../ui/icon.ts";
import { BoxBody } from "./BoxBody.tsx";

/** A mini program card: cover, title, where it leads. */
export function CardBody({ card }: { card: Card }) {
  const { t } = useTranslation("conversation");
  return (
    <BoxBody title={card.title} cover={card.cover}>
      <PanelTop {...icon14} />
      <span className="truncate" title={card.pagePath}>
        {t("tile.card")}
      </span>
    </BoxBody>
  );
}
