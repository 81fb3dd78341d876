import type { AccountId } from "@jieru/shared/domain/ids";
import type { KeywordReply } from "@jieru/shared/domain/keyword-reply";
import { useState } from "react";
import { recall, remember } from "../../../data/feed/tab-memory.ts";
import { useMe } from "../../../data/queries/use-snapshot.ts";
import { changedFields, emptyFields, fieldsOf, sentFields } from "./form.ts";
import type { KeywordReplyFields } from "./keyword-replies.ts";

interface Written {
  typed: Partial<KeywordReplyFields>;
  before: Partial<KeywordReplyFields>;
}

const nothing: Written = { typed: {}, before: {} };

export interface KeywordReplyForm {
  values: KeywordReplyFields;
  set: (change: Partial<KeywordReplyFields>) => void;
  change: Partial<KeywordReplyFields>;
  /** The changes are from an earlier visit. */
  kept: boolean;
  /** Somebody else has changed a field that is also changed here. */
  conflict: boolean;
  forget: () => void;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** [KA8] Holds unsaved changes to a rule. This tab stores them until they are saved or discarded. */
export function useKeywordReplyForm(accountId: AccountId, rule: KeywordReply | null): KeywordReplyForm {
  const me = useMe(accountId);
  const place = `keyword-reply.1.${me.id} ${accountId} ${rule?.id ?? "new"}`;
  const [found] = useState(() => recall<Written>(place));
  const [written, setWritten] = useState(found ?? nothing);
  const { typed, before } = written;
  const now = rule ? fieldsOf(rule) : emptyFields;
  const values = { ...now, ...typed };
  const change = changedFields(now, sentFields(values));
  const set = (more: Partial<KeywordReplyFields>) => {
    const begun = Object.keys(more) as (keyof KeywordReplyFields)[];
    const next = {
      typed: { ...typed, ...more },
      before: { ...Object.fromEntries(begun.map((name) => [name, now[name]])), ...before },
    };
    remember(place, next);
    setWritten(next);
  };
  const changed = Object.keys(change) as (keyof KeywordReplyFields)[];
  return {
    values,
    set,
    change,
    kept: found !== null && written === found,
    conflict: changed.some((name) => name in before && !isSame(before[name], now[name])),
    forget: () => remember(place, null),
  };
}
