import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { sessionStates } from "@jieru/shared/domain/session";
import { useQuery } from "@tanstack/react-query";
import { knownTagsQuery } from "../../data/queries/customers.ts";
import { useAccount, useAgentName, useAgents, useMe } from "../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Segmented } from "../../ui/fields/Segmented.tsx";
import { ChoiceMenu } from "../../ui/menus/ChoiceMenu.tsx";
import { Toolbar } from "../../ui/page/Toolbar.tsx";
import { withChosen } from "../agent/with-chosen.ts";
import { topicChoices } from "../session/topic-choices.ts";
import { type SearchParams, spans } from "./search-params.ts";

interface SearchFiltersProps {
  accountId: AccountId;
  params: SearchParams;
  onChange: (change: { [K in keyof SearchParams]: SearchParams[K] | undefined }) => void;
}

const all = ["all", "customers", "notes", "messages"] as const;

export function SearchFilters({ accountId, params, onChange }: SearchFiltersProps) {
  const { t } = useTranslation("search");
  const agents = useAgents(accountId);
  const nameOf = useAgentName(accountId);
  const me = useMe(accountId);
  const { data: tags = [] } = useQuery(knownTagsQuery(accountId));
  const topics = topicChoices(useAccount(accountId).topics);
  // A filter in a link is shown and can be removed even by an agent who is not offered it.
  const offersTags = tags.length > 0 || params.tag !== undefined;
  const offersTopics = topics.length > 0 || params.topic !== undefined;
  const offersAgents = supervises(me) || params.agent !== undefined;
  return (
    <Toolbar>
      <Segmented
        label={t("kind.label")}
        value={params.kind ?? "all"}
        onChange={(kind) => onChange({ kind: kind === "all" ? undefined : kind })}
        segments={all.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <ChoiceMenu
        any={t("any")}
        label={t("span.label")}
        name="span"
        value={params.span}
        onChange={(span) => onChange({ span })}
        choices={spans.map((value) => ({ value, label: t(`span.${value}`) }))}
      />
      <ChoiceMenu
        any={t("any")}
        label={t("state.label")}
        name="state"
        value={params.state}
        onChange={(state) => onChange({ state })}
        choices={sessionStates.map((value) => ({ value, label: t(`common:state.${value}`) }))}
      />
      {offersTags && (
        <ChoiceMenu
          any={t("any")}
          label={t("tag.label")}
          name="tag"
          value={params.tag}
          onChange={(tag) => onChange({ tag })}
          choices={tags.map(({ tag }) => ({ value: tag, label: tag }))}
        />
      )}
      {offersTopics && (
        <ChoiceMenu
          any={t("any")}
          label={t("topic.label")}
          name="topic"
          value={params.topic}
          onChange={(topic) => onChange({ topic })}
          choices={topics}
        />
      )}
      {offersAgents && (
        <ChoiceMenu
          any={t("any")}
          label={t("agent.label")}
          name="agent"
          value={params.agent}
          onChange={(agent) => onChange({ agent })}
          choices={withChosen(agents, params.agent, nameOf)}
        />
      )}
    </Toolbar>
  );
}
