import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useRouter } from "@tanstack/react-router";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { setStatus } from "../../../data/queries/agents.ts";
import { useMe } from "../../../data/queries/use-snapshot.ts";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { noteOpenTrigger } from "../../opening/open-trigger.ts";
import { runPickUpNext } from "../../opening/pick-up-next.ts";
import { usePickUp } from "../../opening/use-pick-up.ts";
import { customerName } from "../../session/customer-name.ts";
import { longestUnanswered, waitingCount } from "../../session/lists.ts";

const oldestOfMine = (desk: Snapshot) => longestUnanswered(desk, null, serverNow());

export function NextAction({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const router = useRouter();
  const taking = usePickUp(accountId);
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
      // [KB8] Ignores the second click of a double click.
      onClick={(event) => event.detail < 2 && void runPickUpNext(taking)}
    >
      {t("home.pick_up", { count: waiting })}
    </Button>
  );
}
