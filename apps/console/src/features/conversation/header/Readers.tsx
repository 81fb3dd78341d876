import "../../../i18n/messages/conversation.ts";
import "../../../i18n/messages/reading.ts";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { Readers as Answer } from "@jieru/shared/protocol/http";
import { cx } from "@jieru/ui/cx.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { Eye } from "lucide-react";
import { formatClock } from "../../../i18n/format-clock.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";

interface ReadersProps {
  readers: Answer["readers"];
  nameOf: (id: AgentId) => string | undefined;
  named?: boolean;
  className?: string;
}

export function Readers({ readers, nameOf, named = false, className }: ReadersProps) {
  const { t } = useTranslation("conversation");
  const now = useNow();
  const last = readers[0];
  if (!last) return null;
  const names = readers.map(({ agentId }) => nameOf(agentId) ?? t("common:agent")).join(t("header.and"));
  const sentence = t("header.looked", { names });
  return (
    <span
      data-testid="past-lookers"
      data-looks=""
      title={sentence}
      className={cx(
        "inline-flex min-w-0 items-center gap-x-1.5 max-narrow:flex-wrap text-12 text-ink-3 narrow:whitespace-nowrap",
        className,
      )}
    >
      <Eye {...icon14} className="flex-none" />
      <span className="sr-only">{sentence}</span>
      {named && (
        <span aria-hidden="true" className="truncate">
          {names}
        </span>
      )}
      <time
        data-at={readers.map(({ at }) => at).join(" ")}
        dateTime={new Date(last.at).toISOString()}
        className="narrow:flex-none"
      >
        {formatClock(last.at, now)}
      </time>
    </span>
  );
}
