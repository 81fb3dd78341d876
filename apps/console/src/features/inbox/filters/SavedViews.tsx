import type { AccountId } from "@jieru/shared/domain/ids";
import { maxViewName, type SavedView } from "@jieru/shared/domain/saved-view";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import type { Outcome } from "../../../data/http/outcome.ts";
import { useSave } from "../../../data/http/use-save.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import {
  deleteView,
  orderViews,
  renameView,
  savedViewsQuery,
  saveView,
} from "../../../data/queries/saved-views.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import { MenuLabel } from "../../../ui/menus/Menu.tsx";
import type { Tab } from "../../session/lists.ts";
import { filterOf, isFiltered } from "../list-filter.ts";
import { NameForm } from "./NameForm.tsx";
import { SavedViewRow } from "./SavedViewRow.tsx";
import { sameView, useFilter, viewOf } from "./use-filter.ts";

interface SavedViewsProps {
  accountId: AccountId;
  tab: Tab;
}

/** Restores the focus, which an element loses when it is moved in the page. */
function keepFocus(): void {
  const pressed = document.activeElement;
  requestAnimationFrame(() => pressed instanceof HTMLElement && pressed.focus());
}

export function SavedViews({ accountId, tab }: SavedViewsProps) {
  const { t } = useTranslation("filters");
  const { filter, apply } = useFilter(accountId);
  const { data, isError, refetch } = useQuery(savedViewsQuery(accountId));
  const views = data ?? [];
  const [naming, setNaming] = useState<SavedView["id"] | "new" | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const readOnly = useReadOnlyReason();
  const shown = viewOf(tab, filter);
  const finish = async (send: () => Promise<Outcome<unknown>>) => {
    const outcome = await send();
    setFailure(outcome.ok ? null : failureSentence(outcome));
    if (outcome.ok) setNaming(null);
  };
  const { save: name } = useSave((send: () => Promise<Outcome<unknown>>) => send(), {
    onSuccess: () => {
      setFailure(null);
      setNaming(null);
    },
    onError: (error) => setFailure(failureSentence(error.failure)),
  });
  const move = (view: SavedView, step: -1 | 1) => {
    const at = views.indexOf(view);
    const rest = views.toSpliced(at, 1);
    void finish(() => orderViews(accountId, rest.toSpliced(at + step, 0, view)));
    keepFocus();
  };
  return (
    <>
      <MenuLabel>{t("views")}</MenuLabel>
      {data?.length === 0 && <p className="px-2 py-1 text-12 text-ink-2">{t("no_views")}</p>}
      {!data && isError && (
        <p role="alert" className="px-2 py-1 text-12 text-ink-2">
          {t("views_failed")} <TextButton onClick={() => void refetch()}>{t("common:retry")}</TextButton>
        </p>
      )}
      <ul className="m-0 list-none p-0">
        {views.map((view, i) =>
          naming === view.id ? (
            <li key={view.id}>
              <NameForm
                name={view.name}
                longest={maxViewName}
                onName={(text) => name(() => renameView(accountId, view.id, text))}
                onCancel={() => setNaming(null)}
              />
            </li>
          ) : (
            <SavedViewRow
              key={view.id}
              view={view}
              current={sameView(view.view, shown)}
              readOnly={readOnly}
              first={i === 0}
              last={i === views.length - 1}
              onOpen={() => apply(view.view)}
              onMove={(step) => move(view, step)}
              onRename={() => setNaming(view.id)}
              onDelete={() => void finish(() => deleteView(accountId, view.id))}
            />
          ),
        )}
      </ul>
      {naming === "new" ? (
        <NameForm
          name=""
          longest={maxViewName}
          onName={(text) => name(() => saveView(accountId, { name: text, view: shown }))}
          onCancel={() => setNaming(null)}
        />
      ) : (
        <div className="px-2 py-1.5">
          <Button
            data-testid="save-view"
            disabledReason={readOnly ?? (isFiltered(filterOf(tab, filter)) ? null : t("nothing"))}
            onClick={() => setNaming("new")}
          >
            {t("save")}
          </Button>
        </div>
      )}
      {failure && (
        <p role="alert" className="px-2 pb-1 text-12 text-failed">
          {failure}
        </p>
      )}
    </>
  );
}
