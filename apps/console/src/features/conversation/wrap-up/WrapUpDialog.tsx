import {
  offeredTopics,
  type Topic,
  topicNameOf,
  type WrapUp,
  wrapUpLength,
} from "@jieru/shared/domain/wrap-up";
import type { SaidWrapUp } from "@jieru/shared/protocol/wrap-up";
import { MessageSquareText } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { unsavedWrapUps } from "../../../data/drafts/unsaved.ts";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useAccount } from "../../../data/queries/use-snapshot.ts";
import { wrapUpSession } from "../../../data/queries/wrap-up.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { keepingWithin } from "../../../ui/fields/keep-within.ts";
import { keepOrder, useHeldRows } from "../../../ui/lists/held-rows.ts";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";
import { BlockedNote } from "../choosing/BlockedNote.tsx";
import { FindField } from "../choosing/FindField.tsx";
import { LineField } from "../choosing/LineField.tsx";
import { useBlocked } from "../choosing/use-blocked.ts";
import { useChoosingKeys } from "../choosing/use-choosing-keys.ts";
import { useConversation, useOpenSession } from "../conversation-context.ts";
import { findTopics, firstTopic, nextTopic } from "./find-topics.ts";
import { TopicOption } from "./TopicOption.tsx";
import { lastUsedFirst, noteUse } from "./used-topics.ts";

interface WrapUpDialogProps {
  open: boolean;
  onClose: () => void;
  /** [WU4] Ends the session with what is said; null: it is only said. */
  onEnd: ((wrapUp: SaidWrapUp) => void) | null;
}

/** [WU2] What the session was about. */
export function WrapUpDialog({ open, onClose, onEnd }: WrapUpDialogProps) {
  const { t } = useTranslation("conversation");
  return (
    <Dialog open={open} onClose={onClose} label={t("wrapUp.title")} className="w-80">
      <WrapUpForm onClose={onClose} onEnd={onEnd} />
    </Dialog>
  );
}

/** What can be chosen: all on offer, and the one that was chosen before, also if it is retired by now. */
function choices(topics: readonly Topic[] | undefined, chosen: WrapUp | null | undefined): Topic[] {
  const offered = offeredTopics(topics);
  if (!chosen || offered.some(({ id }) => id === chosen.topicId)) return offered;
  return [...offered, { id: chosen.topicId, name: topicNameOf(chosen, topics), retired: true }];
}

const keepTopics = (shown: Topic[], wanted: Topic[]): Topic[] => keepOrder(shown, wanted, ({ id }) => id);

/** Topics, those used last first, and a line. Typing searches, arrows move, and Enter takes the one marked. */
function WrapUpForm({ onClose, onEnd }: Omit<WrapUpDialogProps, "open">) {
  const { t } = useTranslation("conversation");
  const { accountId } = useConversation();
  const session = useOpenSession();
  const { topics } = useAccount(accountId);
  const before = session.wrapUp;
  const [find, setFind] = useState("");
  const readOnly = useReadOnlyReason();
  const blocked = useBlocked(onEnd ? "end" : "wrapUp");
  const held = readOnly ?? blocked;
  const ranked = useMemo(
    () => lastUsedFirst(accountId, choices(topics, before)),
    [accountId, topics, before],
  );
  const all = useHeldRows(find, ranked, keepTopics);
  const [kept] = useState(() => unsavedWrapUps.of(session.id));
  const [marked, setMarked] = useState(() => firstTopic(ranked, find) ?? (kept ?? before)?.topicId ?? null);
  const [line, setLine] = useState((kept ?? before)?.line ?? "");
  // [DR17] A topic is chosen again in one press; it stays with a line that was written.
  const isWorthKeeping = kept !== undefined || (line.trim() !== "" && line !== before?.line);
  useEffect(() => {
    if (isWorthKeeping) unsavedWrapUps.keep(session.id, { topicId: marked, line });
  }, [isWorthKeeping, session.id, marked, line]);
  const discard = () => {
    unsavedWrapUps.keep(session.id, null);
    onClose();
  };
  const shown = findTopics(all, find);
  // Nobody else takes the place of one that is gone: Enter may be on its way.
  const chosen = shown.find(({ id }) => id === marked) ?? null;
  const search = (text: string) => {
    setFind(text);
    setMarked(firstTopic(ranked, text));
  };
  const say = async (wrapUp: WrapUp | null) => {
    onClose();
    unsavedWrapUps.keep(session.id, { topicId: marked, line });
    const { ok } = await wrapUpSession(accountId, session, wrapUp);
    if (ok) unsavedWrapUps.keep(session.id, null);
  };
  const send = () => {
    if (!chosen || held) return;
    const said = { topicId: chosen.id, line: line.trim() || null };
    noteUse(accountId, chosen.id);
    if (onEnd) onEnd(said);
    else void say({ ...said, topic: chosen.name });
  };
  const { findKeys, lineKeys, onSubmit } = useChoosingKeys({
    step: (by) => setMarked(nextTopic(shown, chosen?.id ?? null, by)),
    take: send,
  });
  return (
    <form onSubmit={onSubmit} data-testid="wrap-up-dialog" className="grid p-1">
      <FindField
        testId="wrap-up-find"
        title={t("wrapUp.title")}
        value={find}
        onChange={search}
        keys={findKeys}
        placeholder={t("wrapUp.search")}
        marked={chosen?.name}
        className="max-narrow:h-11"
      />
      <Topics shown={shown} chosen={chosen} among={all.length} onChoose={setMarked} />
      <LineField
        testId="wrap-up-line"
        icon={MessageSquareText}
        label={t("wrapUp.line")}
        value={line}
        {...keepingWithin(wrapUpLength.line, setLine)}
        keys={lineKeys}
      />
      <BlockedNote reason={blocked} />
      <Foot
        isEnd={onEnd !== null}
        disabledReason={held ?? (chosen ? null : t("wrapUp.choose"))}
        onCancel={discard}
        clear={before && !onEnd && <ClearButton disabledReason={held} onClear={() => void say(null)} />}
      />
    </form>
  );
}

interface TopicsProps {
  shown: readonly Topic[];
  chosen: Topic | null;
  /** How many there are with nothing typed. */
  among: number;
  onChoose: (id: Topic["id"]) => void;
}

function Topics({ shown, chosen, among, onChoose }: TopicsProps) {
  const { t } = useTranslation("conversation");
  return (
    <div
      role="radiogroup"
      aria-label={t("wrapUp.title")}
      // As high as with all of them, so that the matches do not move under the pointer.
      style={{ minHeight: `min(288px, ${32 * among + 8}px)` }}
      className="thin-scroll max-h-72 overflow-y-auto py-1"
    >
      {shown.map((topic) => (
        <TopicOption
          key={topic.id}
          topic={topic}
          checked={topic.id === chosen?.id}
          onChoose={() => onChoose(topic.id)}
        />
      ))}
      {shown.length === 0 && <p className="px-2 py-1.5 text-12 text-ink-3">{t("wrapUp.none")}</p>}
    </div>
  );
}

interface FootProps {
  isEnd: boolean;
  disabledReason: string | null;
  onCancel: () => void;
  clear: ReactNode;
}

function Foot({ isEnd, disabledReason, onCancel, clear }: FootProps) {
  const { t } = useTranslation("conversation");
  return (
    <span className="flex justify-end gap-2 p-1.5">
      {clear}
      <Button tone="quiet" onClick={onCancel}>
        {t("common:cancel")}
      </Button>
      <Button type="submit" tone="primary" data-testid="wrap-up-confirm" disabledReason={disabledReason}>
        {t(isEnd ? "header.end" : "wrapUp.save")}
      </Button>
    </span>
  );
}

interface ClearButtonProps {
  disabledReason: string | null;
  onClear: () => void;
}

function ClearButton({ disabledReason, onClear }: ClearButtonProps) {
  const { t } = useTranslation("conversation");
  return (
    <Button
      tone="quiet"
      data-testid="wrap-up-clear"
      disabledReason={disabledReason}
      onClick={onClear}
      className="mr-auto"
    >
      {t("wrapUp.clear")}
    </Button>
  );
}
