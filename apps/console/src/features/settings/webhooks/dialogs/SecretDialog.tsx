import { icon14 } from "@jieru/ui/icon.ts";
import { Copy } from "lucide-react";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Button } from "../../../../ui/buttons/Button.tsx";
import { copyText } from "../../../../ui/copy-text.ts";
import { Dialog } from "../../../../ui/overlays/Dialog.tsx";

interface SecretDialogProps {
  name: string;
  secret: string;
  /** The previous secret stays valid for a day. */
  renewed?: boolean;
  onClose: () => void;
}

const box = "min-w-0 rounded-control bg-surface-0 px-2.5 py-1.5 font-mono text-12 wrap-anywhere select-all";

const verifying = [
  'import { Webhook } from "standardwebhooks";',
  "// body: the request's text as it came; throws unless it is from here",
  "const { events } = new Webhook(secret).verify(body, headers);",
].join("\n");

/** The secret, shown only once: only its button closes the dialog. */
export function SecretDialog({ name, secret, renewed = false, onClose }: SecretDialogProps) {
  const { t } = useTranslation("webhooks");
  const title = t("secret.title", { name });
  return (
    <Dialog open onClose={() => undefined} label={title} className="w-[560px]">
      <div className="grid gap-2 px-5 py-4">
        <h2 className="text-15 font-semibold wrap-anywhere">{title}</h2>
        <p className="font-semibold">{t("secret.once")}</p>
        {renewed && <p className="text-ink-2">{t("secret.old")}</p>}
        <code data-testid="webhook-secret" className={box}>
          {secret}
        </code>
        <span>
          <Button
            autoFocus
            icon={<Copy {...icon14} />}
            onClick={() => void copyText(secret, t("secret.copied"))}
          >
            {t("secret.copy")}
          </Button>
        </span>
        <h3 className="mt-2 text-12 text-ink-2">{t("secret.verify")}</h3>
        <pre className={`${box} whitespace-pre-wrap`}>{verifying}</pre>
        <span className="flex flex-wrap justify-between gap-2">
          <Button
            icon={<Copy {...icon14} />}
            onClick={() => void copyText(verifying, t("secret.copied_verify"))}
          >
            {t("secret.copy_verify")}
          </Button>
          <Button tone="primary" data-testid="secret-kept" onClick={onClose}>
            {t("secret.close")}
          </Button>
        </span>
      </div>
    </Dialog>
  );
}
