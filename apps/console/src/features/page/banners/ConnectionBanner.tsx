import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { newBrowsersQuery } from "../../../data/queries/browsers.ts";
import { useConnection, useRestored } from "../../../data/store/connection.ts";
import { lazyPart } from "../../../ui/rendering/lazy-part.ts";
import { CredentialsBanner } from "./CredentialsBanner.tsx";
import { BlockedBanner, DisconnectedBanner } from "./DisconnectedBanner.tsx";
import { PartBanners } from "./PartBanners.tsx";
import { ReadOnlyBanner } from "./ReadOnlyBanner.tsx";
import { CatchingUpBanner, RestoredBanner } from "./RestoredBanner.tsx";
import { SignedOutBanner } from "./SignedOutBanner.tsx";

const NewBrowserBanner = lazyPart(async () => (await import("./NewBrowserBanner.tsx")).NewBrowserBanner);

/**
 * Above a page: that the screen may be out of date, for a moment that it is up to date again, and what else is wrong.
 * `replies`: they are written on it (TR13).
 */
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
