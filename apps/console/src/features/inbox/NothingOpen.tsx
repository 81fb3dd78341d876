import type { AccountId } from "@jieru/shared/domain/ids";
import { useMatchRoute } from "@tanstack/react-router";
import { useTranslation } from "../../i18n/use-translation.ts";
import { AfterPaint } from "../../ui/rendering/AfterPaint.tsx";
import { lazyComponent } from "../../ui/rendering/lazy-component.ts";
import { ConnectionBanner } from "../page/banners/ConnectionBanner.tsx";
import { MessagesSkeleton } from "../page/MessagesSkeleton.tsx";

const FirstUse = lazyComponent(async () => (await import("../notifications/FirstUse.tsx")).FirstUse);
const Home = lazyComponent(async () => (await import("./home/Home.tsx")).Home);

export function NothingOpen({ accountId }: { accountId: AccountId }) {
  // While the code of the first conversation loads, a session counts as open.
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
  return <MessagesSkeleton label={t("loading")} />;
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
