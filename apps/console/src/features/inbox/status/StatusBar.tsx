import type { Agent } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useAction } from "../../../data/optimistic/actions.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { setPickup } from "../../../data/queries/agents.ts";
import { useMe } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useIsNarrow } from "../../../lib/browser/use-media.ts";
import { Switch } from "../../../ui/fields/Switch.tsx";
import { useAnnounces } from "../../../ui/notices/use-announces.ts";
import { SyncState } from "../../page/SyncState.tsx";
import { NextButton } from "../pick-up/NextBar.tsx";
import { StatusMenu } from "./StatusMenu.tsx";

interface StatusBarProps {
  accountId: AccountId;
  away: boolean;
}

const frame =
  "col-span-2 col-start-1 row-start-2 flex h-(--bar-height) min-w-0 items-center gap-2 border-t border-r border-border-1 bg-surface-0 pr-3 pl-2.5";
const narrowFrame =
  "max-narrow:col-span-1 max-narrow:h-auto max-narrow:border-r-0 max-narrow:py-2 max-narrow:pb-[calc(8px+env(safe-area-inset-bottom))] max-narrow:data-away:hidden";

export function StatusBar({ accountId, away }: StatusBarProps) {
  const { t } = useTranslation("inbox");
  const narrow = useIsNarrow();
  const me = useMe(accountId);
  return (
    <section
      aria-label={t("status.label")}
      data-away={away || undefined}
      className={`${frame} ${narrowFrame}`}
    >
      <StatusMenu accountId={accountId} me={me} />
      {narrow ? (
        <NextButton accountId={accountId} big />
      ) : (
        <>
          <AutoSwitch accountId={accountId} me={me} />
          <span className="ml-0.5 flex h-5 items-center border-l border-border-2 pl-2.5">
            <SyncState accountId={accountId} />
          </span>
        </>
      )}
    </section>
  );
}

function AutoSwitch({ accountId, me }: { accountId: AccountId; me: Agent }) {
  const { t } = useTranslation("inbox");
  const failure = useAction(me.id, accountId)?.failure;
  const readOnly = useReadOnlyReason();
  const says = useAnnounces(failure);
  const load = { load: me.load, capacity: me.capacity };
  const why = failure && failureSentence(failure);
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-12 whitespace-nowrap text-ink-2">
      {/* Replaces the switch's label, which has its own accessible name: beside it there is no room. */}
      {why ? (
        <span role={says ? "alert" : undefined} title={why} className="max-w-24 min-w-0 truncate text-failed">
          {why}
        </span>
      ) : (
        t("status.auto_short")
      )}
      <Switch
        label={t("status.auto")}
        checked={me.auto}
        disabledReason={readOnly}
        data-testid="auto-switch"
        onChange={(auto) => void setPickup(accountId, me.id, { auto, capacity: me.capacity })}
      />
      <span title={t("status.load", load)}>
        <span className="sr-only">{t("status.load", load)}</span>
        <span aria-hidden="true">
          <b className="font-semibold">{me.load}</b>/{me.capacity}
        </span>
      </span>
    </span>
  );
}
