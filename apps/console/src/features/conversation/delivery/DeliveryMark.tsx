import type { Delivery } from "@jieru/shared/domain/message";
import { icon14 } from "@jieru/ui/icon.ts";
import { Check, Clock, LoaderCircle } from "lucide-react";
import { useTranslation } from "../../../i18n/use-translation.ts";

type MarkedDelivery = Pick<Delivery, "state" | "ordinal" | "of"> & Partial<Pick<Delivery, "reason" | "code">>;

function QueuedReason({ reason, code }: MarkedDelivery) {
  const { t } = useTranslation("conversation");
  if (reason !== "too_fast") return <span className="-order-1">{t("delivery.queued")}</span>;
  return (
    <span className="-order-1" title={code ? t("delivery.code", { code }) : undefined}>
      {t("delivery.tooFast")}
    </span>
  );
}

/**
 * Shows queued, sending or sent. Never two checks, as WeChat does not report reading. All marks have the same width
 * (DW6).
 */
export function DeliveryMark({ delivery }: { delivery: MarkedDelivery }) {
  const { t } = useTranslation("conversation");
  if (delivery.state === "queued")
    return (
      <>
        <OrdinalPlaceholder />
        <Clock {...icon14} />
        <QueuedReason {...delivery} />
      </>
    );
  if (delivery.state === "sending")
    return (
      <>
        <OrdinalPlaceholder />
        <LoaderCircle {...icon14} className="turn" />
        <span className="sr-only">{t("delivery.sending")}</span>
      </>
    );
  if (delivery.state !== "sent") return null;
  const { ordinal, of } = delivery;
  const sentence = t(ordinal > of ? "delivery.sentBeyond" : "delivery.sent", { ordinal, of });
  return (
    <>
      <span aria-hidden="true" title={sentence} className="tabular-nums">{`${ordinal}/${of}`}</span>
      <Check {...icon14} />
      <span className="sr-only">{sentence}</span>
    </>
  );
}

const OrdinalPlaceholder = () => (
  <span aria-hidden="true" className="invisible tabular-nums after:content-['0/0']" />
);
