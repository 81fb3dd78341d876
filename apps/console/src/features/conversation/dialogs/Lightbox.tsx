import type { MediaId } from "@jieru/shared/domain/ids";
import { icon16 } from "@jieru/ui/icon.ts";
import {
  ChevronLeft,
  ChevronRight,
  ExternalLink,
  Maximize,
  RotateCw,
  X,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { paths } from "../../../data/http/paths.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";
import { ImageStage, type StageHandle } from "./ImageStage.tsx";

interface LightboxProps {
  images: readonly MediaId[];
  shown: MediaId | null;
  onShow: (id: MediaId | null) => void;
}

const square =
  "inline-flex size-7 flex-none items-center justify-center rounded-control text-ink-2 hover:bg-surface-press";

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };
type Zoom = Parameters<StageHandle["zoom"]>[0];
const zooms: Record<string, Zoom> = {
  Equal: "in",
  NumpadAdd: "in",
  Minus: "out",
  NumpadSubtract: "out",
  Digit0: "fit",
  Digit1: "full",
};

export function Lightbox({ images, shown, onShow }: LightboxProps) {
  const { t } = useTranslation("conversation");
  const stage = useRef<StageHandle>(null);
  const [turned, setTurned] = useState<{ id: MediaId | null; turns: number }>({ id: null, turns: 0 });
  const turns = turned.id === shown ? turned.turns : 0;
  const at = shown ? images.indexOf(shown) : -1;
  const go = (step: number) => {
    const next = at >= 0 ? images[at + step] : undefined;
    if (next) onShow(next);
  };
  const turn = () => setTurned({ id: shown, turns: turns + 1 });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.code];
    const zoom = zooms[event.code];
    if (step) go(step);
    if (zoom) stage.current?.zoom(zoom);
    if (event.code === "KeyR") turn();
  };
  return (
    <Dialog
      open={shown !== null}
      onClose={() => onShow(null)}
      label={t("lightbox.title")}
      className="overflow-hidden"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the dialog's keys, wherever the focus is. */}
      <div onKeyDown={onKeyDown} className="grid">
        <header className="flex h-11 items-center gap-1 border-b border-border-1 pr-2 pl-4 text-12 text-ink-2 max-narrow:grid max-narrow:h-auto max-narrow:grid-cols-[1fr_auto_auto]">
          {/* An image may not be in the conversation yet. */}
          <span className="mr-auto">{at >= 0 && t("lightbox.of", { n: at + 1, total: images.length })}</span>
          <StageTools onZoom={(zoom) => stage.current?.zoom(zoom)} onTurn={turn} />
          {shown && <OriginalLink id={shown} />}
          <IconButton
            label={t("lightbox.previous")}
            onClick={() => go(-1)}
            disabledReason={at > 0 ? null : t("lightbox.first")}
            className="max-narrow:order-1 max-narrow:self-start"
          >
            <ChevronLeft {...icon16} />
          </IconButton>
          <IconButton
            label={t("lightbox.next")}
            onClick={() => go(1)}
            disabledReason={at >= 0 && at < images.length - 1 ? null : t("lightbox.last")}
            className="max-narrow:order-1 max-narrow:self-start"
          >
            <ChevronRight {...icon16} />
          </IconButton>
          <IconButton label={t("lightbox.close")} onClick={() => onShow(null)}>
            <X {...icon16} />
          </IconButton>
        </header>
        {shown && <ImageStage key={shown} ref={stage} src={paths.image(shown)} turns={turns} />}
      </div>
    </Dialog>
  );
}

function StageTools({ onZoom, onTurn }: { onZoom: (zoom: Zoom) => void; onTurn: () => void }) {
  const { t } = useTranslation("reading");
  return (
    <div className="flex gap-1 max-narrow:order-1 max-narrow:-ml-3 max-narrow:flex-wrap max-narrow:gap-0">
      <IconButton label={t("viewer.out")} keys="-" onClick={() => onZoom("out")}>
        <ZoomOut {...icon16} />
      </IconButton>
      <IconButton label={t("viewer.in")} keys="+" onClick={() => onZoom("in")}>
        <ZoomIn {...icon16} />
      </IconButton>
      <IconButton label={t("viewer.fit")} keys="0" onClick={() => onZoom("fit")}>
        <Maximize {...icon16} />
      </IconButton>
      <IconButton label={t("viewer.full")} keys="1" onClick={() => onZoom("full")}>
        <span className="text-11">1:1</span>
      </IconButton>
      <IconButton label={t("viewer.turn")} keys="R" onClick={onTurn}>
        <RotateCw {...icon16} />
      </IconButton>
    </div>
  );
}

function OriginalLink({ id }: { id: MediaId }) {
  const { t } = useTranslation("reading");
  return (
    <a
      href={paths.image(id)}
      target="_blank"
      rel="noopener"
      aria-label={t("viewer.original")}
      title={t("viewer.original")}
      className={`${square} max-narrow:size-11`}
    >
      <ExternalLink {...icon16} />
    </a>
  );
}
