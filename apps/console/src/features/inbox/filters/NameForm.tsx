import { isBlank } from "@jieru/shared/domain/blank";
import { useState } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useEnterKey } from "../../../lib/keyboard/use-enter-key.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Input } from "../../../ui/fields/Input.tsx";

interface NameFormProps {
  name: string;
  longest: number;
  onName: (name: string) => void;
  onCancel: () => void;
}

export function NameForm({ name, longest, onName, onCancel }: NameFormProps) {
  const { t } = useTranslation("filters");
  const [text, setText] = useState(name);
  const done = () => (isBlank(text) ? onCancel() : onName(text.trim()));
  const keys = useEnterKey(done, onCancel);
  return (
    <div className="flex items-center gap-2 px-2 py-1.5">
      <Input
        size="small"
        autoFocus
        aria-label={t("name")}
        placeholder={t("name")}
        data-testid="view-name"
        value={text}
        maxLength={longest}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={keys.onKeyDown}
        onKeyUp={keys.onKeyUp}
        className="min-w-0 flex-1"
      />
      <Button tone="primary" onClick={done}>
        {t("done")}
      </Button>
      <Button onClick={onCancel}>{t("cancel")}</Button>
    </div>
  );
}
