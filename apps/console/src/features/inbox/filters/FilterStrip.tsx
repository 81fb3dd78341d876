import { readCounted } from "../../../data/queries/counted.ts";
import { i18n } from "../../../i18n/i18n.ts";
import "../../../i18n/messages/filters.ts";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { useQuery } from "@tanstack/react-query";
import { formerAgentsQuery } from "../../../data/queries/former-agents.ts";
import { useAccount, useAgentName, useAgents } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import type { Tab } from "../../session/lists.ts";
import { topicChoices } from "../../session/topic-choices.ts";
import { filterOf, type ListFilter, mayHaveEnded } from "../list-filter.ts";
import { type StripNote, useEndedNote, useWaitingNote } from "./strip-note.ts";
import { useFilter } from "./use-filter.ts";

interface FilterStripProps {
  accountId: AccountId;
  tab: Tab;
}

export function FilterStrip({ accountId, tab }: FilterStripProps) {
  const { t } = useTranslation("filters");
  const nameOf = useAgentName(accountId);
  const { filter: activeFilter, clear } = useFilter(accountId);
  const filter = filterOf(tab, activeFilter);
  const { tagged, source, about, unread, reminder, outcome, counted, owner } = filter;
  const { topics } = useAccount(accountId);
  const topic = topicChoices(topics).find(({ value }) => value === about)?.label ?? about;
  const words = [
    owner && (owner === "all" ? t("everybody") : (nameOf(owner) ?? owner)),
    tagged,
    source,
    about === "nothing" ? t("unsaid") : topic,
    unread && t("unread"),
    reminder && t("reminder"),
    outcome && t(`outcome.${outcome}`),
    counted && countedWords(counted),
  ].filter(Boolean);
  return (
    <div
      data-testid="filter-strip"
      className="flex-none border-b border-border-1 bg-accent-soft px-4 text-12"
    >
      <div className="flex min-h-9 items-center gap-2 py-1.5">
        <span className="line-clamp-3 min-w-0 flex-1 text-accent wrap-anywhere">{words.join(" + ")}</span>
        <TextButton data-testid="filter-clear" onClick={clear}>
          {t("clear")}
        </TextButton>
      </div>
      {owner && owner !== "all" && <OwnerGone accountId={accountId} owner={owner} />}
      {tab === "waiting" && <WaitingNote accountId={accountId} filter={filter} />}
      {tab === "ended" && mayHaveEnded(filter) && <EndedNote accountId={accountId} filter={filter} />}
    </div>
  );
}

function Note({ note }: { note: StripNote }) {
  const { i18n } = useTranslation("filters");
  return (
    <p className="pb-2 text-ink-2" data-testid="filter-note">
      {i18n.withFacts(`filters:${note.part}`, note)}
    </p>
  );
}

const WaitingNote = ({ accountId, filter }: { accountId: AccountId; filter: ListFilter }) => (
  <Note note={useWaitingNote(accountId, filter)} />
);

function EndedNote({ accountId, filter }: { accountId: AccountId; filter: ListFilter }) {
  const note = useEndedNote(accountId, filter);
  return note && <Note note={note} />;
}

function OwnerGone({ accountId, owner }: { accountId: AccountId; owner: AgentId }) {
  const { t } = useTranslation("filters");
  const isBound = useAgents(accountId).some(({ id }) => id === owner);
  const { data: former } = useQuery(formerAgentsQuery(accountId));
  const gone = former?.find(({ id }) => id === owner);
  if (isBound || !gone) return null;
  return (
    <p data-testid="owner-gone" className="pb-2 text-ink-2">
      {t("owner_gone", gone)}
    </p>
  );
}

/** [RP12] Returns the report number behind the list ("2026-11-28 开始，未回复"); undefined if invalid. */
function countedWords(text: string): string | undefined {
  const counted = readCounted(text);
  if (!counted) return undefined;
  const { by, figure, from, to } = counted;
  const days = from === to ? from : i18n.t("filters:counted_days", { from, to });
  return i18n.t("filters:counted", {
    by: i18n.t(`filters:counted_by.${by}`, { days }),
    figure: i18n.t(`filters:figure.${figure}`),
  });
}
