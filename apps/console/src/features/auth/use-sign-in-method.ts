import { isWechatBrowser } from "@jieru/shared/domain/wechat-browser";
import { useQuery } from "@tanstack/react-query";
import { queryClient } from "../../data/http/query-client.ts";
import { signInOptionsQuery } from "../../data/queries/sign-in-options.ts";
import { useIsPhone } from "../../lib/browser/use-media.ts";

export type PhoneMethod =
  | "loading"
  | "failed"
  /** This is WeChat's own browser, where page authorisation signs in. */
  | "authorise"
  | "open_in_wechat"
  | "use_computer";

export interface SignInMethod {
  way: "code" | PhoneMethod;
  retry: () => void;
}

/** [SI16] Returns the sign-in method to show in this browser. The server decides independently. */
export function useSignInMethod(): SignInMethod {
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
