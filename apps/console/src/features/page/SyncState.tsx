import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { cx } from "@jieru/ui/cx.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { Activity, Lock, LogOut, RotateCw, Unplug } from "lucide-react";
import { type Connection, useConnection } from "../../data/store/connection.ts";
import { useSnapshot } from "../../data/store/snapshots.ts";
import { formatCountdown } from "../../i18n/format-duration.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useIsNarrow } from "../../lib/browser/use-media.ts";
import { useNowSeconds } from "../../lib/time/use-now.ts";
import { Tooltip } from "../../ui/overlays/Tooltip.tsx";

const icons = {
  connecting: RotateCw,
  live: Activity,
  catching_up: RotateCw,
  disconnected: Unplug,
  read_only: Lock,
  signed_out: LogOut,
};

const seqIn = ({ seq }: Snapshot): number => seq;

export function SyncState({ accountId }: { accountId: AccountId }) {
  const seq = useSnapshot(accountId, seqIn);
  const connection = useConnection();
  const Icon = icons[connection.state];
  const live = connection.state === "live";
  const polled = connection.state === "live" && connection.polled === true;
  return (
    <Tooltip content={live && <Seq seq={seq} polled={polled} />}>
      <span
        data-testid="sync-state"
        data-state={connection.state}
        data-seq={seq}
        data-polled={polled || undefined}
        className={cx(
          "inline-flex flex-none items-center gap-[5px] text-12 whitespace-nowrap",
          live || connection.state === "connecting" ? "text-ink-2" : "text-waiting",
        )}
      >
        <Icon {...icon14} className={live ? "text-online" : undefined} />
        <Word connection={connection} />
      </span>
    </Tooltip>
  );
}

/** A component of its own, as the number changes with every frame. */
function Seq({ seq, polled }: { seq: number; polled: boolean }) {
  const { t } = useTranslation("inbox");
  return t(polled ? "sync.seq_polled" : "sync.seq", { seq: seq.toLocaleString("fr") });
}

function Word({ connection }: { connection: Connection }) {
  const { t } = useTranslation("inbox");
  if (connection.state === "disconnected" && connection.blocked) return t("sync.blocked");
  if (connection.state === "disconnected") return <DisconnectedFor since={connection.since} />;
  if (connection.state === "live" && connection.polled) return t("sync.polled");
  if (connection.state === "catching_up" && connection.missing !== null)
    return t("sync.missing", { count: connection.missing });
  if (connection.state === "signed_out") return t(`banner.${connection.why}`);
  return t(`sync.${connection.state}`);
}

/** A small screen shows the time in the banner only. */
function DisconnectedFor({ since }: { since: number }) {
  const { t } = useTranslation("inbox");
  const now = useNowSeconds();
  if (useIsNarrow()) return t("sync.short_disconnected");
  return t("sync.disconnected", { rest: formatCountdown(now - since) });
}
