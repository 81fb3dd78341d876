import type { AccountId } from "@jieru/shared/domain/ids";
import { createFileRoute } from "@tanstack/react-router";
import { FirstSection } from "../../features/settings/FirstSection.tsx";

export const Route = createFileRoute("/a/$accountId/settings/")({ component: NoSection });

function NoSection() {
  return <FirstSection accountId={Route.useParams().accountId as AccountId} />;
}
