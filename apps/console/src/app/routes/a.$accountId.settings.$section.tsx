import type { AccountId } from "@jieru/shared/domain/ids";
import { createFileRoute } from "@tanstack/react-router";
import { OpenSection } from "../../features/settings/OpenSection.tsx";

export const Route = createFileRoute("/a/$accountId/settings/$section")({
  // Not awaited: the page renders meanwhile and shows failures itself.
  loader: ({ context: { queryClient }, params: { accountId, section } }) =>
    void import("../../features/settings/prefetch-section.ts").then(
      ({ prefetchSection }) => prefetchSection(queryClient, accountId as AccountId, section),
      () => undefined,
    ),
  component: Section,
});

function Section() {
  const { accountId, section } = Route.useParams();
  return <OpenSection key={section} accountId={accountId as AccountId} id={section} />;
}
