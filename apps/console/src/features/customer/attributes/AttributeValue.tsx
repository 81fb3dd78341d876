import type { Attribute } from "@jieru/shared/domain/attributes";
import { icon12 } from "@jieru/ui/icon.ts";
import { ExternalLink } from "lucide-react";
import { formatDay, formatTime } from "../../../i18n/format-clock.ts";
import { currentLanguage } from "../../../i18n/i18n.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";

/** Returns a day unchanged, a moment in the reader's time. */
const dayOrMoment = (value: string): string => {
  if (!value.includes("T")) return value;
  const at = Date.parse(value);
  return `${formatDay(at)} ${formatTime(at)}`;
};

const numberOf = (value: number): string =>
  new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: 20 }).format(value);

/** [AT6] Renders the value as text, isolated from the direction of its surroundings. */
export function AttributeValue({ attribute }: { attribute: Attribute }) {
  const { type, value } = attribute;
  if (type === "link") return <AttributeLink url={value} />;
  if (type === "number") return <span className="tabular-nums">{numberOf(value)}</span>;
  if (type === "date") return <time dateTime={value}>{dayOrMoment(value)}</time>;
  return (
    <bdi dir="auto" className="whitespace-pre-wrap wrap-anywhere">
      {value}
    </bdi>
  );
}

/** Shows the host, which cannot be disguised. The opened page gets no referrer. */
function AttributeLink({ url }: { url: string }) {
  const { t } = useTranslation("customer");
  const { host } = new URL(url);
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      title={url}
      className="hit inline-flex max-w-full items-center gap-1 text-accent hover:underline max-narrow:min-h-8"
    >
      <bdi className="truncate">{host}</bdi>
      <ExternalLink {...icon12} className="flex-none" />
      <span className="sr-only">{t("attributes.opens")}</span>
    </a>
  );
}
