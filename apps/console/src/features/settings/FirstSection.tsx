import type { AccountId } from "@jieru/shared/domain/ids";
import { Navigate } from "@tanstack/react-router";
import { useMe } from "../../data/queries/use-snapshot.ts";
import { useIsNarrow } from "../../lib/browser/use-media.ts";
import { mayRead } from "./may-read.ts";
import { groupsFor, sections } from "./sections.ts";

/** [ST6] Opens the first readable page on a wide screen. A phone shows only the list. */
export function FirstSection({ accountId }: { accountId: AccountId }) {
  const me = useMe(accountId);
  const first = groupsFor(me.role)
    .flatMap((group) => sections.filter((s) => s.group === group))
    .find((s) => mayRead(me.role, s));
  if (useIsNarrow() || !first) return null;
  return <Navigate to="/a/$accountId/settings/$section" params={{ accountId, section: first.id }} replace />;
}
