import type { AccountId } from "@jieru/shared/domain/ids";
import { createFileRoute } from "@tanstack/react-router";
import { NothingOpen } from "../inbox/NothingOpen.tsx";

export const Route = createFileRoute("/a/$accountId/_inbox/")({ component: Index });

function Index() {
  const { accountId } = Route.useParams();
  return <NothingOpen accountId={accountId as AccountId} />;
}
