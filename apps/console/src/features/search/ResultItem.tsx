import type { SearchKind } from "@jieru/shared/protocol/search";
import { useTranslation } from "../../i18n/use-translation.ts";
import { TextButton } from "../../ui/buttons/TextButton.tsx";
import { CustomerHitRow, type HitRowProps, MessageHitRow } from "./HitRow.tsx";
import type { SearchItem } from "./items.ts";

interface ItemProps extends HitRowProps {
  item: SearchItem;
  onKind: (kind: SearchKind) => void;
  onRetry: () => void;
}

export function ResultItem({ item, onKind, onRetry, ...props }: ItemProps) {
  if (item.kind === "message") return <MessageHitRow {...props} hit={item.hit} />;
  if (item.kind === "customer") return <CustomerHitRow {...props} hit={item.hit} />;
  if (item.kind === "failed") return <FailedGroup group={item.group} onRetry={onRetry} />;
  return <GroupHead group={item.group} more={item.more} onKind={onKind} />;
}

function GroupHead({
  group,
  more,
  onKind,
}: {
  group: SearchKind;
  more: boolean;
  onKind: ItemProps["onKind"];
}) {
  const { t } = useTranslation("search");
  return (
    <div className="flex h-full items-end gap-2 px-2 pb-1 text-12 text-ink-3">
      <h2 className="font-normal">{t(`kind.${group}`)}</h2>
      {more && group !== "messages" && (
        <TextButton onClick={() => onKind(group)}>{t("show_all", { kind: t(`kind.${group}`) })}</TextButton>
      )}
    </div>
  );
}

function FailedGroup({ group, onRetry }: { group: SearchKind; onRetry: () => void }) {
  const { t } = useTranslation("search");
  return (
    <p role="alert" className="flex h-full items-end gap-2 px-2 pb-1 text-12 text-ink-2">
      {t("failed_kind", { kind: t(`kind.${group}`) })} <TextButton onClick={onRetry}>{t("retry")}</TextButton>
    </p>
  );
}
