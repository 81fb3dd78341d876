import type { SignedOut } from "@jieru/shared/protocol/socket";
import { icon16 } from "@jieru/ui/icon.ts";
import { LogOut } from "lucide-react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { goToSignIn } from "../../../lib/browser/go-to-sign-in.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Banner } from "../../../ui/notices/Banner.tsx";
import { endedByText } from "./browser-labels.ts";

export function SignedOutBanner({ why, endedBy }: SignedOut) {
  const { t } = useTranslation("inbox");
  const now = useNow();
  const crowded = why === "crowded_out";
  const goOn = () => (crowded ? window.location.reload() : goToSignIn());
  return (
    <Banner
      tone="closed"
      assertive
      icon={<LogOut {...icon16} />}
      action={<Button onClick={goOn}>{t(crowded ? "banner.go_on_here" : "banner.sign_in")}</Button>}
    >
      <b className="wrap-anywhere">{endedBy ? endedByText(endedBy, now) : t(`banner.${why}`)}</b>
      {t(crowded ? "banner.crowded_out_hint" : "banner.signed_out_hint")}
    </Banner>
  );
}
