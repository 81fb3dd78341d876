/**
 * Returns whether a User-Agent is WeChat's own browser, where its page authorisation opens (SI16). WeCom's browser also names
 * `MicroMessenger`, but belongs to another application (not tested against WeChat). Use it only to choose a page: any client can send any
 * User-Agent.
 */
export const isWechatBrowser = (userAgent: string): boolean =>
  /\bMicroMessenger\//i.test(userAgent) && !/\bwxwork\//i.test(userAgent);
