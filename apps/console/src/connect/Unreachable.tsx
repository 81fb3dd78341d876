import { useQuery } from "@tanstack/react-query";
import { guideQuery } from "../first-steps/guide.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { whyUnreachable } from "./push-address.ts";

/** [MA12] Under an address that WeChat cannot come to: why, and what to do. In a demo it is not WeChat that comes. */
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
