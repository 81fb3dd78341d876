import { CustomerAvatar } from "@jieru/ui/CustomerAvatar.tsx";
import { icon12 } from "@jieru/ui/icon.ts";
import { Ban } from "lucide-react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useIsNarrow } from "../../../lib/browser/use-media.ts";
import { Pill } from "../../../ui/marks/Pill.tsx";
import { SessionPill } from "../../session/SessionPill.tsx";
import { UrgentMark } from "../../session/UrgentMark.tsx";
import { isOutOfSight } from "../../session/watched.ts";
import { useConversation } from "../conversation-context.ts";
import { FailureNote } from "../FailureNote.tsx";
import { BackButton } from "./BackButton.tsx";
import { SessionActions } from "./SessionActions.tsx";
import { SessionFacts } from "./SessionFacts.tsx";
import { Viewers } from "./Viewers.tsx";

export function ConversationHeader() {
  const { t } = useTranslation("conversation");
  const { session, viewer, customerName } = useConversation();
  const narrow = useIsNarrow();
  const gone = isOutOfSight(session, viewer);
  const facts = !gone && <SessionFacts />;
  const urgent = !gone && session.urgent;
  // [EV2] Beside the name, except on a phone, where the name would be cut.
  const marks = (urgent || session.customer.blocked) && (
    <>
      {urgent && <UrgentMark />}
      {session.customer.blocked && (
        <Pill className="bg-surface-0 text-ink-2 inset-ring inset-ring-border-2 max-narrow:gap-[3px] max-narrow:bg-transparent max-narrow:px-0 max-narrow:inset-ring-0">
          <Ban {...icon12} />
          <span data-testid="blocked">{t("block_list.is")}</span>
        </Pill>
      )}
    </>
  );
  return (
    <>
      <header className="@container/header flex min-h-[54px] flex-none items-center gap-2.5 border-b border-border-1 pr-3 pl-5 max-narrow:min-h-14 max-narrow:gap-1.5 max-narrow:px-1">
        <BackButton />
        <CustomerAvatar openid={session.customer.openid} name={session.customer.remark} size={32} />
        {/* [EV2] A second line of facts must not make the header a pixel higher. */}
        <div className="min-w-0 flex-1 max-narrow:-my-px">
          <h1 className="flex items-center gap-2 text-15 font-semibold max-narrow:leading-5">
            <span dir="auto" className="truncate text-left">
              {customerName}
            </span>
            {!gone && (
              <span className="contents max-narrow:[&>*]:hidden">
                <SessionPill state={session.state} />
              </span>
            )}
            {!narrow && marks}
          </h1>
          {narrow && marks ? (
            <div className="flex items-center gap-1.5">
              {marks}
              {facts}
            </div>
          ) : (
            facts
          )}
        </div>
        {!narrow && !gone && <Viewers />}
        <SessionActions />
      </header>
      <FailureNote target={session.id} />
      <FailureNote target={session.customer.id} actions={["blocked"]} />
    </>
  );
}
