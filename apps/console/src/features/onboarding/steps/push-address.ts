const ofThisNetwork = [
  /^[^.:]+$/,
  /\.(local|localhost|internal|lan|home\.arpa)$/,
  /^(0|10|127)\.[\d.]+$/,
  /^169\.254\.[\d.]+$/,
  /^192\.168\.[\d.]+$/,
  /^172\.(1[6-9]|2\d|3[01])\.[\d.]+$/,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.[\d.]+$/,
  /^\[(::1?|f[cd].*|fe[89ab].*)\]$/,
];

/** Returns why WeChat cannot reach the address: a private one, or a port other than 80 (http) and 443 (https). */
export function whyUnreachable(pushUrl: string): "private" | "port" | null {
  const { hostname, port } = new URL(pushUrl);
  if (ofThisNetwork.some((pattern) => pattern.test(hostname))) return "private";
  return port === "" ? null : "port";
}
