import type { Attribute } from "@jieru/shared/domain/attributes";
import type { AccountId } from "@jieru/shared/domain/ids";
import { asRemark } from "@jieru/shared/domain/remark";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { attributesQuery } from "../../../data/queries/attributes.ts";
import { setRemark } from "../../../data/queries/customers.ts";
import { formatClock } from "../../../i18n/format-clock.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useOnceIdle } from "../../../lib/rendering/use-once-idle.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import type { SteadySession } from "../../session/use-steady-session.ts";
import { Fact, Facts, Section } from "../Section.tsx";
import { useBlockReason } from "../use-block-reason.ts";
import { AttributeValue } from "./AttributeValue.tsx";
import { attributeLabel } from "./attribute-label.ts";

interface AttributesProps {
  accountId: AccountId;
  session: SteadySession;
}

/** More is shown on request, so that the allowance stays near the top. */
const shownAtFirst = 12;

export function Attributes({ accountId, session }: AttributesProps) {
  const { t } = useTranslation("customer");
  const now = useNow();
  const [whole, setWhole] = useState(false);
  const { data } = useQuery({ ...attributesQuery(session.conversationId), enabled: useOnceIdle() });
  if (!data || data.attributes.length === 0) return null;
  const { attributes, updatedAt } = data;
  const shown = whole ? attributes : attributes.slice(0, shownAtFirst);
  const hidden = attributes.length - shown.length;
  return (
    <Section title={t("attributes.title")}>
      <div data-testid="attributes">
        <Facts>
          {shown.map((attribute) => (
            <Fact
              key={attribute.name}
              name={<bdi>{attributeLabel(attribute)}</bdi>}
              testId={`attribute-${attribute.name}`}
            >
              <AttributeValue attribute={attribute} />
              <UseAsRemark accountId={accountId} session={session} attribute={attribute} />
            </Fact>
          ))}
        </Facts>
        <p className="dotted mt-1.5 text-12 text-ink-3">
          {updatedAt !== null && (
            <span data-at={updatedAt}>{t("attributes.updated", { time: formatClock(updatedAt, now) })}</span>
          )}
          {hidden > 0 && (
            <span>
              <TextButton onClick={() => setWhole(true)}>
                {t("attributes.more", { count: hidden })}
              </TextButton>
            </span>
          )}
        </p>
      </div>
    </Section>
  );
}

/** Copies the company's name for the customer to the remark, if there is none. */
function UseAsRemark({ accountId, session, attribute }: AttributesProps & { attribute: Attribute }) {
  const { t } = useTranslation("customer");
  const readOnly = useReadOnlyReason();
  const reason = useBlockReason("annotate", accountId, session);
  const { id, remark } = session.customer;
  const name = attribute.type === "text" ? asRemark(attribute.value) : "";
  if (attribute.name !== "name" || remark !== null || name === "" || readOnly || reason) return null;
  return (
    <TextButton
      data-testid="take-name"
      onClick={() => void setRemark(accountId, id, name)}
      size="small"
      className="ml-2"
    >
      {t("attributes.take_name")}
    </TextButton>
  );
}
