import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { guideQuery } from "../first-steps/guide.ts";
import { whyUnreachable } from "./push-address.ts";

/**
 * [MA12] If WeChat cannot reach the address: why, and what to do. Not shown in a demo, where the pushes do not come from
 * WeChat.
 */
export function Unreachable({ pushUrl }: { pushUrl: string }) {
  const { t } = useTranslation("connect");
  const { data } = useQuery(guideQuery);
  const why = whyUnreachable(pushUrl);
  if (why === null || data?.phonesUrl !== null) return null;
  return (
    <p data-testid="unreachable" data-why={why} className="text-12 text-waiting">
      {t(`unreachable.${why}`)}
    </p>
  );
}
