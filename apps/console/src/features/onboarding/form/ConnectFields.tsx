import type { ConnectionField } from "@jieru/shared/domain/connection-shapes";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { ConnectionInput } from "../ConnectionInput.tsx";
import { newAesKey, newToken } from "../random-secret.ts";
import { WrappingFields } from "../WrappingFields.tsx";
import { ReplyNumbers } from "./ReplyNumbers.tsx";
import type { ConnectForm } from "./use-connect-form.ts";

export function ConnectFields({ form }: { form: ConnectForm }) {
  const { t } = useTranslation("connect");
  const { values, put } = form;
  const field = (name: ConnectionField) => ({
    name,
    value: values[name],
    onChange: (value: string) => put({ [name]: value }),
    showProblem: form.isLeft(name),
    onLeave: () => form.leave(name),
  });
  return (
    <form
      noValidate
      className="grid max-w-[560px] gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.send();
      }}
    >
      <ConnectionInput {...field("name")} />
      <ConnectionInput {...field("appId")} />
      <ConnectionInput {...field("originalId")} />
      <ConnectionInput {...field("appSecret")} secret />
      <ConnectionInput {...field("token")} generate={newToken} />
      <ConnectionInput {...field("encodingAesKey")} generate={newAesKey} />
      <WrappingFields value={values} onChange={put} />
      <ReplyNumbers value={values.replyPreset ?? "guide"} onChange={(replyPreset) => put({ replyPreset })} />
      <span className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          tone="primary"
          size="big"
          data-testid="connect-send"
          disabledReason={form.sending ? t("sending") : null}
        >
          {t("create")}
        </Button>
        {form.failure && (
          <span role="alert" className="min-w-0 text-danger">
            {failureSentence(form.failure)}
          </span>
        )}
      </span>
    </form>
  );
}
