import type { AccountId } from "@jieru/shared/domain/ids";
import { icon16 } from "@jieru/ui/icon.ts";
import { ListFilter } from "lucide-react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import { PaneBoundary } from "../../ui/errors/PaneBoundary.tsx";
import { Popover } from "../../ui/overlays/Popover.tsx";
import { onDemand } from "../../ui/rendering/on-demand.tsx";
import type { Tab } from "../session/lists.ts";

interface FilterButtonProps {
  accountId: AccountId;
  tab: Tab;
  filtered: boolean;
}

const load = () => import("./filters/FilterPanel.tsx");
const FilterPanel = onDemand(
  async () => (await load()).FilterPanel,
  () => <div className="h-60" />,
);

export function FilterButton({ filtered, ...rest }: FilterButtonProps) {
  const { t } = useTranslation("inbox");
  return (
    <Popover
      label={t("filter.open")}
      align="start"
      className="w-80 max-w-[calc(100vw-16px)]"
      trigger={
        <IconButton
          label={t("filter.open")}
          data-testid="list-filter"
          data-set={filtered || undefined}
          onPointerEnter={() => void load().catch(() => undefined)}
          className="data-set:text-accent"
        >
          <ListFilter {...icon16} />
        </IconButton>
      }
    >
      <PaneBoundary>
        <FilterPanel {...rest} />
      </PaneBoundary>
    </Popover>
  );
}
