import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useRouter } from "@tanstack/react-router";
import { setStatus } from "../../api/agents.ts";
import { useMe } from "../../api/use-snapshot.ts";
import { customerName } from "../../customer/customer-name.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useSnapshot } from "../../state/snapshots.ts";
import { useReadOnlyReason } from "../../sync/read-only.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { serverNow } from "../../ui/time/server-clock.ts";
import { longestUnanswered, waitingCount } from "../list/lists.ts";
import { noteOpenTrigger } from "../opening/open-trigger.ts";
import { pressNext } from "../pick-up/press-next.ts";
import { useTaking } from "../pick-up/use-taking.ts";

const oldestOfMine = (desk: Snapshot) => longestUnanswered(desk, null, serverNow());

/** [BO17] The one thing to do next: answer one's own customer, pick up the next, or go online. */
export function NextAction({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const router = useRouter();
  const taking = useTaking(accountId);
  const readOnly = useReadOnlyReason();
  const me = useMe(accountId);
  const oldest = useSnapshot(accountId, oldestOfMine);
  const waiting = useSnapshot(accountId, waitingCount);
  if (oldest) {
    const open = () => {
      noteOpenTrigger("pointer");
      void router.navigate({ to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId: oldest.id } });
    };
    return (
      <Button tone="primary" data-testid="next-action" onClick={open}>
        {t("home.answer", { name: customerName(oldest.customer) })}
      </Button>
    );
  }
  if (me.status !== "online")
    return (
      <Button
        tone="primary"
        data-testid="next-action"
        disabledReason={readOnly}
        onClick={() => void setStatus(accountId, me.id, "online")}
      >
        {t("home.go_online")}
      </Button>
    );
  if (waiting === 0) return null;
  return (
    <Button
      tone="primary"
      data-testid="next-action"
      disabledReason={readOnly}
      // [KB8] The second click of a double click is meant as the first.
      onClick={(event) => event.detail < 2 && void pressNext(taking)}
    >
      {t("home.pick_up", { count: waiting })}
    </Button>
  );
}
