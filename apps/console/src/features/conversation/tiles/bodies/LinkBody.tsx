import type { Link } from "@jieru/shared/domain/message";
import { icon14 } from "@jieru/ui/icon.ts";
import { Link as LinkIcon } from "lucide-react";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { useConversation } from "../../conversation-context.ts";
import { addressOf } from "../../text/links.ts";
import { BoxBody } from "./BoxBody.tsx";

export function LinkBody({ link }: { link: Link }) {
  const { t } = useTranslation("conversation");
  return (
    <BoxBody title={link.title}>
      <LinkIcon {...icon14} />
      <span className="min-w-0">
        <span className="sr-only">{t("tile.link")}: </span>
        {link.description && <span className="line-clamp-2 block wrap-anywhere">{link.description}</span>}
        <Address url={link.url} />
      </span>
    </BoxBody>
  );
}

function Address({ url }: { url: string }) {
  const { t } = useTranslation("reading");
  const { actions } = useConversation();
  const href = addressOf(url);
  if (!href) return <span className="line-clamp-2 block break-all">{url}</span>;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      title={t("link.ask")}
      onClick={() => actions.openLink(href)}
      className="hit line-clamp-2 text-left break-all text-accent underline decoration-accent-line underline-offset-3 hover:decoration-current"
    >
      <bdi>{url}</bdi>
    </button>
  );
}
