import type { Connection } from "@jieru/shared/protocol/connection";
import { icon14 } from "@jieru/ui/icon.ts";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Segmented } from "../../ui/fields/Segmented.tsx";

type Wrapping = Pick<Connection, "mode" | "format">;

interface WrappingFieldsProps {
  value: Wrapping;
  onChange: (change: Partial<Wrapping>) => void;
}

export function WrappingFields({ value, onChange }: WrappingFieldsProps) {
  const { t } = useTranslation("connect");
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-3">
      <span className="grid justify-items-start gap-1">
        <span className="font-semibold">{t("mode.label")}</span>
        <Segmented
          label={t("mode.label")}
          value={value.mode}
          onChange={(mode) => onChange({ mode })}
          segments={pushModes.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
        />
      </span>
      <span className="grid justify-items-start gap-1">
        <span className="font-semibold">{t("format.label")}</span>
        <Segmented
          label={t("format.label")}
          value={value.format}
          onChange={(format) => onChange({ format })}
          segments={pushFormats.map((format) => ({ value: format, label: t(`format.${format}`) }))}
        />
      </span>
      {value.mode === "plain" && (
        <p
          role="status"
          data-testid="plain-warning"
          className="flex basis-full items-start gap-1.5 text-12 text-danger"
        >
          <CircleAlert {...icon14} className="mt-0.5 flex-none" />
          {t("plain_warning")}
        </p>
      )}
    </div>
  );
}

/** The modes of WeChat's page in its order. The schemas are not imported, to keep them out of the first load. */

const pushModes = ["secure", "compatible", "plain"] as const satisfies readonly Connection["mode"][];
const pushFormats = ["json", "xml"] as const satisfies readonly Connection["format"][];
