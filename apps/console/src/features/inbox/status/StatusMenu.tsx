import { type Agent, capacityRange } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { cx } from "@jieru/ui/cx.ts";
import { icon12, icon16 } from "@jieru/ui/icon.ts";
import { useNavigate } from "@tanstack/react-router";
import { ChevronDown, Command, LogOut, SlidersHorizontal } from "lucide-react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { setPickup, setStatus } from "../../../data/queries/agents.ts";
import { useAccount } from "../../../data/queries/use-snapshot.ts";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useIsNarrow } from "../../../lib/browser/use-media.ts";
import { Stepper } from "../../../ui/fields/Stepper.tsx";
import { Switch } from "../../../ui/fields/Switch.tsx";
import { MenuItem, MenuRow, MenuSection, MenuSeparator, MixedMenu } from "../../../ui/menus/Menu.tsx";
import { AgentDisc } from "../../agent/AgentDisc.tsx";
import { Presence } from "../../agent/Presence.tsx";
import { showDialog } from "../../commands/active-dialog.ts";
import { AppearanceItems } from "../../page/AppearanceItems.tsx";
import { leaveConsole } from "../../page/leave-console.ts";
import { BoardItem, NarrowAlarmDot } from "./BoardItem.tsx";

interface StatusMenuProps {
  accountId: AccountId;
  me: Agent;
}

export function StatusMenu({ accountId, me }: StatusMenuProps) {
  const { t } = useTranslation("inbox");
  const readOnly = useReadOnlyReason();
  return (
    <MixedMenu
      label={t("status.label")}
      side="top"
      className="w-72"
      trigger={<StatusButton accountId={accountId} me={me} />}
    >
      <MenuSection label={t("status.switch")}>
        <MenuItem
          icon={<Presence status="online" />}
          current={me.status === "online"}
          data-testid="status-online"
          disabledReason={readOnly}
          onSelect={() => void setStatus(accountId, me.id, "online")}
        >
          {t("common:status.online")}
        </MenuItem>
        <MenuItem
          icon={<Presence status="away" />}
          current={me.status === "away"}
          hint={t("status.away_hint", { count: me.load })}
          data-testid="status-away"
          disabledReason={readOnly}
          onSelect={() => void setStatus(accountId, me.id, "away")}
        >
          {t("common:status.away")}
        </MenuItem>
      </MenuSection>
      <MenuSeparator />
      <PickupRows accountId={accountId} me={me} />
      <MenuSeparator />
      <MenuSection label={t("status.sign_out")}>
        <BoardItem accountId={accountId} />
        <NarrowAppearance accountId={accountId} />
        <MenuItem
          icon={<LogOut {...icon16} className="flex-none text-ink-2" />}
          hint={<SignOutHint accountId={accountId} me={me} />}
          data-testid="status-sign-out"
          onSelect={() => void leaveConsole()}
        >
          {t("status.sign_out")}
        </MenuItem>
      </MenuSection>
    </MixedMenu>
  );
}

const countUnanswered = ({ sessions, me }: Snapshot): number =>
  sessions.filter((s) => s.ownerId === me.id && s.state === "active" && s.unansweredSince !== null).length;

/** [SE4] The effect of signing out on the agent's sessions, and how many customers wait for an answer. */
function SignOutHint({ accountId, me }: StatusMenuProps) {
  const { t } = useTranslation("inbox");
  const count = useSnapshot(accountId, countUnanswered);
  const { keepUnanswered } = useAccount(accountId);
  if (me.load === 0) return t("status.sign_out_none");
  const hint = t("status.sign_out_hint", { count: me.load });
  if (count === 0) return hint;
  if (keepUnanswered) return t("status.sign_out_due", { hint, count });
  const back = t("status.sign_out_back", { count });
  const answered = me.load - count;
  return answered > 0
    ? t("status.sign_out_both", { back, hint: t("status.sign_out_hint", { count: answered }) })
    : back;
}

function NarrowAppearance({ accountId }: Pick<StatusMenuProps, "accountId">) {
  const { t } = useTranslation("inbox");
  const navigate = useNavigate();
  if (!useIsNarrow()) return null;
  return (
    <>
      <MenuItem
        icon={<Command {...icon16} className="flex-none text-ink-2" />}
        data-testid="status-palette"
        onSelect={() => showDialog("palette")}
      >
        {t("nav.palette")}
      </MenuItem>
      <MenuItem
        icon={<SlidersHorizontal {...icon16} className="flex-none text-ink-2" />}
        data-testid="status-settings"
        onSelect={() => void navigate({ to: "/a/$accountId/settings", params: { accountId } })}
      >
        {t("nav.settings")}
      </MenuItem>
      <MenuSeparator />
      <AppearanceItems />
      <MenuSeparator />
    </>
  );
}

const notChosen = ({ statusWhy }: Agent): "no_answer" | "supervisor" | null =>
  statusWhy === "no_answer" || statusWhy === "supervisor" ? statusWhy : null;

function StatusButton({ accountId, me, ...rest }: StatusMenuProps) {
  const { t } = useTranslation("inbox");
  const why = notChosen(me);
  return (
    <button
      type="button"
      {...rest}
      title={why ? t(`status.whyHint.${why}`) : t("status.switch")}
      data-testid="status-switch"
      data-status={me.status}
      className="mr-auto flex min-w-24 items-center gap-[9px] rounded-row py-1 pr-2 pl-1 text-left hover:bg-surface-press max-narrow:min-h-11"
    >
      <span className="relative flex-none">
        <AgentDisc name={me.name} size={32} status={me.status} />
        <NarrowAlarmDot accountId={accountId} />
      </span>
      <StatusLabel me={me} />
    </button>
  );
}

function StatusLabel({ me }: { me: Agent }) {
  const { t } = useTranslation("inbox");
  const narrow = useIsNarrow();
  const why = notChosen(me);
  const plain = t(`common:status.${me.status}`);
  const status = why ? t(`status.why.${why}`) : plain;
  const load = `${t(me.auto ? "status.auto" : "status.manual")} ${me.load}/${me.capacity}`;
  return (
    <span className="min-w-0">
      <span dir="auto" className="block truncate text-left leading-[18px] font-semibold">
        {narrow ? status : me.name}
      </span>
      <span className="flex items-center gap-1 text-12 leading-4 whitespace-nowrap text-ink-2">
        <span className={cx("truncate max-narrow:whitespace-normal", why && "text-waiting")}>
          {narrow ? load : status}
        </span>
        <ChevronDown {...icon12} />
      </span>
    </span>
  );
}

function PickupRows({ accountId, me }: StatusMenuProps) {
  const { t } = useTranslation("inbox");
  const readOnly = useReadOnlyReason();
  const set = (change: Partial<Pick<Agent, "auto" | "capacity">>) =>
    void setPickup(accountId, me.id, { auto: me.auto, capacity: me.capacity, ...change });
  return (
    <>
      <MenuRow label={t("status.auto")}>
        <Switch
          label={t("status.auto")}
          checked={me.auto}
          disabledReason={readOnly}
          onChange={(auto) => set({ auto })}
          data-testid="auto-switch-menu"
        />
      </MenuRow>
      <MenuRow label={t("status.capacity")}>
        <Stepper
          label={t("status.capacity")}
          lessLabel={t("status.less")}
          moreLabel={t("status.more")}
          value={me.capacity}
          min={capacityRange.min}
          max={capacityRange.max}
          minReason={t("status.capacity_min", { limit: capacityRange.min })}
          maxReason={t("status.capacity_max", { limit: capacityRange.max })}
          disabledReason={readOnly}
          onChange={(capacity) => set({ capacity })}
        />
      </MenuRow>
    </>
  );
}
