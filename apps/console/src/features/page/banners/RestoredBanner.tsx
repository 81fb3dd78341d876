import { icon16 } from "@jieru/ui/icon.ts";
import { CircleAlert, CircleCheck, RotateCw } from "lucide-react";
import type { Restored } from "../../../data/store/connection.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Banner } from "../../../ui/notices/Banner.tsx";

export function CatchingUpBanner({ missing }: { missing: number | null }) {
  const { t } = useTranslation("inbox");
  return (
    <Banner tone="trouble" icon={<RotateCw {...icon16} />}>
      <b>{t("banner.catching_up")}</b>
      {missing === null ? t("banner.catching_up_hint") : t("banner.missing_hint", { count: missing })}
    </Banner>
  );
}

export function RestoredBanner({ filled, moved, gap }: Restored) {
  const { t } = useTranslation("inbox");
  if (gap)
    return (
      <Banner tone="trouble" icon={<CircleAlert {...icon16} />}>
        <b>{t("banner.restored")}</b>
        {t("banner.restored_gap")}
      </Banner>
    );
  return (
    <Banner tone="ok" icon={<CircleCheck {...icon16} />}>
      <b>{t("banner.restored")}</b>
      {filled === null && t("banner.restored_anew")}
      {filled === 0 && moved === 0 && t("banner.restored_nothing")}
      {filled !== null && filled > 0 && moved === 0 && t("banner.restored_hint", { count: filled })}
      {filled === 0 && moved > 0 && t("banner.restored_moved", { count: moved })}
      {filled !== null && filled > 0 && moved > 0 && t("banner.restored_both", { count: moved, filled })}
    </Banner>
  );
}
