import type { Link } from "@jieru/shared/domain/message";
import { Link as LinkIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { icon14 } from "../../ui/icon.ts";
import { BoxBody } from "./BoxBody.tsx";

/** A link as text only: nothing a customer or colleague wrote can be followed by a slip of the finger. */
export function LinkBody({ link }: { link: Link }) {
  const { t } = useTranslation("conversation");
  return (
    <BoxBody title={link.title}>
      <LinkIcon {...icon14} />
      <span className="min-w-0">
        <span className="sr-only">{t("tile.link")}: </span>
        {link.description && <span className="line-clamp-2 block wrap-anywhere">{link.description}</span>}
        <span className="line-clamp-2 block break-all">{link.url}</span>
      </span>
    </BoxBody>
  );
}
