import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useAgentName } from "../api/use-desk.ts";
import { failureSentence } from "../conversation/failure-sentence.ts";
import { formatSince } from "../i18n/format-duration.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { useReadOnlyReason } from "../sync/read-only.ts";
import { Button } from "../ui/Button.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { useNow } from "../ui/use-now.ts";
import { longestWaiting } from "./lists.ts";
import { pressNext, useNextFailure } from "./next.ts";
import { useTaking } from "./use-taking.ts";

/** How many wait and for how long, and the button that takes the next. On every tab; in the bottom bar of a phone. */
export function NextBar({ accountId, desk }: { accountId: AccountId; desk: Snapshot }) {
  const { t } = useTranslation(["inbox", "common"]);
  return (
    <div className="mx-2 mb-2 flex flex-none items-center gap-2 rounded-row bg-surface-2 py-2 pr-2 pl-3 inset-ring inset-ring-border-1 max-narrow:hidden">
      <span className="min-w-0 flex-1">
        <span className="block truncate">
          {t(desk.waiting.count === 0 ? "next.nobody" : "next.waiting")}{" "}
          {desk.waiting.count > 0 && <b className="font-semibold">{desk.waiting.count}</b>}
        </span>
        <span className="block truncate text-12 text-ink-3">
          <UnderLine accountId={accountId} desk={desk} />
        </span>
      </span>
      <NextButton accountId={accountId} desk={desk} />
    </div>
  );
}

function UnderLine({ accountId, desk }: { accountId: AccountId; desk: Snapshot }) {
  const { t } = useTranslation(["inbox", "common"]);
  const nameOf = useAgentName(accountId);
  const failure = useNextFailure();
  const now = useNow();
  const since = longestWaiting(desk)?.waitingSince;
  if (failure) {
    const why = failureSentence(failure, nameOf);
    return (
      <span role="alert" title={why} className="text-failed">
        {why}
      </span>
    );
  }
  if (since === undefined || since === null) return t("next.nobody_hint");
  return (
    <>
      {t("next.longest")}{" "}
      <b data-at={since} className="font-semibold text-waiting">
        {formatSince(now - since)}
      </b>
    </>
  );
}

interface NextButtonProps {
  accountId: AccountId;
  desk: Snapshot;
  /** On a phone: as large as a thumb, with the count in it. */
  big?: boolean;
}

export function NextButton({ accountId, desk, big = false }: NextButtonProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const taking = useTaking(accountId);
  const readOnly = useReadOnlyReason();
  const { count } = desk.waiting;
  const reason = count === 0 ? t("next.nobody") : readOnly;
  return (
    <Button
      tone="primary"
      size={big ? "big" : "normal"}
      data-testid="pick-up-next"
      disabledReason={reason}
      // The second click of a double click is meant as the first.
      onClick={(event) => event.detail < 2 && void pressNext(taking)}
    >
      {t("pick_up_next")}
      {big ? count > 0 && <span className="font-normal">{count}</span> : <Kbd onSolid={!reason}>N</Kbd>}
    </Button>
  );
}
