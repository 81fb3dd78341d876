import "../../i18n/messages/search.ts";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { BackLink } from "../page/BackLink.tsx";
import { ConnectionBanner } from "../page/banners/ConnectionBanner.tsx";
import { pageFrame } from "../page/page-frame.ts";
import { Found } from "./Found.tsx";
import { SearchBox } from "./SearchBox.tsx";
import { SearchFilters } from "./SearchFilters.tsx";
import type { ResultsHandle } from "./SearchResults.tsx";
import { type SearchParams, searchParams } from "./search-params.ts";
import { useSearch } from "./use-search.ts";

interface SearchPageProps {
  accountId: AccountId;
  params: SearchParams;
}

export function SearchPage({ accountId, params }: SearchPageProps) {
  const { t } = useTranslation("search");
  const navigate = useNavigate();
  const box = useRef<HTMLInputElement>(null);
  const results = useRef<ResultsHandle>(null);
  const data = useSearch(accountId, params);
  // Replaces the address, so that one step back leaves the search. Reads the current address, as typed words arrive
  // late.
  const change = (next: object) =>
    void navigate({
      to: "/a/$accountId/search",
      params: { accountId },
      search: (now) => searchParams({ ...now, ...next }),
      replace: true,
    });
  const focusBox = () => {
    box.current?.focus();
    box.current?.select();
  };
  return (
    <main
      aria-label={t("title")}
      data-testid="search"
      data-zone="list"
      className={`${pageFrame} flex flex-col border-l border-border-1 bg-surface-2 max-narrow:border-0`}
    >
      <h1 className="sr-only">{t("title")}</h1>
      <search className="flex-none border-b border-border-1 px-3 max-narrow:px-2">
        <div className="mx-auto flex max-w-[760px] flex-col gap-2 py-2.5">
          <div className="flex items-center gap-2">
            <BackLink
              accountId={accountId}
              to="/a/$accountId"
              label={t("common:back")}
              className="size-11 narrow:hidden"
            />
            <SearchBox
              ref={box}
              value={params.q ?? ""}
              onChange={(q) => change({ q })}
              onDown={() => results.current?.focusFirst()}
            />
          </div>
          <SearchFilters accountId={accountId} params={params} onChange={change} />
        </div>
      </search>
      <ConnectionBanner />
      <Found
        ref={results}
        accountId={accountId}
        params={params}
        data={data}
        onKind={(kind) => change({ kind })}
        onAnything={() => change({ kind: "", span: "", agent: "", tag: "", state: "", topic: "" })}
        onUp={focusBox}
      />
    </main>
  );
}
