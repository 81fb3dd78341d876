import { icon16 } from "@jieru/ui/icon.ts";
import { Image, PanelTop, SquareSlash } from "lucide-react";
import { memo, useRef } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useHealth } from "../../../data/store/connection.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { altSign } from "../../../lib/keyboard/keys.ts";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { FileInput } from "../../../ui/fields/FileInput.tsx";
import { useCommandHandlers } from "../../commands/handlers.ts";
import { imageTypes } from "../attachment/image-file.ts";
import { EmojiPicker } from "./EmojiPicker.tsx";
import { ModeSwitch } from "./ModeSwitch.tsx";

interface ComposerToolsProps {
  onImage: (file: File) => void;
  onEmoji: (emoji: string) => void;
  onCard: () => void;
  onQuickReplies: () => void;
}

/** The tools beside the text box. Memoized: not rendered while typing. */
export const ComposerTools = memo(function ComposerTools(props: ComposerToolsProps) {
  const { onImage, onEmoji, onCard, onQuickReplies } = props;
  const { t } = useTranslation("conversation");
  const input = useRef<HTMLInputElement>(null);
  const readOnly = useReadOnlyReason();
  const noImages = useHealth().media === "full" ? t("common:no_room_for_images") : readOnly;
  const pickImage = () => input.current?.click();
  useCommandHandlers({
    quickReplies: { run: onQuickReplies },
    image: { run: pickImage, reason: noImages },
    card: { run: onCard },
  });
  return (
    <div
      role="toolbar"
      aria-label={t("composer.tools")}
      className="mb-2 ml-2 flex items-center gap-0.5 max-narrow:order-1 max-narrow:m-0"
    >
      <ModeSwitch mode="reply" />
      <span className="max-narrow:hidden">
        <EmojiPicker onPick={onEmoji} />
      </span>
      <IconButton label={t("composer.image")} disabledReason={noImages} onClick={pickImage}>
        <Image {...icon16} />
      </IconButton>
      <IconButton
        label={t("composer.card")}
        keys={`${altSign} C`}
        aria-keyshortcuts="Alt+C"
        data-testid="card-open"
        onClick={onCard}
      >
        <PanelTop {...icon16} />
      </IconButton>
      <IconButton
        label={t("quick-replies:menu.open")}
        keys="/"
        data-testid="quick-replies-open"
        onMouseDown={(event) => event.preventDefault()}
        onClick={onQuickReplies}
      >
        <SquareSlash {...icon16} />
      </IconButton>
      <FileInput
        ref={input}
        accept={imageTypes}
        data-testid="composer-image"
        onFile={onImage}
        label={t("composer.image")}
      />
    </div>
  );
});
