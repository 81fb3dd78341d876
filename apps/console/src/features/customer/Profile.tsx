import { replyPolicyOf } from "@jieru/shared/domain/allowance";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import { offeredTopics } from "@jieru/shared/domain/wrap-up";
import { memo } from "react";
import { useAccount, useViewer } from "../../data/queries/use-snapshot.ts";
import { formatClock } from "../../i18n/format-clock.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { onDemand } from "../../ui/rendering/on-demand.tsx";
import { useSteadySession } from "../session/use-steady-session.ts";
import { isOutOfSight } from "../session/watched.ts";
import { AllowanceFacts } from "./allowance/AllowanceFacts.tsx";
import { Attributes } from "./attributes/Attributes.tsx";
import { NoAttributes } from "./attributes/NoAttributes.tsx";
import { BlockedStrip } from "./BlockedStrip.tsx";
import { CustomerName } from "./CustomerName.tsx";
import { Fact, Facts, Section } from "./Section.tsx";
import { Tags } from "./tags/Tags.tsx";

const WrapUpFacts = onDemand(async () => (await import("./WrapUpFacts.tsx")).WrapUpFacts);
const RatingFacts = onDemand(async () => (await import("./RatingFacts.tsx")).RatingFacts);

interface ProfileProps {
  accountId: AccountId;
  session: Session;
  messages: readonly Message[];
}

export function Profile({ accountId, session, messages }: ProfileProps) {
  const { t } = useTranslation("customer");
  const now = useNow();
  const viewer = useViewer(accountId);
  const account = useAccount(accountId);
  const policy = replyPolicyOf(account);
  const steady = useSteadySession(session);
  return (
    <>
      <MemoName accountId={accountId} session={steady} />
      {session.customer.blocked && <BlockedStrip accountId={accountId} session={session} />}
      <MemoAttributes accountId={accountId} session={steady} />
      <Section title={t("tags.title")}>
        <MemoTags accountId={accountId} session={steady} />
      </Section>
      {(offeredTopics(account.topics).length > 0 || session.wrapUp) && session.state !== "waiting" && (
        <WrapUpFacts accountId={accountId} session={session} />
      )}
      {session.rating && <RatingFacts rating={session.rating} />}
      {session.state !== "ended" && !isOutOfSight(session, viewer) && (
        <Section title={t("allowance.title")}>
          <AllowanceFacts session={session} messages={messages} policy={policy} />
        </Section>
      )}
      <Section title={t("source.title")}>
        <Facts>
          <Fact name={t("source.entry")}>
            {session.source ?? <span className="text-ink-3">{t("source.unknown")}</span>}
          </Fact>
          <Fact name={t("source.session")}>
            <span data-at={session.openedAt}>
              {t("source.opened", { time: formatClock(session.openedAt, now) })}
            </span>
          </Fact>
        </Facts>
      </Section>
      <MemoNoAttributes accountId={accountId} session={steady} />
    </>
  );
}

/** [DW2] Not rendered for a new message. */
const MemoName = memo(CustomerName);
const MemoAttributes = memo(Attributes);
const MemoTags = memo(Tags);
const MemoNoAttributes = memo(NoAttributes);
