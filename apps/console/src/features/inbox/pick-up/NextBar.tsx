import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { useAccount, useAgentName } from "../../../data/queries/use-snapshot.ts";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import { formatSince } from "../../../i18n/format-duration.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNowSince } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Kbd } from "../../../ui/keys/Kbd.tsx";
import { useAnnounces } from "../../../ui/notices/use-announces.ts";
import { runPickUpNext, usePickUpNextFailure } from "../../opening/pick-up-next.ts";
import { usePickUp } from "../../opening/use-pick-up.ts";
import { firstWaiting, lapsedCount, waitingCount } from "../../session/lists.ts";

/** [DI8] Ignores unanswerable customers. */
function longestSince(desk: Snapshot): number | null {
  const first = firstWaiting(desk);
  return first && !first.lapsed ? first.waitingSince : null;
}

/** [DI8] Returns how many customers wait; unanswerable ones are counted only if there are no others. */
function useWaitingCount(accountId: AccountId): { state: "waiting" | "lapsed" | "nobody"; count: number } {
  const waiting = useSnapshot(accountId, waitingCount);
  const lapsed = useSnapshot(accountId, lapsedCount);
  if (waiting > 0) return { state: "waiting", count: waiting };
  return lapsed > 0 ? { state: "lapsed", count: lapsed } : { state: "nobody", count: 0 };
}

export function NextBar({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const { state, count } = useWaitingCount(accountId);
  return (
    <div className="mx-2 mb-2 flex flex-none items-center gap-2 rounded-row bg-surface-2 py-2 pr-2 pl-3 inset-ring inset-ring-border-1 max-narrow:hidden">
      <span className="min-w-0 flex-1">
        <span className="block truncate">
          {t(`next.${state}`)} {count > 0 && <b className="font-semibold">{count}</b>}
        </span>
        {/* Without enough room the label beside the time is left out instead of truncated. */}
        <span className="flex h-lh flex-row-reverse flex-wrap justify-end gap-x-1 overflow-hidden text-12 whitespace-nowrap text-ink-3 *:truncate">
          <UnderLine accountId={accountId} />
        </span>
      </span>
      <NextButton accountId={accountId} />
    </div>
  );
}

function UnderLine({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const nameOf = useAgentName(accountId);
  const { state } = useWaitingCount(accountId);
  const failure = usePickUpNextFailure(accountId);
  const says = useAnnounces(failure);
  const since = useSnapshot(accountId, longestSince);
  const { waitTargetMs } = useAccount(accountId);
  const now = useNowSince(since, waitTargetMs);
  if (failure) {
    const why = failureSentence(failure, nameOf);
    return (
      <span role={says ? "alert" : undefined} title={why} className="text-failed">
        {why}
      </span>
    );
  }
  if (since === null) return <span>{t(state === "lapsed" ? "next.lapsed_hint" : "next.nobody_hint")}</span>;
  return (
    <>
      <span>{t("next.longest")}</span>
      <b
        data-at={since}
        data-late={now - since > waitTargetMs || undefined}
        className="order-first flex-none font-normal data-late:font-semibold data-late:text-waiting"
      >
        {formatSince(now - since)}
      </b>
    </>
  );
}

interface NextButtonProps {
  accountId: AccountId;
  big?: boolean;
}

export function NextButton({ accountId, big = false }: NextButtonProps) {
  const { t } = useTranslation("inbox");
  const taking = usePickUp(accountId);
  const readOnly = useReadOnlyReason();
  const { state, count } = useWaitingCount(accountId);
  const reason = state === "nobody" ? t("next.nobody") : readOnly;
  return (
    <Button
      tone="primary"
      size={big ? "big" : "normal"}
      data-testid="pick-up-next"
      aria-keyshortcuts="N"
      disabledReason={reason}
      // Ignores the second click of a double click.
      onClick={(event) => event.detail < 2 && void runPickUpNext(taking)}
    >
      {t("pick_up_next")}
      {big ? (
        count > 0 && <span className="font-normal">{count}</span>
      ) : (
        <Kbd beside onSolid={!reason}>
          N
        </Kbd>
      )}
    </Button>
  );
}
