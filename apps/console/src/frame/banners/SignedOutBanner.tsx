import { LogOut } from "lucide-react";
import { useTranslation } from "../../i18n/use-translation.ts";
import type { Connection } from "../../state/connection.ts";
import { goToTheDoor } from "../../ui/browser/to-the-door.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { icon16 } from "../../ui/marks/icon.ts";
import { Banner } from "../../ui/notices/Banner.tsx";

/** Why this page hears nothing more, and how to go on. */
export function SignedOutBanner({ why }: { why: Extract<Connection, { state: "signed_out" }>["why"] }) {
  const { t } = useTranslation("inbox");
  const crowded = why === "crowded_out";
  const goOn = () => (crowded ? window.location.reload() : goToTheDoor());
  return (
    <Banner
      tone="closed"
      assertive
      icon={<LogOut {...icon16} />}
      action={<Button onClick={goOn}>{t(crowded ? "banner.go_on_here" : "banner.sign_in")}</Button>}
    >
      <b>{t(`banner.${why}`)}</b>
      {t(crowded ? "banner.crowded_out_hint" : "banner.signed_out_hint")}
    </Banner>
  );
}
