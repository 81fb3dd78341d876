import { useSnapshot } from "../../../data/store/snapshots.ts";
import "../../../i18n/messages/filters.ts";
import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { type Session, sessionOutcomes } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { knownTagsQuery } from "../../../data/queries/customers.ts";
import { endedSessionsQuery } from "../../../data/queries/ended-sessions.ts";
import { useAgentName } from "../../../data/queries/use-snapshot.ts";
import { waitingSourcesQuery } from "../../../data/queries/waiting-queue.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Switch } from "../../../ui/fields/Switch.tsx";
import { ChoiceMenu } from "../../../ui/menus/ChoiceMenu.tsx";
import { MenuLabel, MenuRow, MenuSeparator } from "../../../ui/menus/Menu.tsx";
import { withChosen } from "../../agent/with-chosen.ts";
import type { Tab } from "../../session/lists.ts";
import { topicChoices } from "../../session/topic-choices.ts";
import { endedFilterOf, shownOwner } from "../list-filter.ts";
import { SavedViews } from "./SavedViews.tsx";
import { useFilter } from "./use-filter.ts";

interface FilterPanelProps {
  accountId: AccountId;
  tab: Tab;
}

const sourcesIn = (
  { sessions, waiting }: Snapshot,
  ofLine: readonly string[],
  ended: readonly Session[],
): string[] => {
  const atHand = [...sessions, ...waiting.sessions, ...ended].flatMap(({ source }) => source ?? []);
  return [...new Set([...ofLine, ...atHand])].sort();
};

export function FilterPanel({ accountId, tab }: FilterPanelProps) {
  const { t } = useTranslation("filters");
  const { filter, change } = useFilter(accountId);
  const { data: tags = [] } = useQuery(knownTagsQuery(accountId));
  const desk = useSnapshot(accountId);
  const nameOf = useAgentName(accountId);
  const { count, sessions: head } = desk.waiting;
  const { data: ofLine = [] } = useQuery({
    ...waitingSourcesQuery(accountId),
    enabled: count > head.length,
  });
  const whose = endedFilterOf(shownOwner(desk, filter), desk.me.id, {});
  const { data: ended = [] } = useInfiniteQuery({
    ...endedSessionsQuery(accountId, whose),
    enabled: tab === "ended",
  });
  const sources = sourcesIn(
    desk,
    ofLine.map(({ source }) => source),
    ended,
  );
  const topics = topicChoices(desk.account.topics);
  return (
    <div className="p-1" data-testid="filter-panel">
      <MenuLabel>{t("title")}</MenuLabel>
      <MenuRow label={t("unread")}>
        <Switch
          label={t("unread")}
          checked={filter.unread === true}
          data-testid="filter-unread"
          onChange={(unread) => change({ unread: unread || undefined })}
        />
      </MenuRow>
      <MenuRow label={t("reminder")}>
        <Switch
          label={t("reminder")}
          checked={filter.reminder === true}
          data-testid="filter-reminder"
          onChange={(reminder) => change({ reminder: reminder || undefined })}
        />
      </MenuRow>
      <div className="flex flex-wrap gap-2 px-2 py-1.5">
        <ChoiceMenu
          label={t("tag")}
          any={t("any")}
          name="tagged"
          value={filter.tagged}
          onChange={(tagged) => change({ tagged })}
          choices={tags.map(({ tag }) => ({ value: tag, label: tag }))}
        />
        <ChoiceMenu
          label={t("source")}
          any={t("any")}
          name="source"
          value={filter.source}
          onChange={(source) => change({ source })}
          choices={sources.map((source) => ({ value: source, label: source }))}
        />
        {(topics.length > 0 || filter.about !== undefined) && (
          <ChoiceMenu
            label={t("topic")}
            any={t("any")}
            name="about"
            value={filter.about}
            onChange={(about) => change({ about })}
            choices={[...topics, { value: "nothing" as const, label: t("unsaid") }]}
          />
        )}
        {tab === "ended" && (
          <ChoiceMenu
            label={t("outcome.label")}
            any={t("any")}
            name="outcome"
            value={filter.outcome}
            onChange={(outcome) => change({ outcome })}
            choices={sessionOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          />
        )}
        {supervises(desk.me) && (
          <ChoiceMenu
            label={t("owner")}
            any={t("mine")}
            name="owner"
            value={filter.owner}
            onChange={(owner) => change({ owner })}
            choices={[
              { value: "all" as const, label: t("everybody") },
              ...withChosen(
                desk.agents.filter(({ id }) => id !== desk.me.id),
                filter.owner === "all" ? undefined : filter.owner,
                nameOf,
              ),
            ]}
          />
        )}
      </div>
      <MenuSeparator />
      <SavedViews accountId={accountId} tab={tab} />
    </div>
  );
}
