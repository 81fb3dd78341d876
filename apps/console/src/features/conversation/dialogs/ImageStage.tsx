import Panzoom, { type PanzoomObject } from "@panzoom/panzoom";
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import { useHeldFocus } from "../../../ui/focus/use-held-focus.ts";

export interface StageHandle {
  zoom: (to: "in" | "out" | "fit" | "full") => void;
}

interface ImageStageProps {
  src: string;
  turns: number;
  ref: Ref<StageHandle>;
}

const options = { maxScale: 10, minScale: 0.5, step: 0.4, animate: false, cursor: "grab" };

export function ImageStage({ src, turns, ref }: ImageStageProps) {
  const { t } = useTranslation("reading");
  const [state, setState] = useState<"loading" | "here" | "failed">("loading");
  const [attempt, setAttempt] = useState(0);
  const stage = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const panzoom = useRef<PanzoomObject>(undefined);
  useEffect(() => {
    const [element, box] = [stage.current, stage.current?.parentElement];
    if (!element || !box) return;
    const made = Panzoom(element, options);
    panzoom.current = made;
    box.addEventListener("wheel", made.zoomWithWheel);
    return () => {
      box.removeEventListener("wheel", made.zoomWithWheel);
      made.destroy();
    };
  }, []);
  useImperativeHandle(ref, () => ({
    zoom: (to) => {
      const made = panzoom.current;
      if (!made) return;
      if (to === "in") made.zoomIn();
      else if (to === "out") made.zoomOut();
      else made.reset();
      if (to === "full" && image.current) made.zoom(scaleOf(image.current));
    },
  }));
  const press = (event: React.MouseEvent) => {
    const made = panzoom.current;
    if (made && made.getScale() > 1) made.reset();
    else made?.zoomToPoint(2.5, event);
  };
  const turned = turns % 2 === 1;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what the double click does has a button and a key too.
    <div
      {...useHeldFocus<HTMLDivElement>(useRef(false))}
      tabIndex={-1}
      onDoubleClick={press}
      className="relative h-[calc(100dvh-120px)] w-[calc(100vw-64px)] max-narrow:w-[calc(100vw-32px)] overflow-hidden bg-surface-0 [container-type:size]"
    >
      <div ref={stage} className="relative size-full">
        <img
          ref={image}
          key={attempt}
          src={src}
          alt={t("conversation:lightbox.title")}
          draggable={false}
          data-turns={turns % 4}
          onLoad={() => setState("here")}
          onError={() => setState("failed")}
          style={{ rotate: `${turns * 90}deg` }}
          className={`absolute top-1/2 left-1/2 max-w-none -translate-1/2 object-contain ${turned ? "h-[100cqw] w-[100cqh]" : "h-[100cqh] w-[100cqw]"} ${state === "here" ? "" : "invisible"}`}
        />
      </div>
      {state !== "here" && (
        <div
          role="status"
          className="absolute inset-0 grid place-content-center gap-2 text-center text-ink-2"
        >
          {t(`viewer.${state}`)}
          {state === "failed" && (
            <TextButton
              onClick={() => {
                setState("loading");
                setAttempt(attempt + 1);
              }}
            >
              {t("common:retry")}
            </TextButton>
          )}
        </div>
      )}
    </div>
  );
}

/** Returns the zoom, relative to the fitted size, at which one image pixel is one screen pixel. */
function scaleOf({ naturalWidth, naturalHeight, offsetWidth, offsetHeight }: HTMLImageElement): number {
  const fitted = Math.min(offsetWidth / naturalWidth, offsetHeight / naturalHeight);
  return fitted > 0 && Number.isFinite(fitted) ? 1 / fitted : 1;
}
