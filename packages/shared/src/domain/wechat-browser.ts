/**
 * Whether a User-Agent is that of WeChat's own browser, where its page authorisation opens (SI16). WeCom's browser names
 * `MicroMessenger` too, but belongs to another application (not tested against WeChat). Nothing but a choice of page may depend on it:
 * anybody can send any User-Agent.
 */
export const isWechatBrowser = (userAgent: string): boolean =>
  /\bMicroMessenger\//i.test(userAgent) && !/\bwxwork\//i.test(userAgent);
