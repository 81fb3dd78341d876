import type { Attribute } from "@jieru/shared/domain/attributes";
import type { AccountId } from "@jieru/shared/domain/ids";
import { blockOf, type Session } from "@jieru/shared/domain/session";
import { viewerOf } from "@jieru/shared/domain/snapshot";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { attributesQuery } from "../api/attributes.ts";
import { setRemark } from "../api/customers.ts";
import { useDesk } from "../api/use-desk.ts";
import { formatClock } from "../i18n/format-clock.ts";
import { useReadOnlyReason } from "../sync/read-only.ts";
import { serverNow } from "../ui/server-clock.ts";
import { TextButton } from "../ui/TextButton.tsx";
import { useNow } from "../ui/use-now.ts";
import { AttributeValue } from "./AttributeValue.tsx";
import { attributeLabel } from "./attribute-label.ts";
import { Fact, Facts, Section } from "./Section.tsx";

interface AttributesProps {
  accountId: AccountId;
  session: Session;
}

/** [AT3] What the shop's own server says of the customer, in its order. */
export function Attributes({ accountId, session }: AttributesProps) {
  const { t } = useTranslation(["customer", "common"]);
  const now = useNow();
  const query = useQuery(attributesQuery(session.conversationId));
  const { data } = query;
  return (
    <Section title={t("attributes.title")}>
      {!data && (
        <p className="min-h-5 text-12 text-ink-3">
          {query.isError && (
            <TextButton onClick={() => void query.refetch()}>{t("attributes.failed")}</TextButton>
          )}
        </p>
      )}
      {data?.attributes.length === 0 && <Teaching accountId={accountId} />}
      {data && data.attributes.length > 0 && (
        <div data-testid="attributes">
          <Facts>
            {data.attributes.map((attribute) => (
              <Fact
                key={attribute.name}
                name={<bdi>{attributeLabel(attribute)}</bdi>}
                testId={`attribute-${attribute.name}`}
              >
                <AttributeValue attribute={attribute} />
                <TakeOver accountId={accountId} session={session} attribute={attribute} />
              </Fact>
            ))}
          </Facts>
          {data.updatedAt !== null && (
            <p className="mt-1.5 text-12 text-ink-3">
              {t("attributes.updated", { time: formatClock(data.updatedAt, now) })}
            </p>
          )}
        </div>
      )}
    </Section>
  );
}

/** Nothing is known yet: what could be, and who can see to it. */
function Teaching({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("customer");
  const { me } = useDesk(accountId);
  return (
    <div data-testid="attributes-empty" className="text-12 text-ink-2">
      <p className="text-ink-1">{t("attributes.none")}</p>
      <p>{t(me.role === "admin" ? "attributes.none_admin" : "attributes.none_agent")}</p>
      {me.role === "admin" && (
        <Link
          to="/a/$accountId/settings/$section"
          params={{ accountId, section: "attributes" }}
          className="hit text-accent hover:underline max-narrow:leading-8"
        >
          {t("attributes.set_up")}
        </Link>
      )}
    </div>
  );
}

/** The shop's name for somebody nobody has named yet becomes the remark, by one press of a person. */
function TakeOver({ accountId, session, attribute }: AttributesProps & { attribute: Attribute }) {
  const { t } = useTranslation("customer");
  const viewer = viewerOf(useDesk(accountId));
  const readOnly = useReadOnlyReason();
  const { id, remark } = session.customer;
  const name = attribute.type === "text" ? attribute.value.replace(/\s+/g, " ").trim().slice(0, 60) : "";
  if (attribute.name !== "name" || remark !== null || name === "" || readOnly) return null;
  if (blockOf("annotate", session, viewer, serverNow())) return null;
  return (
    <TextButton
      data-testid="take-name"
      onClick={() => void setRemark(accountId, id, name)}
      className="ml-2 text-12"
    >
      {t("attributes.take_name")}
    </TextButton>
  );
}
