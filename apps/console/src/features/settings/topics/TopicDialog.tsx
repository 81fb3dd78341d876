import "../../../i18n/messages/settings.ts";
import { isBlank } from "@jieru/shared/domain/blank";
import type { AccountId } from "@jieru/shared/domain/ids";
import { inOneLine } from "@jieru/shared/domain/in-one-line";
import { lengthOf } from "@jieru/shared/domain/length-of";
import { isSameTopicName, type Topic, wrapUpLength } from "@jieru/shared/domain/wrap-up";
import { type FormEvent, useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useSave } from "../../../data/http/use-save.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { addTopic, changeTopic } from "../../../data/queries/wrap-up.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { FormFooter } from "../../../ui/fields/FormFooter.tsx";
import { Input } from "../../../ui/fields/Input.tsx";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";

interface TopicDialogProps {
  accountId: AccountId;
  topic: Topic | null;
  others: readonly Topic[];
  onClose: () => void;
}

export function TopicDialog({ accountId, topic, others, onClose }: TopicDialogProps) {
  const { t } = useTranslation("topics");
  const [typed, setTyped] = useState(topic?.name ?? "");
  const readOnly = useReadOnlyReason();
  const name = inOneLine(typed);
  const why = problemOf(
    name,
    others.filter(({ id }) => id !== topic?.id),
  );
  const reason = why ? t(`problem.${why}`, { limit: wrapUpLength.topic }) : readOnly;
  const { save, isPending, failure } = useSave(
    () => (topic ? changeTopic(accountId, topic.id, { name }) : addTopic(accountId, name)),
    { onSuccess: onClose },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reason) save();
  };
  const title = topic ? t("settings:order.edit", { name: topic.name }) : t("add");
  return (
    <Dialog open onClose={() => !isPending && onClose()} label={title} className="w-96">
      <form data-testid="topic-dialog" onSubmit={submit} className="grid gap-2 px-5 py-4">
        <b className="text-15 font-semibold wrap-anywhere">{title}</b>
        <Input
          autoFocus
          data-testid="topic-name"
          aria-label={t("name")}
          placeholder={t("example")}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <FormFooter
          failure={failure && failureSentence(failure)}
          pending={isPending ? t("common:pending") : null}
          confirm={t(topic ? "save" : "add")}
          data-testid="topic-save"
          disabledReason={reason}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}

function problemOf(name: string, others: readonly Topic[]): "blank" | "long" | "taken" | null {
  if (isBlank(name)) return "blank";
  if (lengthOf(name) > wrapUpLength.topic) return "long";
  return others.some((other) => isSameTopicName(other.name, name)) ? "taken" : null;
}
