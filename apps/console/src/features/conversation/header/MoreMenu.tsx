import { supervises } from "@jieru/shared/domain/agent";
import { blockOf, type SessionAction } from "@jieru/shared/domain/session";
import { icon16 } from "@jieru/ui/icon.ts";
import {
  AlarmClock,
  ArrowLeftRight,
  Ban,
  CircleCheck,
  Download,
  Ellipsis,
  Eraser,
  Flag,
  FlagOff,
  Link,
  UserCheck,
} from "lucide-react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { setBlocked } from "../../../data/queries/customers.ts";
import { markUrgent } from "../../../data/queries/sessions.ts";
import { refusalSentence } from "../../../i18n/refusal-labels.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { copyText } from "../../../ui/copy-text.ts";
import { Menu, MenuItem } from "../../../ui/menus/Menu.tsx";
import { useCommandHandlers } from "../../commands/handlers.ts";
import { useConversation } from "../conversation-context.ts";

interface MoreMenuProps {
  transferAction: "assign" | "transfer";
  transferReason: string | null;
  onTransfer: () => void;
  remindReason: string | null;
  onRemind: () => void;
  onEndUnasked: (() => void) | null;
  onBlock: () => void;
  onExport: () => void;
  onErase: () => void;
}

export function MoreMenu(props: MoreMenuProps) {
  const {
    transferAction,
    transferReason,
    onTransfer,
    remindReason,
    onRemind,
    onEndUnasked,
    onBlock,
    onExport,
    onErase,
  } = props;
  const { t } = useTranslation("conversation");
  const { accountId, session, viewer, nameOf } = useConversation();
  const readOnly = useReadOnlyReason();
  const reasonOf = (action: SessionAction) => {
    const block = blockOf(action, session, viewer, serverNow());
    return readOnly ?? (block && refusalSentence(block, nameOf));
  };
  const blockReason = reasonOf("block");
  const urgentReason = reasonOf("markUrgent");
  const toggleUrgent = () => void markUrgent(accountId, session.id, !session.urgent);
  const { id, blocked } = session.customer;
  const copyLink = () => void copyText(window.location.href, t("header.copied"));
  const unblock = () => void setBlocked(accountId, id, false);
  const eraseReason = viewer.role === "admin" ? null : t("erase.adminOnly");
  const exportReason = supervises(viewer) ? null : t("export.notAllowed");
  useCommandHandlers({
    [session.urgent ? "unmarkUrgent" : "markUrgent"]: { run: toggleUrgent, reason: urgentReason },
    copyLink: { run: copyLink },
    [blocked ? "unblock" : "block"]: { run: blocked ? unblock : onBlock, reason: blockReason },
    exportConversation: { run: onExport, reason: exportReason },
    erase: { run: onErase, reason: eraseReason },
  });
  return (
    <Menu
      align="end"
      trigger={
        <IconButton data-testid="more" label={t("header.more")}>
          <Ellipsis {...icon16} />
        </IconButton>
      }
    >
      <MenuItem
        data-testid="menu-transfer"
        icon={<ArrowLeftRight {...icon16} />}
        disabledReason={transferReason}
        onSelect={onTransfer}
        className="narrow:hidden"
      >
        {t(`header.ask.${transferAction}`)}
      </MenuItem>
      <MenuItem
        data-testid="menu-remind"
        icon={<AlarmClock {...icon16} />}
        disabledReason={remindReason}
        onSelect={onRemind}
      >
        {t("reminder.ask")}
      </MenuItem>
      <MenuItem
        data-testid="menu-urgent"
        icon={session.urgent ? <FlagOff {...icon16} /> : <Flag {...icon16} />}
        disabledReason={urgentReason}
        onSelect={toggleUrgent}
      >
        {t(session.urgent ? "urgent.unmark" : "urgent.mark")}
      </MenuItem>
      {onEndUnasked && (
        <MenuItem data-testid="menu-end-unasked" icon={<CircleCheck {...icon16} />} onSelect={onEndUnasked}>
          {t("rating.endUnasked")}
        </MenuItem>
      )}
      <MenuItem icon={<Link {...icon16} />} onSelect={copyLink}>
        {t("header.copyLink")}
      </MenuItem>
      {blocked ? (
        <MenuItem
          data-testid="menu-unblock"
          icon={<UserCheck {...icon16} />}
          disabledReason={blockReason}
          onSelect={unblock}
        >
          {t("block_list.undo")}
        </MenuItem>
      ) : (
        <MenuItem
          data-testid="menu-block"
          icon={<Ban {...icon16} />}
          disabledReason={blockReason}
          onSelect={onBlock}
        >
          {t("block_list.ask")}
        </MenuItem>
      )}
      <MenuItem
        data-testid="menu-export"
        icon={<Download {...icon16} />}
        disabledReason={exportReason}
        onSelect={onExport}
      >
        {t("export.ask")}
      </MenuItem>
      <MenuItem
        data-testid="menu-erase"
        icon={<Eraser {...icon16} />}
        disabledReason={eraseReason}
        onSelect={onErase}
      >
        {t("erase.ask")}
      </MenuItem>
    </Menu>
  );
}
