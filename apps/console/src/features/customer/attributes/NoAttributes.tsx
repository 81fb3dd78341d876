import type { AccountId } from "@jieru/shared/domain/ids";
import { blockOf } from "@jieru/shared/domain/session";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { attributesQuery } from "../../../data/queries/attributes.ts";
import { useMe } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useOnceIdle } from "../../../lib/rendering/use-once-idle.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import type { SteadySession } from "../../session/use-steady-session.ts";
import { LoadState } from "../LoadState.tsx";
import { Section } from "../Section.tsx";

interface NoAttributesProps {
  accountId: AccountId;
  session: SteadySession;
}

/** Explains attributes while the company's server has sent none, and who can set them up. */
export function NoAttributes({ accountId, session }: NoAttributesProps) {
  const { t } = useTranslation("customer");
  const me = useMe(accountId);
  const query = useQuery({ ...attributesQuery(session.conversationId), enabled: useOnceIdle() });
  const { data } = query;
  // [AG7] Another agent owns the session by now: a request would be refused.
  if (blockOf("read", session, me, serverNow())) return null;
  if (query.isError)
    return (
      <Section title={t("attributes.title")}>
        <LoadState query={query} />
      </Section>
    );
  if (!data || data.attributes.length > 0) return null;
  const admin = me.role === "admin";
  return (
    <Section title={t("attributes.title")}>
      <div data-testid="attributes-empty" className="text-12 text-ink-2">
        <p className="text-ink-1">{t("attributes.none")}</p>
        <p>{t(admin ? "attributes.none_admin" : "attributes.none_agent")}</p>
        {admin && (
          <Link
            to="/a/$accountId/settings/$section"
            params={{ accountId, section: "attributes" }}
            className="hit text-accent hover:underline max-narrow:leading-8"
          >
            {t("attributes.set_up")}
          </Link>
        )}
      </div>
    </Section>
  );
}
