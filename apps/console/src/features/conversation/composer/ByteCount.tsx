import { textLimitBytes } from "@jieru/shared/domain/text-limit";
import { useTranslation } from "../../../i18n/use-translation.ts";
import type { ComposerState } from "./composer-state.ts";

/** Shows the length as WeChat counts it; on a phone only above the limit. */
export function ByteCount({ state, withImage }: { state: ComposerState; withImage: boolean }) {
  const { t } = useTranslation("conversation");
  const over = state.overBytes > 0;
  const words = over
    ? t("composer.over", { count: state.overBytes })
    : withImage
      ? t("composer.imageAlone")
      : t("composer.bytes", { bytes: state.bytes, limit: textLimitBytes });
  return (
    <span
      data-over={over || undefined}
      className="mr-2.5 mb-2 justify-self-end text-12 whitespace-nowrap text-ink-3 data-over:font-semibold data-over:text-danger max-narrow:col-span-3 max-narrow:m-0 max-narrow:leading-4 max-narrow:not-data-over:hidden"
    >
      {words}
    </span>
  );
}
