import { ArrowLeftRight, Ellipsis, Link } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../ui/IconButton.tsx";
import { icon16 } from "../ui/icon.ts";
import { Menu, MenuItem } from "../ui/Menu.tsx";
import { copyText } from "./copy-text.ts";

interface MoreMenuProps {
  transferReason: string | null;
  onTransfer: () => void;
}

export function MoreMenu({ transferReason, onTransfer }: MoreMenuProps) {
  const { t } = useTranslation("conversation");
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
        icon={<ArrowLeftRight {...icon16} />}
        disabledReason={transferReason}
        onSelect={onTransfer}
        className="narrow:hidden"
      >
        {t("header.transfer")}
      </MenuItem>
      <MenuItem
        icon={<Link {...icon16} />}
        onSelect={() => void copyText(window.location.href, t("header.copied"))}
      >
        {t("header.copyLink")}
      </MenuItem>
    </Menu>
  );
}
