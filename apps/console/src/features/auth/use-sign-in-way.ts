import { isWechatBrowser } from "@jieru/shared/domain/wechat-browser";
import { useQuery } from "@tanstack/react-query";
import { queryClient } from "../../data/http/query-client.ts";
import { signInOptionsQuery } from "../../data/queries/sign-in-options.ts";
import { useIsPhone } from "../../lib/browser/use-media.ts";

/** How a phone signs in without a code on its own screen. */
export type PhoneWay =
  | "loading"
  | "failed"
  /** This is WeChat's own browser, and its page authorisation signs in. */
  | "authorise"
  | "open_in_wechat"
  | "use_computer";

export interface SignInWay {
  /** `code`: the QR code. */
  way: "code" | PhoneWay;
  /** Asks again how one can sign in, after `failed`. */
  retry: () => void;
}

/** [SI16] How somebody signs in with this browser. The server decides for itself: this only chooses what the page shows. */
export function useSignInWay(): SignInWay {
  const isPhone = useIsPhone();
  const inWechat = isWechatBrowser(navigator.userAgent);
  const asks = isPhone || inWechat;
  const { data, isError, isFetching, refetch } = useQuery(
    { ...signInOptionsQuery, enabled: asks },
    queryClient,
  );
  const retry = () => void refetch();
  if (!asks) return { way: "code", retry };
  if (!data) return { way: isError && !isFetching ? "failed" : "loading", retry };
  if (inWechat && data.inWechat) return { way: "authorise", retry };
  if (!isPhone) return { way: "code", retry };
  return { way: data.inWechat ? "open_in_wechat" : "use_computer", retry };
}
