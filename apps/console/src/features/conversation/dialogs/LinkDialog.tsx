import { icon14 } from "@jieru/ui/icon.ts";
import { CircleAlert } from "lucide-react";
import { type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { copyText } from "../../../ui/copy-text.ts";
import { Kbd } from "../../../ui/keys/Kbd.tsx";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";
import { linkFacts } from "../text/links.ts";

interface LinkDialogProps {
  href: string | null;
  onClose: () => void;
}

export function LinkDialog({ href, onClose }: LinkDialogProps) {
  const { t } = useTranslation("reading");
  const first = useRef<HTMLElement>(null);
  // Runs after the dialog has focused its first button.
  useEffect(() => {
    if (href) first.current?.focus();
  }, [href]);
  return (
    <Dialog open={href !== null} onClose={onClose} label={t("link.title")} className="w-100">
      {href && <Facts href={href} firstRef={first} onClose={onClose} />}
    </Dialog>
  );
}

interface FactsProps {
  href: string;
  /** The button that Enter presses: "open", unless the link is in doubt. */
  firstRef: RefObject<HTMLElement | null>;
  onClose: () => void;
}

function Facts({ href, firstRef, onClose }: FactsProps) {
  const { t } = useTranslation("reading");
  const { host, doubts } = linkFacts(href);
  const inDoubt = doubts.some((doubt) => doubt !== "not_encrypted");
  const put = (element: HTMLElement | null) => {
    firstRef.current = element;
  };
  return (
    <div data-testid="link-dialog" className="grid gap-2 px-3.5 py-3">
      <span className="text-12 text-ink-3">{t("link.leads")}</span>
      <b dir="ltr" data-testid="link-host" className="text-left text-15 font-semibold break-all">
        {host}
      </b>
      <span dir="ltr" className="max-h-24 overflow-auto text-left text-12 break-all text-ink-2">
        {href}
      </span>
      {doubts.map((doubt) => (
        <p key={doubt} className="flex gap-1.5 text-12 text-unconfirmed">
          <CircleAlert {...icon14} className="mt-0.5 flex-none" />
          {t(`link.doubt.${doubt}`)}
        </p>
      ))}
      <span className="mt-1 flex flex-wrap justify-end gap-2">
        <Button {...(inDoubt && { ref: put })} tone="quiet" onClick={onClose}>
          {t("common:cancel")} <Kbd beside>Esc</Kbd>
        </Button>
        <Button onClick={() => void copyText(href, t("link.copied"))}>{t("link.copy")}</Button>
        <a
          {...(!inDoubt && { ref: put })}
          href={href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          data-testid="link-open"
          onClick={onClose}
          className="inline-flex h-7 flex-none items-center justify-center rounded-control bg-accent-solid px-2.5 font-semibold whitespace-nowrap text-accent-on hover:bg-accent-solid-hover max-narrow:h-11"
        >
          {t("link.open")}
        </a>
      </span>
    </div>
  );
}
