import { useTranslation } from "../../../i18n/use-translation.ts";
import { LoadingDialog } from "../../../ui/overlays/LoadingDialog.tsx";
import { LazyMount } from "../../../ui/rendering/LazyMount.tsx";
import { onDemand } from "../../../ui/rendering/on-demand.tsx";
import { closeCard } from "./card-box.ts";

const CardDialog = onDemand(async () => (await import("./CardDialog.tsx")).CardDialog, CardLoading);

interface CardBoxProps {
  open: boolean;
  missing?: boolean;
}

function CardLoading(dialog: CardBoxProps) {
  const { t } = useTranslation("conversation");
  return <LoadingDialog {...dialog} onClose={closeCard} label={t("composer.card")} />;
}

export const CardBox = ({ open }: { open: boolean }) => (
  <LazyMount open={open} instead={<CardLoading open={open} missing />} onFailed={closeCard}>
    <CardDialog open={open} />
  </LazyMount>
);
