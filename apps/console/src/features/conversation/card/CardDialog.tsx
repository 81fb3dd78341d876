import "../../../i18n/messages/cards.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";
import { CardForm } from "./CardForm.tsx";
import { closeCard } from "./card-box.ts";

export const CardDialog = ({ open }: { open: boolean }) => {
  const { t } = useTranslation("cards");
  return (
    <Dialog open={open} onClose={closeCard} label={t("title")} className="w-160">
      <CardForm />
    </Dialog>
  );
};
