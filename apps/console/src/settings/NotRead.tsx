import { CircleAlert } from "lucide-react";
import { useTranslation } from "../i18n/use-translation.ts";
import { Banner } from "../ui/Banner.tsx";
import { icon14 } from "../ui/icon.ts";
import { TextButton } from "../ui/TextButton.tsx";

interface NotReadProps {
  /** What could not be read, in a sentence. */
  words: string;
  onRetry: () => void;
}

/** The banner of a page whose contents could not be read, with the way to ask again. */
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
