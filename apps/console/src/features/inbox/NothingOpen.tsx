import type { AccountId } from "@jieru/shared/domain/ids";
import { useMatchRoute } from "@tanstack/react-router";
import { useTranslation } from "../../i18n/use-translation.ts";
import { AfterPaint } from "../../ui/rendering/AfterPaint.tsx";
import { lazyPart } from "../../ui/rendering/lazy-part.ts";
import { ConnectionBanner } from "../page/banners/ConnectionBanner.tsx";
import { TileBars } from "../page/TileBars.tsx";

const FirstUse = lazyPart(async () => (await import("../notifications/FirstUse.tsx")).FirstUse);
const Home = lazyPart(async () => (await import("./home/Home.tsx")).Home);

/** The middle of the console while no session is open. */
export function NothingOpen({ accountId }: { accountId: AccountId }) {
  // What draws the first conversation may still be on its way: then one is as good as open.
  const isOpening = useMatchRoute()({ to: "/a/$accountId/s/$sessionId", pending: true }) !== false;
  return (
    <main className="col-span-2 col-start-3 row-span-2 row-start-1 flex min-h-0 flex-col bg-surface-2 max-narrow:hidden">
      <ConnectionBanner />
      {isOpening ? <Opening /> : <Start accountId={accountId} />}
    </main>
  );
}

function Opening() {
  const { t } = useTranslation("inbox");
  return <TileBars label={t("loading")} />;
}

function Start({ accountId }: { accountId: AccountId }) {
  return (
    <div className="relative min-h-0 flex-1">
      <AfterPaint>
        <Home accountId={accountId} />
      </AfterPaint>
      <div className="absolute inset-x-4 bottom-12 flex justify-center [@media(height<600px)]:hidden">
        <AfterPaint>
          <FirstUse />
        </AfterPaint>
      </div>
    </div>
  );
}
