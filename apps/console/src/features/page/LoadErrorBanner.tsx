import { icon14 } from "@jieru/ui/icon.ts";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { TextButton } from "../../ui/buttons/TextButton.tsx";
import { Banner } from "../../ui/notices/Banner.tsx";

interface LoadErrorBannerProps {
  words: string;
  onRetry: () => void;
}

export function LoadErrorBanner({ words, onRetry }: LoadErrorBannerProps) {
  const { t } = useTranslation();
  return (
    <Banner
      tone="trouble"
      icon={<CircleAlert {...icon14} />}
      action={<TextButton onClick={onRetry}>{t("retry")}</TextButton>}
    >
      {words}
    </Banner>
  );
}
