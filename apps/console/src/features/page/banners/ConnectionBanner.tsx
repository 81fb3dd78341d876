import { icon16 } from "@jieru/ui/icon.ts";
import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { Suspense } from "react";
import { newBrowsersQuery } from "../../../data/queries/browsers.ts";
import type { Connection } from "../../../data/store/connection.ts";
import { useConnection, useRestored } from "../../../data/store/connection.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Banner } from "../../../ui/notices/Banner.tsx";
import { lazyComponent } from "../../../ui/rendering/lazy-component.ts";
import { CredentialsBanner } from "./CredentialsBanner.tsx";
import { BlockedBanner, DisconnectedBanner } from "./DisconnectedBanner.tsx";
import { PartBanners } from "./PartBanners.tsx";
import { CatchingUpBanner, RestoredBanner } from "./RestoredBanner.tsx";
import { SignedOutBanner } from "./SignedOutBanner.tsx";

const NewBrowserBanner = lazyComponent(async () => (await import("./NewBrowserBanner.tsx")).NewBrowserBanner);

/** Shows connection problems above a page. `replies`: whether replies are written on it. */
export function ConnectionBanner({ replies = false }: { replies?: boolean }) {
  const connection = useConnection();
  const restored = useRestored();
  if (connection.state === "live")
    return (
      <>
        {restored && <RestoredBanner {...restored} />}
        <NewBrowsers />
        <CredentialsBanner />
        <PartBanners />
      </>
    );
  if (connection.state === "disconnected")
    return connection.blocked ? (
      <BlockedBanner />
    ) : (
      <DisconnectedBanner since={connection.since} replies={replies} />
    );
  if (connection.state === "catching_up") return <CatchingUpBanner missing={connection.missing} />;
  if (connection.state === "read_only") return <ReadOnlyBanner database={connection.database} />;
  return connection.state === "signed_out" ? <SignedOutBanner {...connection} /> : null;
}

function NewBrowsers() {
  const { data: news } = useQuery(newBrowsersQuery);
  if (!news?.browsers.length) return null;
  return (
    <Suspense>
      <NewBrowserBanner {...news} />
    </Suspense>
  );
}

type Refusing = Extract<Connection, { state: "read_only" }>["database"];

function ReadOnlyBanner({ database }: { database: Refusing }) {
  const { t } = useTranslation("inbox");
  const why = database === "full" || database === "read_only" ? database : "away";
  return (
    <Banner tone="closed" assertive icon={<Lock {...icon16} />}>
      <b>{t("banner.read_only")}</b>
      {t(`banner.read_only_hint.${why}`)}
    </Banner>
  );
}
