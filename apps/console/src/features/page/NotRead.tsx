import { icon14 } from "@jieru/ui/icon.ts";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { TextButton } from "../../ui/buttons/TextButton.tsx";
import { Banner } from "../../ui/notices/Banner.tsx";

interface NotReadProps {
  /** A sentence that says what could not be loaded. */
  words: string;
  onRetry: () => void;
}

/** The banner of a page whose contents could not be loaded, with a button to try again. */
export function NotRead({ words, onRetry }: NotReadProps) {
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
