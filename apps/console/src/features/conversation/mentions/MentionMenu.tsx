import { useTranslation } from "../../../i18n/use-translation.ts";
import { AgentDisc } from "../../agent/AgentDisc.tsx";
import { ListOption } from "../picker/ListOption.tsx";
import type { Colleague } from "./colleagues.ts";
import type { MentionMenuModel } from "./use-mention-menu.ts";

export const mentionOptionId = (menuId: string, { agent }: Colleague): string => `${menuId}-${agent.id}`;

export function MentionMenu({ menu }: { menu: MentionMenuModel }) {
  const { t } = useTranslation("conversation");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus in the text box on a press.
    <div
      data-testid="mention-menu"
      onMouseDown={(event) => event.preventDefault()}
      className="appear absolute bottom-full left-0 z-20 mb-1.5 flex max-h-[min(280px,50dvh)] w-[min(340px,100%)] flex-col overflow-hidden rounded-float bg-surface-3 shadow-menu max-narrow:mx-2"
    >
      <div
        role="listbox"
        id={menu.id}
        aria-label={t("note.colleagues")}
        className="thin-scroll min-h-0 overflow-y-auto p-1.5"
      >
        {menu.found.map((one) => (
          <Option key={one.agent.id} colleague={one} menu={menu} />
        ))}
      </div>
    </div>
  );
}

function Option({ colleague, menu }: { colleague: Colleague; menu: MentionMenuModel }) {
  const { t } = useTranslation("conversation");
  const { agent, why } = colleague;
  return (
    <ListOption
      id={mentionOptionId(menu.id, colleague)}
      testId={`mention-${agent.id}`}
      selected={menu.active?.agent.id === agent.id}
      disabled={why !== null}
      onPoint={() => menu.point(colleague)}
      onChoose={() => menu.choose(colleague)}
    >
      <AgentDisc name={agent.name} status={agent.status} />
      <span dir="auto" className="min-w-0 flex-1 truncate text-left">
        {agent.name}
      </span>
      <span className="flex-none text-12 text-ink-3">
        {why === null ? t(`common:role.${agent.role}`) : t(`note.why.${why}`)}
      </span>
    </ListOption>
  );
}
