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
import { lengthLimit } from "../../../ui/fields/length-limit.ts";
import { keepOrder, useHeldRows } from "../../../ui/lists/held-rows.ts";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";
import { useConversation, useOpenSession } from "../conversation-context.ts";
import { BlockedNote } from "../picker/BlockedNote.tsx";
import { CommentField } from "../picker/CommentField.tsx";
import { FindField } from "../picker/FindField.tsx";
import { useBlocked } from "../picker/use-blocked.ts";
import { usePickerKeys } from "../picker/use-picker-keys.ts";
import { findTopics, firstTopic, nextTopic } from "./find-topics.ts";
import { recentTopicsFirst, recordTopicUse } from "./recent-topics.ts";
import { TopicOption } from "./TopicOption.tsx";

interface WrapUpDialogProps {
  open: boolean;
  onClose: () => void;
  /** [WU4] Ends the session with the topic; null: only saves it. */
  onEnd: ((wrapUp: SaidWrapUp) => void) | null;
}

export function WrapUpDialog({ open, onClose, onEnd }: WrapUpDialogProps) {
  const { t } = useTranslation("conversation");
  return (
    <Dialog open={open} onClose={onClose} label={t("wrapUp.title")} className="w-80">
      <WrapUpForm onClose={onClose} onEnd={onEnd} />
    </Dialog>
  );
}

/** Returns the offered topics, and the previous choice although it is retired. */
function choices(topics: readonly Topic[] | undefined, chosen: WrapUp | null | undefined): Topic[] {
  const offered = offeredTopics(topics);
  if (!chosen || offered.some(({ id }) => id === chosen.topicId)) return offered;
  return [...offered, { id: chosen.topicId, name: topicNameOf(chosen, topics), retired: true }];
}

const keepTopics = (shown: Topic[], wanted: Topic[]): Topic[] => keepOrder(shown, wanted, ({ id }) => id);

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
    () => recentTopicsFirst(accountId, choices(topics, before)),
    [accountId, topics, before],
  );
  const all = useHeldRows(find, ranked, keepTopics);
  const [stored] = useState(() => unsavedWrapUps.of(session.id));
  const [marked, setMarked] = useState(() => firstTopic(ranked, find) ?? (stored ?? before)?.topicId ?? null);
  const [line, setLine] = useState((stored ?? before)?.line ?? "");
  // [DR17] The topic is stored only with a comment, as choosing it again takes one press.
  const isWorthStoring = stored !== undefined || (line.trim() !== "" && line !== before?.line);
  useEffect(() => {
    if (isWorthStoring) unsavedWrapUps.keep(session.id, { topicId: marked, line });
  }, [isWorthStoring, session.id, marked, line]);
  const discard = () => {
    unsavedWrapUps.keep(session.id, null);
    onClose();
  };
  const shown = findTopics(all, find);
  // The choice is cleared, not moved, if its topic is gone: Enter may follow.
  const chosen = shown.find(({ id }) => id === marked) ?? null;
  const search = (text: string) => {
    setFind(text);
    setMarked(firstTopic(ranked, text));
  };
  const saveTopic = async (wrapUp: WrapUp | null) => {
    onClose();
    unsavedWrapUps.keep(session.id, { topicId: marked, line });
    const { ok } = await wrapUpSession(accountId, session, wrapUp);
    if (ok) unsavedWrapUps.keep(session.id, null);
  };
  const send = () => {
    if (!chosen || held) return;
    const wrapUp = { topicId: chosen.id, line: line.trim() || null };
    recordTopicUse(accountId, chosen.id);
    if (onEnd) onEnd(wrapUp);
    else void saveTopic({ ...wrapUp, topic: chosen.name });
  };
  const { findKeys, lineKeys, onSubmit } = usePickerKeys({
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
      <CommentField
        testId="wrap-up-line"
        icon={MessageSquareText}
        label={t("wrapUp.line")}
        value={line}
        {...lengthLimit(wrapUpLength.line, setLine)}
        keys={lineKeys}
      />
      <BlockedNote reason={blocked} />
      <Foot
        isEnd={onEnd !== null}
        disabledReason={held ?? (chosen ? null : t("wrapUp.choose"))}
        onCancel={discard}
        clear={before && !onEnd && <ClearButton disabledReason={held} onClear={() => void saveTopic(null)} />}
      />
    </form>
  );
}

interface TopicsProps {
  shown: readonly Topic[];
  chosen: Topic | null;
  among: number;
  onChoose: (id: Topic["id"]) => void;
}

function Topics({ shown, chosen, among, onChoose }: TopicsProps) {
  const { t } = useTranslation("conversation");
  return (
    <div
      role="radiogroup"
      aria-label={t("wrapUp.title")}
      // As high as with all topics, so that matches do not move under the pointer.
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
