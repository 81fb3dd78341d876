import type { AccountId } from "@jieru/shared/domain/ids";
import type { QuickReply, QuickReplyScope } from "@jieru/shared/domain/quick-reply";
import type { QuickReplyChange } from "@jieru/shared/protocol/quick-replies";
import { useState } from "react";
import { recall, remember } from "../../../data/feed/tab-memory.ts";
import { useMe } from "../../../data/queries/use-snapshot.ts";

const blank = { title: "", category: "", shortcut: "", text: "" };
export type Fields = typeof blank;

const names = Object.keys(blank) as (keyof Fields)[];

const fieldsOf = (quickReply: QuickReply | null): Fields =>
  quickReply ? { ...blank, ...quickReply, shortcut: quickReply.shortcut ?? "" } : blank;

interface Written {
  typed: Partial<Fields>;
  before: Partial<Fields>;
}

const nothing: Written = { typed: {}, before: {} };

export interface QuickReplyForm {
  values: Fields;
  set: (change: Partial<Fields>) => void;
  change: QuickReplyChange;
  /** The changes are from an earlier visit. */
  kept: boolean;
  /** Somebody else has changed a field that is also changed here. */
  conflict: boolean;
  forget: () => void;
}

/** [QR10] Holds unsaved changes to a quick reply. This tab stores them until they are saved or discarded. */
export function useQuickReplyForm(
  accountId: AccountId,
  scope: QuickReplyScope,
  quickReply: QuickReply | null,
): QuickReplyForm {
  const me = useMe(accountId);
  const place = `quick-reply.1.${me.id} ${accountId} ${quickReply?.id ?? scope}`;
  const [found] = useState(() => recall<Written>(place));
  const [written, setWritten] = useState(found ?? nothing);
  const { typed, before } = written;
  const now = fieldsOf(quickReply);
  const values = { ...now, ...typed };
  const changed = names.filter((name) => values[name] !== now[name]);
  const set = (change: Partial<Fields>) => {
    const begun = Object.keys(change) as (keyof Fields)[];
    const next = {
      typed: { ...typed, ...change },
      before: { ...Object.fromEntries(begun.map((name) => [name, now[name]])), ...before },
    };
    remember(place, next);
    setWritten(next);
  };
  return {
    values,
    set,
    change: Object.fromEntries(
      changed.map((name) => [name, name === "shortcut" ? values.shortcut.trim() || null : values[name]]),
    ),
    kept: found !== null && written === found,
    conflict: changed.some((name) => name in before && before[name] !== now[name]),
    forget: () => remember(place, null),
  };
}
