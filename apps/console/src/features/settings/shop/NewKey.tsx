import type { AccountId } from "@jieru/shared/domain/ids";
import type { NewApiKey } from "@jieru/shared/protocol/attributes";
import { icon14 } from "@jieru/ui/icon.ts";
import { Copy } from "lucide-react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { copyText } from "../../../ui/copy-text.ts";
import { tryCommand } from "./api-keys.ts";

interface NewKeyProps {
  accountId: AccountId;
  made: NewApiKey;
  onClose: () => void;
}

const box = "min-w-0 rounded-control bg-surface-0 px-2.5 py-1.5 font-mono text-12 wrap-anywhere select-all";

export function NewKey({ accountId, made: { apiKey, secret }, onClose }: NewKeyProps) {
  const { t } = useTranslation("shop");
  const command = tryCommand(accountId, secret);
  return (
    <div className="grid gap-2 px-5 py-4">
      <h2 className="text-15 font-semibold wrap-anywhere">{t("form.done", { name: apiKey.name })}</h2>
      <p className="font-semibold">{t("form.once")}</p>
      <code data-testid="api-key-secret" className={box}>
        {secret}
      </code>
      <span>
        <Button autoFocus icon={<Copy {...icon14} />} onClick={() => void copyText(secret, t("form.copied"))}>
          {t("form.copy")}
        </Button>
      </span>
      <h3 className="mt-2 text-12 text-ink-2">{t("form.try")}</h3>
      <pre className={`${box} whitespace-pre-wrap`}>{command}</pre>
      <span className="flex flex-wrap justify-between gap-2">
        <Button icon={<Copy {...icon14} />} onClick={() => void copyText(command, t("form.copied_try"))}>
          {t("form.copy_try")}
        </Button>
        <Button tone="primary" data-testid="key-kept" onClick={onClose}>
          {t("form.close")}
        </Button>
      </span>
    </div>
  );
}
