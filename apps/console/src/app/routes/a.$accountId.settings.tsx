import type { AccountId } from "@jieru/shared/domain/ids";
import { createFileRoute, Outlet, useParams } from "@tanstack/react-router";
import { Settings } from "../../features/settings/Settings.tsx";

export const Route = createFileRoute("/a/$accountId/settings")({ component: SettingsArea });

function SettingsArea() {
  const accountId = Route.useParams().accountId as AccountId;
  const { section } = useParams({ strict: false });
  return (
    <Settings accountId={accountId} sectionId={section ?? null}>
      <Outlet />
    </Settings>
  );
}
