import type { Delivery } from "@jieru/shared/domain/message";
import { icon14 } from "@jieru/ui/icon.ts";
import { Check, Clock, LoaderCircle } from "lucide-react";
import { useTranslation } from "../../../i18n/use-translation.ts";

type Marked = Pick<Delivery, "state" | "ordinal" | "of"> & Partial<Pick<Delivery, "reason" | "code">>;

/** [OB14] That it waits, and why where WeChat has said so. */
function Waits({ reason, code }: Marked) {
  const { t } = useTranslation("conversation");
  if (reason !== "too_fast") return <span className="-order-1">{t("delivery.queued")}</span>;
  return (
    <span className="-order-1" title={code ? t("delivery.code", { code }) : undefined}>
      {t("delivery.tooFast")}
    </span>
  );
}

/** Queued, sending, sent: clock, open ring, one check. Never two checks, as nobody knows whether it was read. Each is as wide beside the time (DW13). */
export function DeliveryMark({ delivery }: { delivery: Marked }) {
  const { t } = useTranslation("conversation");
  if (delivery.state === "queued")
    return (
      <>
        <OrdinalToCome />
        <Clock {...icon14} />
        <Waits {...delivery} />
      </>
    );
  if (delivery.state === "sending")
    return (
      <>
        <OrdinalToCome />
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

/** The place of "1/3". */
const OrdinalToCome = () => (
  <span aria-hidden="true" className="invisible tabular-nums after:content-['0/0']" />
);
