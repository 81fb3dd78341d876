import { seenOf } from "@jieru/shared/domain/blank";
import type { AccountId } from "@jieru/shared/domain/ids";
import { inOneLine } from "@jieru/shared/domain/in-one-line";
import { remarkLength } from "@jieru/shared/domain/remark";
import type { Customer } from "@jieru/shared/domain/session";
import { type KeyboardEvent, useRef, useState } from "react";
import { unsavedRemarks } from "../../data/drafts/unsaved.ts";
import { useReadOnlyReason } from "../../data/feed/read-only.ts";
import { isRefusedAs } from "../../data/http/outcome.ts";
import { setRemark } from "../../data/queries/customers.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useEnterKey } from "../../lib/keyboard/use-enter-key.ts";
import { Input } from "../../ui/fields/Input.tsx";
import { lengthLimit } from "../../ui/fields/length-limit.ts";
import { useOnUnmount } from "../../ui/focus/use-on-unmount.ts";

interface RemarkFieldProps {
  accountId: AccountId;
  customer: Customer;
  onDone: () => void;
}

/** Enter or leaving the field saves the remark, Esc discards the text. An empty field removes the remark. */
export function RemarkField({ accountId, customer, onDone }: RemarkFieldProps) {
  const { t } = useTranslation("customer");
  const [opened] = useState(unsavedRemarks.of(customer.id) ?? customer.remark ?? "");
  const [text, setText] = useState(opened);
  const done = useRef(false);
  const readOnly = useReadOnlyReason();
  const send = () => {
    const remark = seenOf(inOneLine(text));
    if (remark === customer.remark) return;
    void setRemark(accountId, customer.id, remark).then((outcome) => {
      // [RT3] Nothing is kept of an erased customer.
      const isOver = outcome.ok || isRefusedAs(outcome, "session_not_found");
      unsavedRemarks.keep(customer.id, isOver ? null : text);
    });
  };
  const leave = () => {
    done.current = true;
    unsavedRemarks.keep(customer.id, null);
    onDone();
  };
  const save = () => {
    if (readOnly) return;
    leave();
    send();
  };
  useOnUnmount(() => {
    if (!done.current && text !== opened) send();
  });
  const keys = useEnterKey(save, leave);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") event.preventDefault();
    keys.onKeyDown(event);
  };
  return (
    <>
      <Input
        size="inline"
        autoFocus
        data-testid="remark-input"
        value={text}
        {...lengthLimit(remarkLength, setText)}
        onKeyDown={onKeyDown}
        onKeyUp={keys.onKeyUp}
        // The field stays the active element, and open, when the window loses the focus.
        onBlur={({ target }) => document.activeElement !== target && save()}
        aria-label={t("remark.label")}
        className="-my-0.5 -ml-1.5 max-narrow:my-0"
      />
      {readOnly && (
        <span role="status" className="text-12 text-ink-2">
          {readOnly}
        </span>
      )}
    </>
  );
}
