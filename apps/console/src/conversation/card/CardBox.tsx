import { BoxOnItsWay, boxOnDemand } from "../../commands/BoxOnItsWay.tsx";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Later } from "../../ui/drawing/Later.tsx";
import { closeCard } from "./card-box.ts";

const CardDialog = boxOnDemand(async () => (await import("./CardDialog.tsx")).CardDialog, CardOnItsWay);

interface CardBoxProps {
  open: boolean;
  missing?: boolean;
}

function CardOnItsWay({ open, missing }: CardBoxProps) {
  const { t } = useTranslation("conversation");
  if (!open) return null;
  return (
    <BoxOnItsWay
      missing={missing}
      onClose={closeCard}
      label={t("composer.card")}
      className="m-auto w-160 max-w-full"
    />
  );
}

/** The dialog in which a card is put together, fetched when it is first opened. */
export const CardBox = ({ open }: { open: boolean }) => (
  <Later open={open} instead={<CardOnItsWay open={open} missing />}>
    <CardDialog open={open} />
  </Later>
);
