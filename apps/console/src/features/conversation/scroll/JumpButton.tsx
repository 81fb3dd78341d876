import { icon14 } from "@jieru/ui/icon.ts";
import { ArrowDown } from "lucide-react";
import { memo } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";

interface JumpButtonProps {
  count: number;
  onPress: () => void;
}

export const JumpButton = memo(function JumpButton({ count, onPress }: JumpButtonProps) {
  const { t } = useTranslation("conversation");
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
      <Button
        data-testid="jump-to-end"
        tone={count > 0 ? "primary" : "plain"}
        icon={<ArrowDown {...icon14} />}
        onClick={onPress}
        shape="pill"
        className="pointer-events-auto shadow-menu"
      >
        {count > 0 ? t("scroll.jump", { count }) : t("scroll.newest")}
      </Button>
    </div>
  );
});
