import type { AccountId } from "@jieru/shared/domain/ids";
import type { ListView } from "@jieru/shared/domain/saved-view";
import { useNavigate } from "@tanstack/react-router";
import { showTab } from "../../opening/shown-tab.ts";
import type { Tab } from "../../session/lists.ts";
import { type ListFilter, noFilter, useListFilter } from "../list-filter.ts";

export interface Filter {
  filter: ListFilter;
  change: (change: ListFilter) => void;
  clear: () => void;
  apply: (view: ListView) => void;
}

export function useFilter(accountId: AccountId): Filter {
  const filter = useListFilter(accountId);
  const navigate = useNavigate();
  const set = (next: ListFilter) =>
    void navigate({ to: ".", search: (now) => ({ ...now, ...noFilter, ...next }), replace: true });
  return {
    filter,
    change: (change) => set({ ...filter, ...change }),
    clear: () => set({}),
    apply({ list, tag, ...rest }) {
      showTab(list);
      set({ tagged: tag, ...rest });
    },
  };
}

export const viewOf = (
  list: Tab,
  { tagged, source, about, unread, reminder, outcome, owner }: ListFilter,
): ListView => ({
  list,
  ...(tagged && { tag: tagged }),
  ...(source && { source }),
  ...(about && { about }),
  ...(unread && { unread }),
  ...(reminder && { reminder }),
  ...(list === "ended" && outcome && { outcome }),
  ...(owner && { owner }),
});

export const sameView = (a: ListView, b: ListView): boolean =>
  (["list", "tag", "source", "about", "unread", "reminder", "outcome", "owner"] as const).every(
    (field) => a[field] === b[field],
  );
