import "../../i18n/messages/settings.ts";
import type { AccountId } from "@jieru/shared/domain/ids";
import { cx } from "@jieru/ui/cx.ts";
import type { ReactNode } from "react";
import { useAccount, useMe } from "../../data/queries/use-snapshot.ts";
import { pageFrame } from "../page/page-frame.ts";
import { SectionList } from "./SectionList.tsx";

interface SettingsProps {
  accountId: AccountId;
  /** null if no page is chosen: a phone then shows the list. */
  sectionId: string | null;
  children: ReactNode;
}

export function Settings({ accountId, sectionId, children }: SettingsProps) {
  const account = useAccount(accountId);
  const me = useMe(accountId);
  return (
    <div
      className={cx(
        pageFrame,
        "grid grid-cols-[208px_minmax(0,1fr)] grid-rows-[minmax(0,1fr)] max-narrow:grid-cols-1",
      )}
    >
      <SectionList accountId={accountId} account={account} me={me} covered={sectionId !== null} />
      {children}
    </div>
  );
}
