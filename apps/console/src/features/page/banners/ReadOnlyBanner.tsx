import { icon16 } from "@jieru/ui/icon.ts";
import { Lock } from "lucide-react";
import type { Connection } from "../../../data/store/connection.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Banner } from "../../../ui/notices/Banner.tsx";

type Refusing = Extract<Connection, { state: "read_only" }>["database"];

/** [DE9] Nothing can be stored now, and why. */
export function ReadOnlyBanner({ database }: { database: Refusing }) {
  const { t } = useTranslation("inbox");
  const why = database === "full" || database === "read_only" ? database : "away";
  return (
    <Banner tone="closed" assertive icon={<Lock {...icon16} />}>
      <b>{t("banner.read_only")}</b>
      {t(`banner.read_only_hint.${why}`)}
    </Banner>
  );
}
