import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import { useDeferredValue } from "react";
import { useReadOnlyReason } from "../../data/feed/read-only.ts";
import { endedSessionsQuery } from "../../data/queries/ended-sessions.ts";
import { meQuery } from "../../data/queries/me.ts";
import { useSnapshot } from "../../data/store/snapshots.ts";
import { changeLanguage } from "../../i18n/i18n.ts";
import { languages } from "../../i18n/languages.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useHandlersChange } from "../commands/handlers.ts";
import { toAccount } from "../inbox/accounts/left-open.ts";
import { noteOpenTrigger } from "../opening/open-trigger.ts";
import { customerName } from "../session/customer-name.ts";
import { commandEntries } from "./command-entries.ts";
import type { Entry } from "./entry.ts";
import { foundCustomersQuery } from "./found-customers.ts";
import { ownCommands } from "./own-commands.ts";
import { rank } from "./rank.ts";
import { sessionEntries } from "./session-entries.ts";
import { settingEntries } from "./setting-entries.ts";

const shownSessions = { atFirst: 5, found: 8 };

export function useEntries(accountId: AccountId, query: string): Entry[] {
  const { t, i18n } = useTranslation("commands");
  const router = useRouter();
  const desk = useDeferredValue(useSnapshot(accountId));
  const readOnly = useReadOnlyReason();
  useHandlersChange();
  const me = useQuery(meQuery).data;
  const ended = useInfiniteQuery({ ...endedSessionsQuery(accountId) }).data ?? [];
  const open = (id: SessionId) => {
    noteOpenTrigger("pointer");
    void router.navigate({ to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId: id } });
  };
  const searching = query.trim() !== "";
  const { sessionId } = useParams({ strict: false });
  const sessions = sessionEntries(desk, searching ? ended : [], (s) => open(s.id)).filter(
    ({ id }) => searching || id !== sessionId,
  );
  const accounts = (me?.accounts ?? [])
    .filter(({ id }) => id !== accountId)
    .map(
      ({ id, name }): Entry => ({
        id: `account-${id}`,
        group: "accounts",
        title: t("palette.switch_account", { name }),
        words: [name],
        run: () => void router.navigate(toAccount(id)),
      }),
    );
  const tongues = languages
    .filter((language) => language !== i18n.language)
    .map(
      (language): Entry => ({
        id: `language-${language}`,
        group: "language",
        title: t("palette.switch_language", { name: t(`common:language.${language}`) }),
        words: [language, t(`common:language.${language}`)],
        run: () => void changeLanguage(language),
      }),
    );
  const settings = settingEntries(
    desk.me.role,
    (section) =>
      void router.navigate({ to: "/a/$accountId/settings/$section", params: { accountId, section } }),
  );
  const openReports = () => void router.navigate({ to: "/a/$accountId/reports", params: { accountId } });
  const own = ownCommands({ accountId, desk, reason: readOnly, openReports });
  const wanted = useDeferredValue(query.trim());
  const hits = useQuery(foundCustomersQuery(accountId, wanted)).data ?? [];
  const held = new Set(sessions.map(({ customer }) => customer?.id));
  const customers = hits
    .filter(({ customer }) => searching && !held.has(customer.id))
    .map(
      ({ customer, session }): Entry => ({
        id: `customer-${customer.id}`,
        group: "customers",
        title: customerName(customer),
        hint: customer.tags.join(" "),
        customer,
        state: session.state,
        run: () => open(session.id),
      }),
    );
  const entry: Entry = {
    id: "in-messages",
    group: "messages",
    title: t("palette.in_messages", { words: query.trim() }),
    run: () =>
      void router.navigate({
        to: "/a/$accountId/search",
        params: { accountId },
        search: { q: query.trim() },
      }),
  };
  const shown = searching ? shownSessions.found : shownSessions.atFirst;
  return [
    ...rank(sessions, query).slice(0, shown),
    ...customers,
    ...rank(commandEntries(own), query),
    ...rank(searching ? settings : settings.filter(({ hint }) => !hint), query),
    ...rank(accounts, query),
    ...rank(tongues, query),
    ...(searching ? [entry] : []),
  ];
}
