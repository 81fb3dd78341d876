import { icon16 } from "@jieru/ui/icon.ts";
import { CircleAlert } from "lucide-react";
import { useHealth } from "../../../data/store/connection.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Banner } from "../../../ui/notices/Banner.tsx";

export function PartBanners() {
  const { t } = useTranslation("inbox");
  const { database, wechat, media } = useHealth();
  const parts = [
    wechat === "unreachable" && "wechat",
    media === "full" && "media",
    database === "slow" && "slow",
  ] as const;
  return parts
    .filter((part) => part !== false)
    .map((part) => (
      <Banner key={part} tone="trouble" icon={<CircleAlert {...icon16} />}>
        <b>{t(`banner.part.${part}`)}</b>
        {t(`banner.part_hint.${part}`)}
      </Banner>
    ));
}
