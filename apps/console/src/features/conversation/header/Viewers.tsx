import { icon14 } from "@jieru/ui/icon.ts";
import { useQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { usePresence } from "../../../data/feed/presence.ts";
import { readersQuery } from "../../../data/queries/readers.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useIsNarrow } from "../../../lib/browser/use-media.ts";
import { useOnceIdle } from "../../../lib/rendering/use-once-idle.ts";
import { AgentDisc } from "../../agent/AgentDisc.tsx";
import { useConversation } from "../conversation-context.ts";
import { Readers } from "./Readers.tsx";

/** Shows colleagues who view the conversation or type in it, and past readers of the agent's own one. */
export function Viewers() {
  const { session, viewer } = useConversation();
  const { watching } = usePresence(session.conversationId);
  const others = watching.filter((id) => id !== viewer.id);
  return (
    <>
      {session.ownerId === viewer.id && <PastViewers viewerCount={others.length} />}
      {others.length > 0 && <CurrentViewers />}
    </>
  );
}

function CurrentViewers() {
  const { t } = useTranslation("conversation");
  const { session, viewer, nameOf } = useConversation();
  const narrow = useIsNarrow();
  const { watching, typing } = usePresence(session.conversationId);
  const others = watching.filter((id) => id !== viewer.id).map((id) => nameOf(id) ?? t("common:agent"));
  const writers = typing.filter((id) => id !== viewer.id).map((id) => nameOf(id) ?? "");
  const names = (list: readonly string[]) => list.join(t("header.and"));
  const sentence =
    writers.length > 0
      ? t("header.typing", { names: names(writers) })
      : t("header.looking", { names: names(others) });
  return (
    <span
      data-testid="lookers"
      data-looks=""
      title={names(others)}
      className="inline-flex min-w-0 items-center gap-1.5 text-12 text-ink-2 narrow:mr-1 narrow:whitespace-nowrap"
    >
      {narrow ? <Eye {...icon14} className="flex-none" /> : <AgentDisc name={others[0] ?? ""} size={20} />}
      <span className="truncate narrow:max-w-36 max-narrow:whitespace-normal">{sentence}</span>
    </span>
  );
}

function PastViewers({ viewerCount }: { viewerCount: number }) {
  const { session, nameOf } = useConversation();
  const narrow = useIsNarrow();
  const { data: readers = [] } = useQuery({
    ...readersQuery(session.conversationId, viewerCount),
    enabled: useOnceIdle(),
  });
  if (viewerCount > 0) return null;
  return (
    <Readers readers={readers} nameOf={nameOf} named={narrow} className={narrow ? "" : "mr-1 flex-none"} />
  );
}
