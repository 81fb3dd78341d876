import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useState } from "react";
import { recall, remember } from "../../../data/feed/tab-memory.ts";
import type { ConductRuleFields } from "../../../data/queries/conduct-rules.ts";
import { useMe } from "../../../data/queries/use-snapshot.ts";
import { type ConductForm, changedFields, emptyForm, formOf, isSame, sentFields } from "./form.ts";

interface Written {
  typed: Partial<ConductForm>;
  before: Partial<ConductForm>;
}

const nothing: Written = { typed: {}, before: {} };

export interface ConductRuleFormState {
  values: ConductForm;
  set: (change: Partial<ConductForm>) => void;
  change: Partial<ConductRuleFields>;
  /** The changes are from an earlier visit. */
  kept: boolean;
  /** Another admin has changed a field that is also changed here. */
  conflict: boolean;
  forget: () => void;
}

/** Holds unsaved changes to a rule. This tab stores them until they are saved or discarded. */
export function useConductRuleForm(accountId: AccountId, rule: ConductRule | null): ConductRuleFormState {
  const me = useMe(accountId);
  const place = `conduct-rule.1.${me.id} ${accountId} ${rule?.id ?? "new"}`;
  const [found] = useState(() => recall<Written>(place));
  const [written, setWritten] = useState(found ?? nothing);
  const { typed, before } = written;
  const now = rule ? formOf(rule) : emptyForm;
  const values = { ...now, ...typed };
  const set = (more: Partial<ConductForm>) => {
    const begun = Object.keys(more) as (keyof ConductForm)[];
    const next = {
      typed: { ...typed, ...more },
      before: { ...Object.fromEntries(begun.map((name) => [name, now[name]])), ...before },
    };
    remember(place, next);
    setWritten(next);
  };
  const touched = Object.keys(typed) as (keyof ConductForm)[];
  return {
    values,
    set,
    change: changedFields(sentFields(now), sentFields(values)),
    kept: found !== null && written === found,
    conflict: touched.some((name) => !isSame(before[name], now[name]) && !isSame(typed[name], now[name])),
    forget: () => remember(place, null),
  };
}
