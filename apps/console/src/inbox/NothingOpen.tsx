import { ConnectionBanner } from "../frame/banners/ConnectionBanner.tsx";
import { FirstUse } from "../frame/later-parts.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { AfterPaint } from "../ui/AfterPaint.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { KeyedHint } from "../ui/KeyedHint.tsx";
import { modSign } from "../ui/keys.ts";
import { useWayOfHands } from "../ui/use-media.ts";

/** The middle of the console while no session is open. */
export function NothingOpen() {
  const { t } = useTranslation("inbox");
  const way = useWayOfHands();
  return (
    <main className="col-span-2 col-start-3 row-span-2 row-start-1 flex min-h-0 flex-col bg-surface-2 max-narrow:hidden">
      <ConnectionBanner />
      <div className="relative min-h-0 flex-1">
        <EmptyState
          title={t("empty.pick")}
          hint={<KeyedHint words={t(`empty.pick_${way}`, { mod: modSign })} />}
        />
        <div className="absolute inset-x-4 bottom-12 flex justify-center [@media(height<600px)]:hidden">
          <AfterPaint>
            <FirstUse />
          </AfterPaint>
        </div>
      </div>
    </main>
  );
}
