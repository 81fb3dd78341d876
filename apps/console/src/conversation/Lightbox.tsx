import type { MediaId } from "@jieru/shared/domain/ids";
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "../api/paths.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { icon16 } from "../ui/icon.ts";

interface LightboxProps {
  images: readonly MediaId[];
  shown: MediaId | null;
  onShow: (id: MediaId | null) => void;
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/** One image, as large as the window allows; arrows go to its neighbours in the conversation, Esc closes. */
export function Lightbox({ images, shown, onShow }: LightboxProps) {
  const { t } = useTranslation("conversation");
  const at = shown ? images.indexOf(shown) : -1;
  const go = (step: number) => {
    const next = images[at + step];
    if (next) onShow(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step) go(step);
  };
  return (
    <Dialog
      open={shown !== null}
      onClose={() => onShow(null)}
      label={t("lightbox.title")}
      className="overflow-hidden"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys of the dialog, wherever in it the focus is. */}
      <div onKeyDown={onKeyDown} className="grid">
        <header className="flex h-11 items-center gap-1 border-b border-border-1 pr-2 pl-4 text-12 text-ink-2">
          <span className="mr-auto">{t("lightbox.of", { n: at + 1, total: images.length })}</span>
          <IconButton
            label={t("lightbox.previous")}
            onClick={() => go(-1)}
            disabledReason={at > 0 ? null : t("lightbox.first")}
          >
            <ChevronLeft {...icon16} />
          </IconButton>
          <IconButton
            label={t("lightbox.next")}
            onClick={() => go(1)}
            disabledReason={at < images.length - 1 ? null : t("lightbox.last")}
          >
            <ChevronRight {...icon16} />
          </IconButton>
          <IconButton label={t("lightbox.close")} onClick={() => onShow(null)}>
            <X {...icon16} />
          </IconButton>
        </header>
        {shown && (
          <img
            key={shown}
            src={paths.image(shown)}
            alt={t("lightbox.title")}
            className="h-[calc(100dvh-120px)] w-[calc(100vw-64px)] bg-surface-0 object-contain"
          />
        )}
      </div>
    </Dialog>
  );
}
