import { textLimitBytes } from "@jieru/shared/domain/text-limit";
import { useTranslation } from "../../../i18n/use-translation.ts";
import type { ComposerState } from "./composer-state.ts";

/** The text's length as WeChat counts it. On a phone it is shown only when it matters, in a line of its own. */
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
